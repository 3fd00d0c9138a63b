import { broadcast, cast, commonShape, numeric } from "./build.ts";
import type { ElementType } from "./elementType.ts";
import { type Expr, node } from "./expr.ts";
import { promote } from "./promote.ts";
import { compose, isWhole, type Range, whole } from "./range.ts";
import { refuse } from "./refuse.ts";

/** One entry of an index in brackets. */
export type IndexPart =
  | { readonly kind: "integer"; readonly at: number }
  | { readonly kind: "slice"; readonly from: number | null; readonly to: number | null; readonly by: number | null }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "newaxis" }
  | { readonly kind: "places"; readonly at: readonly number[] };

/** `arg[…]` by NumPy's rules, with integers, slices, `...`, `None` and one list of integers. */
export function index(arg: Expr, parts: readonly IndexPart[]): Expr {
  const used = parts.filter((part) => part.kind !== "newaxis" && part.kind !== "ellipsis").length;
  const rank = arg.shape.length;
  if (used > rank) refuse(`There are ${used} indices for an array with ${rank} ${rank === 1 ? "axis" : "axes"}.`);
  if (parts.filter((part) => part.kind === "ellipsis").length > 1) refuse("An index can hold only one “...”.");
  const ranges = arg.shape.map(whole);
  const from: (number | null)[] = [];
  const places: { axis: number; at: readonly number[] }[] = [];
  let axis = 0;
  const takeRest = (count: number) => {
    for (let i = 0; i < count; i++) from.push(axis++);
  };
  for (const part of parts) {
    const n = arg.shape[axis] ?? 0;
    switch (part.kind) {
      case "newaxis":
        from.push(null);
        break;
      case "ellipsis":
        takeRest(rank - used);
        break;
      case "integer":
        ranges[axis] = { start: placeOf(part.at, n, axis), step: 1, n: 1 };
        axis++;
        break;
      case "slice":
        ranges[axis] = sliceRange(part.from, part.to, part.by, n);
        from.push(axis++);
        break;
      case "places":
        places.push({ axis, at: part.at.map((at) => placeOf(at, n, axis)) });
        from.push(axis++);
        break;
    }
  }
  takeRest(rank - axis);
  if (places.length > 1) refuse("Only one axis can be indexed by a list of integers.");
  let result = slice(arg, ranges);
  for (const { axis: taken, at } of places) result = take(result, taken, at);
  return moveAxes(result, from);
}

function placeOf(at: number, n: number, axis: number): number {
  if (!Number.isSafeInteger(at) || at < -n || at >= n)
    refuse(`Index ${at} is outside axis ${axis}, which has ${n} elements.`);
  return at < 0 ? at + n : at;
}

/** CPython's PySlice_AdjustIndices. */
export function sliceRange(from: number | null, to: number | null, by: number | null, n: number): Range {
  const step = by ?? 1;
  if (step === 0) refuse("The step of a slice is 0.");
  const low = step > 0 ? 0 : -1;
  const high = step > 0 ? n : n - 1;
  const clamp = (value: number) => Math.min(Math.max(value < 0 ? value + n : value, low), high);
  const start = from === null ? (step > 0 ? low : high) : clamp(from);
  const stop = to === null ? (step > 0 ? high : low) : clamp(to);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return { start: count === 0 ? 0 : start, step, n: count };
}

export function slice(arg: Expr, ranges: readonly Range[]): Expr {
  if (ranges.every((range, axis) => isWhole(range, arg.shape[axis] ?? 0))) return arg;
  if (arg.kind === "slice") {
    return slice(
      arg.arg,
      ranges.map((range, axis) => compose(arg.ranges[axis] as Range, range)),
    );
  }
  return node(
    ranges.map((range) => range.n),
    arg.type,
    { kind: "slice", arg, ranges },
  );
}

/** Permutes, adds and drops axes; see the node `axes`. */
export function moveAxes(arg: Expr, from: readonly (number | null)[]): Expr {
  if (from.length === arg.shape.length && from.every((axis, i) => axis === i)) return arg;
  if (arg.kind === "axes") {
    return moveAxes(
      arg.arg,
      from.map((axis) => (axis === null ? null : (arg.from[axis] ?? null))),
    );
  }
  for (const [axis, n] of arg.shape.entries()) {
    if (!from.includes(axis) && n !== 1) refuse(`Axis ${axis} has ${n} elements and cannot be dropped.`);
  }
  const shape = from.map((axis) => (axis === null ? 1 : (arg.shape[axis] ?? 1)));
  return node(shape, arg.type, { kind: "axes", arg, from });
}

export function transpose(arg: Expr, order?: readonly number[]): Expr {
  const rank = arg.shape.length;
  const axes = (order ?? Array.from({ length: rank }, (_, i) => rank - 1 - i)).map((axis) => axisOf(axis, rank));
  if (axes.length !== rank || new Set(axes).size !== rank) refuse(`transpose takes each of the ${rank} axes once.`);
  return moveAxes(arg, axes);
}

/** An axis counted from either end. */
export function axisOf(axis: number, rank: number): number {
  if (!Number.isSafeInteger(axis) || axis < -rank || axis >= rank) {
    refuse(rank === 0 ? "A scalar has no axes." : `There is no axis ${axis}: the array has axes 0 to ${rank - 1}.`);
  }
  return axis < 0 ? axis + rank : axis;
}

export function take(arg: Expr, axis: number, at: readonly number[]): Expr {
  const shape = arg.shape.map((n, i) => (i === axis ? at.length : n));
  return node(shape, arg.type, { kind: "take", arg, axis, at });
}

export function concatenate(args: readonly Expr[], axis: number): Expr {
  const [first] = args;
  if (!first) return refuse("concatenate needs at least one array.");
  const at = axisOf(axis, first.shape.length);
  for (const arg of args) {
    const fits = arg.shape.length === first.shape.length && arg.shape.every((n, i) => i === at || n === first.shape[i]);
    if (!fits)
      refuse(`Shapes (${first.shape.join(", ")}) and (${arg.shape.join(", ")}) cannot be joined along axis ${at}.`);
  }
  if (args.length === 1) return first;
  const strings = args.every((arg) => arg.type === "str");
  const type = strings ? "str" : args.map((arg) => numeric(arg, "concatenate")).reduce(promote);
  const parts = strings ? args : args.map((arg) => cast(arg, type as ElementType));
  const total = args.reduce((sum, arg) => sum + (arg.shape[at] ?? 0), 0);
  return node(
    first.shape.map((n, i) => (i === at ? total : n)),
    type,
    { kind: "concat", args: parts, axis: at },
  );
}

export function stack(args: readonly Expr[], axis: number): Expr {
  const rank = (args[0]?.shape.length ?? 0) + 1;
  const at = axisOf(axis, rank);
  const from = Array.from({ length: rank }, (_, i) => (i === at ? null : i - (i > at ? 1 : 0)));
  return concatenate(
    args.map((arg) => moveAxes(arg, from)),
    at,
  );
}

export function broadcastTo(arg: Expr, shape: readonly number[]): Expr {
  const common = commonShape([arg.shape, shape]);
  if (common.length !== shape.length || common.some((n, i) => n !== shape[i])) {
    refuse(`Shape (${arg.shape.join(", ")}) cannot be broadcast to (${shape.join(", ")}).`);
  }
  return broadcast(arg, shape);
}

/** Where the new shape only merges or splits neighbouring axes; -1 stands for what is left. */
export function reshape(arg: Expr, wanted: readonly number[]): Expr {
  const size = arg.shape.reduce((product, n) => product * n, 1);
  const known = wanted.filter((n) => n !== -1).reduce((product, n) => product * n, 1);
  if (wanted.filter((n) => n === -1).length > 1) refuse("Only one extent can be -1.");
  const shape = wanted.map((n) => (n === -1 ? (known === 0 ? 0 : size / known) : n));
  if (shape.some((n) => !Number.isInteger(n) || n < 0) || shape.reduce((product, n) => product * n, 1) !== size) {
    refuse(`An array of ${size} elements cannot be given the shape (${wanted.join(", ")}).`);
  }
  if (shape.length === arg.shape.length && shape.every((n, i) => n === arg.shape[i])) return arg;
  return node(shape, arg.type, { kind: "reshape", arg });
}
