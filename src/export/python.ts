import type { ElementType } from "../array/elementType.ts";
import { type Expr, operands, type ReduceOp, type SourceRef } from "../array/expr.ts";
import { rangeText } from "../array/print.ts";
import { numpyName } from "../array/promote.ts";
import { SYMBOLS } from "../array/symbols.ts";
import { numpyText, tuple } from "../core/numpyText.ts";
import { innerPath, topLevelPath } from "../core/path.ts";
import { scriptFrame } from "./pythonFrame.ts";

/** A coordinate of the result: an array to compute, or values that are written out. */
export interface ScriptCoordinate {
  readonly name: string;
  readonly dims: readonly string[];
  readonly values: Expr | readonly (number | string)[];
  readonly units?: string;
  readonly calendar?: string;
}

export interface ScriptOptions {
  /** The expression as it was typed. */
  readonly expression: string;
  /** Names of the result's axes, and its coordinates; an array without names stays a plain one. */
  readonly dims: readonly (string | null)[];
  readonly coords: readonly ScriptCoordinate[];
}

/**
 * A Python script that computes an expression with h5py and dask, one line for each node, with the shapes and types
 * that were shown here asserted. It runs on one machine or, with `--scheduler tcp://…`, on a cluster. A result whose axes
 * have names becomes an array of xarray, with its coordinates.
 */
export function pythonScript(root: Expr, { expression, dims, coords }: ScriptOptions): string {
  const writer = new ScriptWriter();
  const result = writer.name(root);
  const [, type = "", shape = "()"] = /# (\S+) (\(.*\))$/.exec(writer.lines.at(-1) ?? "") ?? [];
  const shapeIsKnown = !(root.kind === "reduce" && root.op.name === "unique");
  const isLabelled = dims.some((dim) => dim !== null) || coords.length > 0;
  const labels = isLabelled ? labelsText(dims, coords, writer) : undefined;
  const { sources, lines } = writer;
  return scriptFrame({ expression, sources, lines, result, type, shape, shapeIsKnown, ...(labels && { labels }) });
}

/** The arguments of `xr.DataArray` behind its values. */
function labelsText(
  dims: readonly (string | null)[],
  coords: readonly ScriptCoordinate[],
  writer: ScriptWriter,
): string {
  const names = dims.map((dim, axis) => quoted(dim ?? `dim_${axis}`));
  const entries = coords.map(({ name, dims: own, values, units, calendar }) => {
    const data = "kind" in values ? writer.name(values) : `[${values.map(valueText).join(", ")}]`;
    const time = Object.entries({ units, calendar }).flatMap(([key, text]) =>
      text === undefined ? [] : `${quoted(key)}: ${quoted(text)}`,
    );
    const attributes = time.length > 0 ? `, {${time.join(", ")}}` : "";
    const spans = own.length === 0 ? "()" : `(${own.map(quoted).join(", ")},)`;
    const single = own.length === 0 && !("kind" in values) ? `${data}[0]` : data;
    return `${quoted(name)}: (${spans}, ${single}${attributes})`;
  });
  return `dims=[${names.join(", ")}], coords={${entries.join(", ")}}`;
}

function valueText(value: number | string): string {
  return typeof value === "string" ? quoted(value) : numberText(value);
}

/** Names of the functions of NumPy that are called otherwise than the operation. */
const FUNCTION: Readonly<Record<string, string>> = { round: "rint", remainder: "mod" };

class ScriptWriter {
  /** Python's text of the table of sources. */
  readonly sources: string[] = [];
  readonly lines: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly sourceKeys = new Map<string, string>();

  /** The variable, or the literal, that stands for an expression. */
  name(expr: Expr): string {
    if (expr.kind === "constant") return literal(expr.value, expr.type as ElementType);
    const known = this.names.get(expr.id);
    if (known) return known;
    const text = this.text(expr);
    const name = `n${this.names.size}`;
    this.names.set(expr.id, name);
    this.lines.push(`${name} = ${text}  # ${numpyName(expr.type as ElementType)} ${tuple(expr.shape)}`);
    return name;
  }

  private text(expr: Expr): string {
    const args = operands(expr).map((operand) => this.name(operand));
    const [arg = ""] = args;
    switch (expr.kind) {
      case "source":
        return this.source(expr.source, expr.shape, expr.type as ElementType);
      case "constant":
        return arg;
      case "map":
        return mapText(expr, args);
      case "cast":
        return `${arg}.astype("${numpyName(expr.type as ElementType)}")`;
      case "broadcast":
        return `da.broadcast_to(${arg}, ${tuple(expr.shape)})`;
      case "slice":
        return `${arg}[${expr.ranges.map((range, axis) => rangeText(range, expr.arg.shape[axis] ?? 0)).join(", ")}]`;
      case "axes":
        return axesText(arg, expr.from, expr.arg.shape.length);
      case "take":
        return `da.take(${arg}, ${JSON.stringify(expr.at)}, axis=${expr.axis})`;
      case "concat":
        return `da.concatenate([${args.join(", ")}], axis=${expr.axis})`;
      case "reshape":
        return `${arg}.reshape(${tuple(expr.shape)})`;
      case "reduce":
        return reduceText(expr, arg);
      case "scan":
        return `da.cum${expr.op}(${arg}, axis=${expr.axis})`;
      case "window":
        return windowText(expr, arg);
      case "group":
        return `groups(${arg}, np.array(${JSON.stringify(expr.labels)}), ${expr.groups}, ${expr.axis}, ${reduceFunction(expr.op)})`;
    }
  }

  private source({ path, part, stored, chunks, file }: SourceRef, shape: readonly number[], type: ElementType): string {
    const { root, name } = file ?? { root: topLevelPath(path), name: topLevelPath(path).slice(1) };
    let key = this.sourceKeys.get(path);
    if (!key) {
      key = `f${this.sourceKeys.size}`;
      this.sourceKeys.set(path, key);
      const own = `path=${quoted(name)}, dataset=${quoted(innerPath(root, path))}, shape=${tuple(shape)}, dtype=${quoted(numpyText(stored))}`;
      this.sources.push(`    "${key}": dict(${own}, chunks=${chunks ? tuple(chunks) : "None"}),`);
    }
    const fields = part.map((name) => (name === "real" || name === "imag" ? `.${name}` : `[${quoted(name)}]`)).join("");
    return `source("${key}", root)${fields}${part.length === 0 ? `.astype("${numpyName(type)}")` : ""}`;
  }
}

function mapText(expr: Expr & { kind: "map" }, args: readonly string[]): string {
  const symbol = expr.op === "power" ? undefined : SYMBOLS[expr.op];
  const [a = "", b = ""] = args;
  // NumPy 1 and 2 treat literals differently: the type that was shown here is written out where they could.
  const cast =
    expr.args.some((arg) => arg.kind === "constant") && expr.type !== "b1"
      ? `.astype("${numpyName(expr.type as ElementType)}")`
      : "";
  if (expr.op === "where") return `da.where(${args.join(", ")})${cast}`;
  if (expr.op === "negative") return `-${a}`;
  if (expr.op === "invert") return `~${a}`;
  if (symbol) return cast ? `(${a} ${symbol} ${b})${cast}` : `${a} ${symbol} ${b}`;
  return `da.${FUNCTION[expr.op] ?? expr.op}(${args.join(", ")})${cast}`;
}

function axesText(arg: string, from: readonly (number | null)[], rank: number): string {
  const kept = from.filter((axis) => axis !== null);
  const dropped = Array.from({ length: rank }, (_, axis) => axis).filter((axis) => !kept.includes(axis));
  const order = kept.map((axis) => axis - dropped.filter((other) => other < axis).length);
  const squeezed = dropped.length > 0 ? `da.squeeze(${arg}, axis=${tuple(dropped)})` : arg;
  const moved = order.every((axis, i) => axis === i) ? squeezed : `da.transpose(${squeezed}, ${tuple(order)})`;
  if (!from.includes(null)) return moved;
  return `${moved}[${from.map((axis) => (axis === null ? "None" : ":")).join(", ")}]`;
}

function reduceText(expr: Expr & { kind: "reduce" }, arg: string): string {
  const { op, axes } = expr;
  const wide = isFloat(expr.arg.type as ElementType) && ["sum", "prod", "mean", "var", "std"].includes(op.name);
  const axis =
    axes.length === expr.arg.shape.length && axes.length !== 1
      ? "None"
      : axes.length === 1
        ? String(axes[0])
        : tuple(axes);
  // Sums of floats are made in double precision here, whatever the type of the elements.
  const value = wide ? `${arg}.astype("float64")` : arg;
  const back = wide && expr.type !== "f8" ? `.astype("${numpyName(expr.type as ElementType)}")` : "";
  switch (op.name) {
    case "histogram":
      return `da.histogram(${arg}, bins=${list(op.edges)})[0]`;
    case "describe":
      return `describe(${arg})`;
    case "quantile":
      return `quantile(${arg}, ${typeof op.q === "number" ? op.q : list(op.q)}, ${axis}, ${op.skipna ? "True" : "False"})`;
    case "unique":
      return `da.unique(${arg})`;
    case "topk":
      return `topk(${arg}, ${op.k}, ${axis})`;
    case "count":
      return `da.sum(~da.isnan(${arg}), axis=${axis})`;
    case "count_nonzero":
      return `da.count_nonzero(${arg}, axis=${axis})`;
    case "argmin":
    case "argmax":
      return `da.${op.skipna ? "nan" : ""}${op.name}(${arg}, axis=${axis})`;
    case "ptp":
      return op.skipna
        ? `(da.nanmax(${arg}, axis=${axis}) - da.nanmin(${arg}, axis=${axis}))`
        : `(da.max(${arg}, axis=${axis}) - da.min(${arg}, axis=${axis}))`;
    case "var":
    case "std":
      return `da.${op.skipna ? "nan" : ""}${op.name}(${value}, axis=${axis}, ddof=${op.ddof})${back}`;
    case "any":
    case "all":
      return `da.${op.name}(${arg}, axis=${axis})`;
    default:
      return `da.${op.skipna ? "nan" : ""}${op.name}(${value}, axis=${axis})${back}`;
  }
}

function reduceFunction(op: ReduceOp): string {
  if (op.name === "count") return "(lambda block, axis: (~np.isnan(block)).sum(axis=axis))";
  const name = `np.${"skipna" in op && op.skipna ? "nan" : ""}${op.name}`;
  return "ddof" in op ? `(lambda block, axis: ${name}(block, axis=axis, ddof=${op.ddof}))` : name;
}

function windowText(expr: Expr & { kind: "window" }, arg: string): string {
  const { op, axis, size, stride, skipna } = expr;
  const name = `np.${skipna ? "nan" : ""}${op}`;
  return `windows(${arg}, ${axis}, ${size}, ${stride}, ${name}).astype("${numpyName(expr.type as ElementType)}")`;
}

const isFloat = (type: ElementType): boolean => type.startsWith("f");

function literal(value: number | bigint, type: ElementType): string {
  const text = typeof value === "bigint" ? String(value) : numberText(value);
  return type === "b1" ? `np.bool_(${Number(value) !== 0 ? "True" : "False"})` : `np.${numpyName(type)}(${text})`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return "np.nan";
  if (!Number.isFinite(value)) return value > 0 ? "np.inf" : "-np.inf";
  return Object.is(value, -0) ? "-0.0" : String(value);
}

function list(numbers: readonly number[]): string {
  return `[${numbers.map(numberText).join(", ")}]`;
}

/** A string of Python; control characters are escaped, so that no name can end it. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
