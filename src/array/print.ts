import { baseName } from "../core/path.ts";
import type { ElementType } from "./elementType.ts";
import type { Expr, ReduceOp } from "./expr.ts";
import { operands } from "./expr.ts";
import { bytesOf, elements } from "./grid.ts";
import { numpyName } from "./promote.ts";
import { isWhole, type Range } from "./range.ts";
import { SYMBOLS } from "./symbols.ts";

/** One line of a drawn plan: what an expression does, how large its result is, how deep it lies below the result. */
export interface ExprRow {
  readonly depth: number;
  readonly operation: string;
  readonly shape: readonly number[];
  readonly type: string;
  readonly bytes: number;
  readonly chunks?: number;
}

const MOST_ROWS = 200;

/** An expression line by line, from the result down to the sources; what occurs again is named, not drawn again. */
export function exprRows(root: Expr): ExprRow[] {
  const rows: ExprRow[] = [];
  const drawn = new Set<string>();
  const visit = (expr: Expr, depth: number): void => {
    if (expr.kind === "constant" || rows.length >= MOST_ROWS) return;
    if (isFitting(expr)) {
      for (const operand of operands(expr)) visit(operand, depth);
      return;
    }
    const again = drawn.has(expr.id) && expr.kind !== "source";
    drawn.add(expr.id);
    const chunks =
      expr.kind === "source" && expr.source.chunks ? chunkCount(expr.shape, expr.source.chunks) : undefined;
    rows.push({
      depth,
      operation: again ? `${operationText(expr)} (as above)` : operationText(expr),
      shape: expr.shape,
      type: expr.type === "str" ? "str" : numpyName(expr.type),
      bytes: elements(expr.shape) * bytesOf(expr),
      ...(chunks !== undefined && { chunks }),
    });
    if (!again) for (const operand of operands(expr)) visit(operand, depth + 1);
  };
  visit(root, 0);
  return rows;
}

/** What only makes shapes fit, and costs nothing, is not drawn. */
function isFitting(expr: Expr): boolean {
  return (
    expr.kind === "broadcast" ||
    (expr.kind === "axes" && expr.from.filter((axis) => axis !== null).every((axis, i) => axis === i))
  );
}

function chunkCount(shape: readonly number[], chunks: readonly number[]): number {
  return shape.reduce((product, n, axis) => product * Math.ceil(n / (chunks[axis] ?? 1)), 1);
}

/** What one node does, in words and symbols, its operands left out but for literals: `- 273.15`, `mean over axis 0`. */
export function operationText(expr: Expr): string {
  switch (expr.kind) {
    case "source":
      return [expr.source.path, ...expr.source.part].join(" · ");
    case "constant":
      return String(expr.value);
    case "map": {
      const symbol = SYMBOLS[expr.op];
      const [left, right] = expr.args;
      if (!symbol) return expr.op;
      if (right?.kind === "constant") return `${symbol} ${right.value}`;
      return left?.kind === "constant" ? `${left.value} ${symbol} …` : symbol;
    }
    case "cast":
      return `as ${numpyName(expr.type as ElementType)}`;
    case "broadcast":
      return "repeat";
    case "slice":
      return `[${expr.ranges.map((range, axis) => rangeText(range, expr.arg.shape[axis] ?? 0)).join(", ")}]`;
    case "axes":
      return expr.from.includes(null) || expr.from.length < expr.arg.shape.length
        ? "change axes"
        : `transpose (${expr.from.join(", ")})`;
    case "take":
      return `take ${expr.at.length} along axis ${expr.axis}`;
    case "concat":
      return `join ${expr.args.length} along axis ${expr.axis}`;
    case "reshape":
      return "reshape";
    case "reduce":
      return `${reduceText(expr.op)} over ${axesText(expr.axes, expr.arg.shape.length)}`;
    case "window":
      return expr.stride === 1
        ? `rolling ${expr.op} of ${expr.size} along axis ${expr.axis}`
        : `${expr.op} of every ${expr.size} along axis ${expr.axis}`;
    case "scan":
      return `running ${expr.op} along axis ${expr.axis}`;
    case "group":
      return `${reduceText(expr.op)} of ${expr.groups} groups along axis ${expr.axis}`;
  }
}

function axesText(axes: readonly number[], rank: number): string {
  if (axes.length === rank) return rank === 1 ? "axis 0" : "all axes";
  return `${axes.length === 1 ? "axis" : "axes"} ${axes.join(", ")}`;
}

function reduceText(op: ReduceOp): string {
  const name = "skipna" in op && op.skipna ? `nan${op.name}` : op.name;
  if (op.name === "histogram") return `histogram of ${op.edges.length - 1} bins`;
  if (op.name === "quantile") return `${name} ${typeof op.q === "number" ? op.q : `at ${op.q.join(", ")}`}`;
  return op.name === "topk" ? `topk ${op.k}` : name;
}

/** `3`, `0:10`, `::-1`, as NumPy writes a slice. */
export function rangeText(range: Range, n: number): string {
  const { start, step, n: count } = range;
  if (isWhole(range, n)) return ":";
  if (count === 1) return `${start}:${start + 1}`;
  const stop = start + count * step;
  const end = stop < 0 ? "" : String(step > 0 ? Math.min(n, stop) : stop);
  return `${start}:${end}${step === 1 ? "" : `:${step}`}`;
}

/** What a stage computes, in a few words: `mean over axis 0 of T`. */
export function stageTitle(expr: Expr): string {
  const names = [...new Set(sourceNames(expr))];
  const of = names.length === 0 ? "" : ` of ${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
  return expr.kind === "reduce" || expr.kind === "group" ? `${operationText(expr)}${of}` : `values${of}`;
}

function sourceNames(expr: Expr): string[] {
  return expr.kind === "source" ? [baseName(expr.source.path)] : operands(expr).flatMap(sourceNames);
}

/** The datasets that an expression reads. */
export function sourcesOf(expr: Expr): string[] {
  const paths = new Set<string>();
  const visit = (part: Expr): void => {
    if (part.kind === "source") paths.add(part.source.path);
    operands(part).forEach(visit);
  };
  visit(expr);
  return [...paths];
}
