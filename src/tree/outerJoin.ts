import { broadcastConstant, constant } from "../array/build.ts";
import type { ElementType } from "../array/elementType.ts";
import type { Expr } from "../array/expr.ts";
import { promote } from "../array/promote.ts";
import { concatenate, slice } from "../array/shapeOps.ts";
import { Fault } from "../core/fault.ts";
import { compareLabels, type MemberLabel } from "./memberLabels.ts";

/** An array with the labels along each of its axes; null along one that has none. */
export interface LabelledBlock {
  readonly name: string;
  readonly expr: Expr;
  readonly labels: readonly (readonly MemberLabel[] | null)[];
}

export interface Joined {
  readonly expr: Expr;
  readonly labels: readonly (readonly MemberLabel[] | null)[];
}

/** An expression is put together from no more parts than this. */
const MOST_PARTS = 20_000;

/**
 * All blocks as one array, each element at the place of its labels (xarray's outer join): along an axis all labels that
 * any block has, in ascending order, unless all have the same ones. Places that no block has are NaN, or refused where
 * there is to be no `fill`; the type is the common one as long as there are none. Nothing is read for it.
 *
 * @throws Fault `invalid` that names the blocks which do not fit, or hold the same place.
 */
export function outerJoin(blocks: readonly LabelledBlock[], dims: readonly string[], fill: boolean): Joined {
  const labels = dims.map((dim, axis) => labelsAlong(blocks, dim, axis));
  const lengths = labels.map((list, axis) => list?.length ?? blocks[0]?.expr.shape[axis] ?? 0);
  const places = labels.map((list) => list && new Map(list.map((label, place) => [label, place])));
  const type = blocks.map(({ expr }) => expr.type).reduce(commonType);
  let parts = 0;

  const part = (axis: number, present: readonly LabelledBlock[], at: readonly Run[]): Expr => {
    if (++parts > MOST_PARTS) {
      throw new Fault("over-budget", `Their labels interlock in more than ${MOST_PARTS} parts.`);
    }
    const [first, second] = present;
    if (!first) {
      const where = whereWords(dims, labels, at);
      if (!fill) throw invalid(`There is no member at ${where}, and concat needs one at each place.`);
      const shape = lengths.map((length, i) => at[i]?.length ?? length);
      return broadcastConstant(constant(Number.NaN, nanType(type, where)), shape);
    }
    if (axis === dims.length) {
      if (!second) return first.expr;
      throw invalid(`“${first.name}” and “${second.name}” both hold ${whereWords(dims, labels, at)}.`);
    }
    const along = places[axis];
    if (!along) return part(axis + 1, present, [...at, { start: 0, length: lengths[axis] ?? 0 }]);
    const runs = runsAlong(present, axis, along);
    return concatenate(
      runs.map(({ start, length, rows }) => {
        const inside = rows.map(({ block, row }) => ({ ...block, expr: cut(block.expr, axis, row, length) }));
        return part(axis + 1, inside, [...at, { start, length }]);
      }),
      axis,
    );
  };
  return { expr: part(0, blocks, []), labels };
}

/** The type in which NaN stands for what is not there: of whole numbers that floats hold exactly, float64. */
export function nanType(type: Expr["type"], where: string): ElementType {
  if (type !== "str" && type.startsWith("f")) return type;
  if (/^[iu][124]$/.test(type)) return "f8";
  const what = { str: "texts", b1: "truth values" }[type as string] ?? "whole numbers of 64 bits";
  throw invalid(`Nothing is at ${where}, and ${what} have no NaN to stand for it.`);
}

/** The type that holds both. */
export function commonType(a: Expr["type"], b: Expr["type"]): Expr["type"] {
  if (a === "str" || b === "str") {
    if (a === b) return a;
    throw invalid("Some members hold texts, others numbers.");
  }
  return promote(a, b);
}

interface Run {
  readonly start: number;
  readonly length: number;
}

interface Row {
  readonly block: LabelledBlock;
  readonly row: number;
}

/** Stretches of an axis along which the same blocks go on, row by row. */
function runsAlong(blocks: readonly LabelledBlock[], axis: number, places: ReadonlyMap<MemberLabel, number>) {
  const rowsAt: Row[][] = Array.from({ length: places.size }, () => []);
  for (const block of blocks) {
    for (const [row, label] of (block.labels[axis] ?? []).entries())
      rowsAt[places.get(label) as number]?.push({ block, row });
  }
  const runs: { start: number; length: number; rows: readonly Row[] }[] = [];
  for (const [place, rows] of rowsAt.entries()) {
    const last = runs.at(-1);
    const goesOn =
      last?.rows.length === rows.length &&
      rows.every(({ block, row }, i) => last.rows[i]?.block === block && last.rows[i]?.row === row - last.length);
    if (goesOn) last.length++;
    else runs.push({ start: place, length: 1, rows });
  }
  return runs;
}

function labelsAlong(blocks: readonly LabelledBlock[], dim: string, axis: number): readonly MemberLabel[] | null {
  const [first, ...others] = blocks;
  if (!first) return null;
  const own = first.labels[axis] ?? null;
  for (const { name, expr, labels } of others) {
    if ((labels[axis] ?? null) === null && own === null && expr.shape[axis] === first.expr.shape[axis]) continue;
    if (labels[axis] && own) continue;
    const lengths = `“${first.name}” has ${first.expr.shape[axis]} places, “${name}” ${expr.shape[axis]}`;
    throw invalid(`Along ${dim} the members differ, and not all have labels to join them by: ${lengths}.`);
  }
  if (!own) return null;
  for (const { name, labels } of blocks) {
    const list = labels[axis] as readonly MemberLabel[];
    if (new Set(list).size < list.length) throw invalid(`“${name}” has a label along ${dim} twice.`);
  }
  const same = others.every(({ labels }) => equal(labels[axis] as readonly MemberLabel[], own));
  return same ? own : [...new Set(blocks.flatMap(({ labels }) => labels[axis] ?? []))].sort(compareLabels);
}

function equal(a: readonly MemberLabel[], b: readonly MemberLabel[]): boolean {
  return a.length === b.length && a.every((label, i) => label === b[i]);
}

function cut(expr: Expr, axis: number, start: number, n: number): Expr {
  return slice(
    expr,
    expr.shape.map((extent, i) => (i === axis ? { start, step: 1, n } : { start: 0, step: 1, n: extent })),
  );
}

/** The first place of a part, in words. */
function whereWords(dims: readonly string[], labels: Joined["labels"], at: readonly Run[]): string {
  return at.flatMap(({ start }, axis) => (labels[axis] ? [`${dims[axis]} = ${labels[axis][start]}`] : [])).join(", ");
}

function invalid(message: string): Fault {
  return new Fault("invalid", message);
}
