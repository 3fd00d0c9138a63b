import type { Arguments } from "../bound.ts";
import { refuse } from "../build.ts";
import type { Expr, WindowOp } from "../expr.ts";
import { whole } from "../range.ts";
import { coarsen, cumulative, diff, rolling } from "../reduceOps.ts";
import { axisOf, broadcastTo, concatenate, moveAxes, reshape, slice, stack, take, transpose } from "../shapeOps.ts";
import { type FunctionSpec, type Group, parameters } from "./signature.ts";

function shaping(
  name: string,
  list: string,
  doc: string,
  build: (args: Arguments) => Expr,
  group: Group = "shape",
  method = true,
): FunctionSpec {
  return {
    name,
    group,
    parameters: parameters(list),
    doc,
    method,
    build: (args) => ({ kind: "array", expr: build(args) }),
  };
}

const WINDOW_OPS: readonly WindowOp[] = ["sum", "mean", "min", "max", "std", "var", "median"];

function windowOp(args: Arguments): WindowOp {
  const name = args.text("op", "mean").replace(/^nan/, "");
  return (
    WINDOW_OPS.find((op) => op === name) ??
    refuse(`“${name}” is no statistic of windows.`, `There are ${WINDOW_OPS.join(", ")}.`)
  );
}

const skips = (args: Arguments): boolean => args.flag("skipna", false) || args.text("op", "mean").startsWith("nan");

function swapped(x: Expr, a: number, b: number): Expr {
  const rank = x.shape.length;
  const [i, j] = [axisOf(a, rank), axisOf(b, rank)];
  return moveAxes(
    x,
    x.shape.map((_, axis) => (axis === i ? j : axis === j ? i : axis)),
  );
}

function moved(x: Expr, from: number, to: number): Expr {
  const rank = x.shape.length;
  const order = x.shape.map((_, axis) => axis).filter((axis) => axis !== axisOf(from, rank));
  order.splice(axisOf(to, rank), 0, axisOf(from, rank));
  return moveAxes(x, order);
}

function flipped(x: Expr, axes: readonly number[] | null): Expr {
  const rank = x.shape.length;
  const chosen = (axes ?? x.shape.map((_, axis) => axis)).map((axis) => axisOf(axis, rank));
  return slice(
    x,
    x.shape.map((n, axis) => (chosen.includes(axis) && n > 0 ? { start: n - 1, step: -1, n } : whole(n))),
  );
}

/** `numpy.roll` along one axis: what is pushed out at the end comes back in front. */
function rolled(x: Expr, shift: number, axis: number): Expr {
  const along = axisOf(axis, x.shape.length);
  const n = x.shape[along] ?? 0;
  const by = n === 0 ? 0 : ((shift % n) + n) % n;
  if (by === 0) return x;
  const part = (start: number, length: number) =>
    slice(
      x,
      x.shape.map((extent, i) => (i === along ? { start, step: 1, n: length } : whole(extent))),
    );
  return concatenate([part(n - by, by), part(0, n - by)], along);
}

function squeezed(x: Expr, axes: readonly number[] | null): Expr {
  const rank = x.shape.length;
  const dropped = (axes ?? x.shape.flatMap((n, axis) => (n === 1 ? [axis] : []))).map((axis) => axisOf(axis, rank));
  return moveAxes(
    x,
    x.shape.map((_, axis) => axis).filter((axis) => !dropped.includes(axis)),
  );
}

function expanded(x: Expr, axis: number): Expr {
  const rank = x.shape.length + 1;
  const at = axisOf(axis, rank);
  return moveAxes(
    x,
    Array.from({ length: rank }, (_, i) => (i === at ? null : i - (i > at ? 1 : 0))),
  );
}

export const SHAPE_FUNCTIONS: readonly FunctionSpec[] = [
  shaping("transpose", "x, axes?", "The axes in another order, reversed by default; also x.T.", (args) =>
    transpose(args.array("x"), args.has("axes") ? args.integers("axes") : undefined),
  ),
  shaping("swapaxes", "x, axis1, axis2", "Two axes exchanged.", (args) =>
    swapped(args.array("x"), args.integer("axis1"), args.integer("axis2")),
  ),
  shaping(
    "moveaxis",
    "x, source, destination",
    "One axis at another place.",
    (args) => moved(args.array("x"), args.integer("source"), args.integer("destination")),
    "shape",
    false,
  ),
  shaping(
    "expand_dims",
    "x, axis",
    "A new axis of one element.",
    (args) => expanded(args.array("x"), args.integer("axis")),
    "shape",
    false,
  ),
  shaping("squeeze", "x, axis?", "Without axes of one element.", (args) => squeezed(args.array("x"), args.axes())),
  shaping(
    "flip",
    "x, axis?",
    "Backwards along an axis, or along all.",
    (args) => flipped(args.array("x"), args.axes()),
    "shape",
    false,
  ),
  shaping(
    "roll",
    "x, shift, axis?",
    "Pushed along an axis; what falls out comes back in front.",
    (args) => rolled(args.array("x"), args.integer("shift"), args.integer("axis", 0)),
    "shape",
    false,
  ),
  shaping(
    "broadcast_to",
    "x, shape",
    "Repeated along axes of one element.",
    (args) => broadcastTo(args.array("x"), args.integers("shape")),
    "shape",
    false,
  ),
  shaping("reshape", "x, shape", "The elements, in C order, in another shape; -1 stands for what is left.", (args) =>
    reshape(args.array("x"), args.integers("shape")),
  ),
  shaping("ravel", "x", "The elements in C order.", (args) => reshape(args.array("x"), [-1])),
  shaping(
    "concatenate",
    "arrays, axis?",
    "Arrays one behind the other along an axis.",
    (args) => concatenate(args.arrays("arrays"), args.integer("axis", 0)),
    "shape",
    false,
  ),
  shaping(
    "stack",
    "arrays, axis?",
    "Arrays side by side along a new axis.",
    (args) => stack(args.arrays("arrays"), args.integer("axis", 0)),
    "shape",
    false,
  ),
  shaping("take", "x, indices, axis", "The elements at these places of an axis.", (args) => {
    const x = args.array("x");
    const axis = axisOf(args.integer("axis"), x.shape.length);
    const n = x.shape[axis] ?? 0;
    return take(
      x,
      axis,
      args
        .integers("indices")
        .map((at) => (at >= -n && at < n ? (at < 0 ? at + n : at) : refuse(`Index ${at} is outside axis ${axis}.`))),
    );
  }),
  shaping(
    "cumsum",
    "x, axis?",
    "Running sum.",
    (args) => cumulative("sum", args.array("x"), args.has("axis") ? args.integer("axis") : null),
    "window",
  ),
  shaping(
    "cumprod",
    "x, axis?",
    "Running product.",
    (args) => cumulative("prod", args.array("x"), args.has("axis") ? args.integer("axis") : null),
    "window",
  ),
  shaping(
    "diff",
    "x, n?, axis?",
    "Differences of neighbours.",
    (args) => diff(args.array("x"), args.integer("n", 1), args.integer("axis", -1)),
    "window",
  ),
  shaping(
    "coarsen",
    "x, factors, op?, *skipna?",
    'A statistic of blocks of neighbours, e.g. coarsen(T, (1, 8, 8), "mean").',
    (args) => coarsen(args.array("x"), args.integers("factors"), windowOp(args), skips(args)),
    "window",
  ),
  shaping(
    "rolling",
    "x, size, axis?, op?, *skipna?",
    "A statistic of each element and those before it; NaN until there are enough.",
    (args) => rolling(args.array("x"), args.integer("size"), args.integer("axis", 0), windowOp(args), skips(args)),
    "window",
  ),
];
