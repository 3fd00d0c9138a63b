import { plural } from "../core/format.ts";
import { mappedClass } from "../core/mappedType.ts";
import type { NodeInfo } from "../core/node.ts";
import { numpyText, tuple } from "../core/numpyText.ts";

/** Where the text takes its nodes from: only what is printed is asked for. */
export interface TreeSource {
  readonly root: NodeInfo;
  /** Number of members of a group. */
  readonly count: (node: NodeInfo) => Promise<number>;
  /** Some members of a group, by their places in natural order. */
  readonly members: (node: NodeInfo, places: readonly number[]) => Promise<NodeInfo[]>;
}

export interface TreeTextOptions {
  /** Columns of the page; names and infos are cut to it. */
  readonly columns?: number;
  /** Groups at this level show `...` in place of their members. */
  readonly levels?: number;
  /** Groups with more members than this show the first and the last ones only. */
  readonly threshold?: number;
}

const COLUMNS = 110;

/**
 * The tree as text, in the format of dantro's `tree` and `tree_condensed` (dantro/base.py): three blanks for each level,
 * a mark, the name padded, then `<Class, info>`.
 */
export async function treeText(source: TreeSource, options: TreeTextOptions = {}): Promise<string> {
  const columns = options.columns ?? COLUMNS;
  const infoWidth = Math.floor(0.6 * columns);
  const lines = ["", `Tree of ${className(source.root)} '${source.root.name}', ${nodeInfoText(source.root)}`];

  const line = (level: number, mark: string, name: string, info: string) => {
    const nameWidth = columns - infoWidth - (3 * level + 6);
    const shown = cut(name, nameWidth).padEnd(nameWidth);
    lines.push(`${" ".repeat(3 * level)}${mark.padStart(3)} ${shown}  ${info}`.trimEnd());
  };

  const walk = async (node: NodeInfo, level: number): Promise<void> => {
    const count = await source.count(node);
    if (count === 0) return;
    if (options.levels !== undefined && level >= options.levels) {
      lines.push(`${" ".repeat(3 * level)} └─ ...`);
      return;
    }
    const { places, left, leftAt } = condensed(count, options.threshold);
    const shown = await source.members(node, places);
    const total = shown.length + (left > 0 ? 1 : 0);
    let row = 0;
    for (const [i, member] of shown.entries()) {
      if (left > 0 && i === leftAt) line(level, marks(row++, total), "...", `... (${left} more) ...`);
      line(level, marks(row++, total), member.name, cut(`<${className(member)}, ${nodeInfoText(member)}>`, infoWidth));
      if (member.kind === "group" && member.sameAs === undefined) await walk(member, level + 1);
    }
  };
  await walk(source.root, 0);
  return `${lines.join("\n")}\n`;
}

function marks(row: number, total: number): string {
  if (total === 1) return " └─";
  if (row === 0) return " └┬";
  return row === total - 1 ? "  └" : "  ├";
}

/** dantro's rule: at least 3; then the first half and the rest less one, with one line between them. */
export function condensed(
  count: number,
  threshold: number | undefined,
): { places: number[]; left: number; leftAt: number } {
  const limit = threshold === undefined ? count : Math.max(3, Math.trunc(threshold));
  if (count <= limit) return { places: Array.from({ length: count }, (_, i) => i), left: 0, leftAt: 0 };
  const head = Math.floor(limit / 2);
  const tail = Math.floor((limit - 1) / 2);
  const places = Array.from({ length: head + tail }, (_, i) => (i < head ? i : count - tail + i - head));
  return { places, left: count - head - tail, leftAt: head };
}

function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join("")}…`;
}

/** What stands for dantro's class names here. */
function className(node: NodeInfo): string {
  const mapped = mappedClass(node);
  if (mapped !== undefined) return mapped;
  switch (node.kind) {
    case "group":
      return node.path === "/" ? "DataManager" : "OrderedDataGroup";
    case "dataset":
      return "XrDataContainer";
    case "datatype":
      return "NamedDatatype";
    default:
      return "Link";
  }
}

/** What dantro's containers for small files say of themselves before their attributes. */
const STORED: Readonly<Record<string, string>> = {
  StringContainer: "str stored, ",
  ObjectContainer: "object stored, ",
  MutableMappingContainer: "",
};

/** `(time: 2, dim_1: 3)` where a dimension has a name, else `shape (2, 3)`. */
function shapeText(shape: readonly number[], dims: NodeInfo["dims"]): string {
  if (!dims?.some((dim) => dim !== null)) return `shape ${tuple(shape)}`;
  return `(${shape.map((n, axis) => `${dims[axis] ?? `dim_${axis}`}: ${n}`).join(", ")})`;
}

/** dantro's info string: `proxy (hdf5), float64, shape (3, 4), 2 attributes`. */
export function nodeInfoText(node: NodeInfo): string {
  const attributes = plural(node.attributeCount ?? node.attributes?.length ?? 0, "attribute");
  switch (node.kind) {
    case "group": {
      if (node.sameAs !== undefined) return `see ${node.sameAs}`;
      return `${plural(node.members ?? 0, "member")}, ${attributes}`;
    }
    case "dataset": {
      const proxy = node.state === "resolved" ? "" : `proxy${node.tags?.length ? ` (${node.tags.join(", ")})` : ""}, `;
      if (node.error) return `${proxy}not readable: ${node.error.message}`;
      if (STORED[node.mappedType ?? ""] !== undefined) return `${STORED[node.mappedType ?? ""]}${attributes}`;
      const dtype = node.dtype ? numpyText(node.dtype) : "unknown type";
      const shape = node.shape === null ? "no values" : shapeText(node.shape, node.dims);
      return `${proxy}${dtype}, ${shape}, ${attributes}`;
    }
    case "datatype":
      return `${node.dtype ? numpyText(node.dtype) : "unknown type"}, ${attributes}`;
    case "softlink":
    case "externallink":
      return `-> ${node.target}`;
    case "broken":
      return node.target === undefined ? (node.error?.message ?? "broken") : `-> ${node.target}, broken`;
  }
}
