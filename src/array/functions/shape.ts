import type { Arguments } from "../bound.ts";
import type { WindowOp } from "../expr.ts";
import { coarsenCoord, joinCoords, sameCoord } from "../labels/coord.ts";
import { indexed, type Labelled, permuted, ranged, sameLabels, unlabelled } from "../labels/labelled.ts";
import { whole } from "../range.ts";
import { coarsen, cumulative, diff, rolling } from "../reduceOps.ts";
import { refuse } from "../refuse.ts";
import { axisOf, broadcastTo, concatenate, type IndexPart, moveAxes, reshape, slice, stack } from "../shapeOps.ts";
import { type FunctionSpec, type Group, parameters } from "./signature.ts";

function shaping(
  name: string,
  list: string,
  doc: string,
  build: (args: Arguments) => Labelled,
  group: Group = "shape",
  method = true,
): FunctionSpec {
  return {
    name,
    group,
    parameters: parameters(list),
    doc,
    method,
    build: (args) => ({ kind: "array", array: build(args) }),
  };
}

export const WINDOW_OPS: readonly WindowOp[] = ["sum", "mean", "min", "max", "std", "var", "median"];

function windowOp(args: Arguments): WindowOp {
  const name = args.text("op", "mean").replace(/^nan/, "");
  return (
    WINDOW_OPS.find((op) => op === name) ??
    refuse(`“${name}” is no statistic of windows.`, `There are ${WINDOW_OPS.join(", ")}.`)
  );
}

const skips = (args: Arguments): boolean => args.flag("skipna", false) || args.text("op", "mean").startsWith("nan");

/** Blocks of `factors` elements; coordinates become their means. */
export function coarsened(x: Labelled, factors: readonly number[], op: WindowOp, skipna: boolean): Labelled {
  const expr = coarsen(x.expr, factors, op, skipna);
  const coords = x.coords.flatMap((coord) => {
    const result = factors.reduce<typeof coord | undefined>((left, factor, axis) => {
      const dim = x.dims[axis];
      return left && dim != null ? coarsenCoord(left, dim, factor) : left;
    }, coord);
    return result ? [result] : [];
  });
  return { expr, dims: x.dims, coords };
}

const rankOf = (x: Labelled): number => x.dims.length;

function ordered(x: Labelled, axes: readonly number[] | null): Labelled {
  const rank = rankOf(x);
  const order = (axes ?? x.dims.map((_, i) => rank - 1 - i)).map((axis) => axisOf(axis, rank));
  if (order.length !== rank || new Set(order).size !== rank) refuse(`transpose takes each of the ${rank} axes once.`);
  return permuted(x, order);
}

/** The axes in reverse order. */
export const transposed = (x: Labelled): Labelled => ordered(x, null);

function swapped(x: Labelled, a: number, b: number): Labelled {
  const [i, j] = [axisOf(a, rankOf(x)), axisOf(b, rankOf(x))];
  return permuted(
    x,
    x.dims.map((_, axis) => (axis === i ? j : axis === j ? i : axis)),
  );
}

function moved(x: Labelled, from: number, to: number): Labelled {
  const rank = rankOf(x);
  const order = x.dims.map((_, axis) => axis).filter((axis) => axis !== axisOf(from, rank));
  order.splice(axisOf(to, rank), 0, axisOf(from, rank));
  return permuted(x, order);
}

function flipped(x: Labelled, axes: readonly number[] | null): Labelled {
  const chosen = (axes ?? x.dims.map((_, axis) => axis)).map((axis) => axisOf(axis, rankOf(x)));
  const ranges = x.expr.shape.map((n, axis) =>
    chosen.includes(axis) && n > 0 ? { start: n - 1, step: -1, n } : whole(n),
  );
  return ranged(x, ranges);
}

/** `numpy.roll` along one axis: what is pushed out at the end comes back in front. Labels stay where they are. */
function rolled(x: Labelled, shift: number, axis: number): Labelled {
  const along = axisOf(axis, rankOf(x));
  const n = x.expr.shape[along] ?? 0;
  const by = n === 0 ? 0 : ((shift % n) + n) % n;
  if (by === 0) return x;
  const part = (start: number, length: number) =>
    slice(
      x.expr,
      x.expr.shape.map((extent, i) => (i === along ? { start, step: 1, n: length } : whole(extent))),
    );
  return sameLabels(x, concatenate([part(n - by, by), part(0, n - by)], along));
}

function squeezed(x: Labelled, axes: readonly number[] | null): Labelled {
  const dropped = (axes ?? x.expr.shape.flatMap((n, axis) => (n === 1 ? [axis] : []))).map((axis) =>
    axisOf(axis, rankOf(x)),
  );
  for (const axis of dropped) {
    const n = x.expr.shape[axis];
    if (n !== 1) refuse(`Axis ${axis} has ${n} elements and cannot be dropped.`);
  }
  const parts = x.dims.map((_, axis): IndexPart => (dropped.includes(axis) ? { kind: "integer", at: 0 } : ALL));
  return indexed(x, parts, true);
}

const ALL: IndexPart = { kind: "slice", from: null, to: null, by: null };

function expanded(x: Labelled, axis: number, name: string | null): Labelled {
  const rank = rankOf(x) + 1;
  const at = axisOf(axis, rank);
  const from = Array.from({ length: rank }, (_, i) => (i === at ? null : i - (i > at ? 1 : 0)));
  const dims = from.map((own) => (own === null ? name : (x.dims[own] ?? null)));
  return { expr: moveAxes(x.expr, from), dims, coords: x.coords };
}

/** Arrays in a row: the labels of the axis are joined too, others stay where all arrays have the same. */
function joined(arrays: readonly Labelled[], axis: number): Labelled {
  const expr = concatenate(
    arrays.map((array) => array.expr),
    axis,
  );
  const [first] = arrays;
  if (!first || arrays.some(({ dims }) => dims.some((dim, i) => dim !== first.dims[i]))) return unlabelled(expr);
  const along = first.dims[axisOf(axis, rankOf(first))] ?? null;
  const coords = first.coords.flatMap((coord) => {
    const all = arrays.map((array) => array.coords.find(({ name }) => name === coord.name));
    const present = all.filter((other) => other !== undefined);
    if (present.length < all.length) return [];
    if (along !== null && coord.dims.includes(along)) return joinCoords(present) ?? [];
    return present.every((other) => sameCoord(coord, other)) ? [coord] : [];
  });
  return { expr, dims: first.dims, coords };
}

function stacked(arrays: readonly Labelled[], axis: number): Labelled {
  const expr = stack(
    arrays.map((array) => array.expr),
    axis,
  );
  const [first] = arrays;
  if (!first || arrays.some(({ dims }) => dims.some((dim, i) => dim !== first.dims[i]))) return unlabelled(expr);
  const dims = [...first.dims];
  dims.splice(axisOf(axis, dims.length + 1), 0, null);
  const coords = first.coords.filter((coord) =>
    arrays.every((array) => array.coords.some((other) => other.name === coord.name && sameCoord(coord, other))),
  );
  return { expr, dims, coords };
}

function differences(x: Labelled, n: number, axis: number): Labelled {
  const along = axisOf(axis, rankOf(x));
  const expr = diff(x.expr, n, along);
  const left = expr.shape[along] ?? 0;
  // The label of a difference is that of its second element, as in xarray.
  const labels = ranged(
    x,
    x.expr.shape.map((extent, i) => (i === along ? { start: extent - left, step: 1, n: left } : whole(extent))),
  );
  return { ...labels, expr };
}

function taken(x: Labelled, at: readonly number[], axis: number): Labelled {
  const along = axisOf(axis, rankOf(x));
  const parts = x.dims.map((_, i): IndexPart => (i === along ? { kind: "places", at } : ALL));
  return indexed(x, parts, false);
}

function running(op: "sum" | "prod", x: Labelled, axis: number | null): Labelled {
  const expr = cumulative(op, x.expr, axis);
  return expr.shape.length === rankOf(x) ? sameLabels(x, expr) : unlabelled(expr);
}

export const SHAPE_FUNCTIONS: readonly FunctionSpec[] = [
  shaping("transpose", "x, axes…", "The axes in another order, reversed by default; also x.T.", (args) =>
    ordered(args.array("x"), args.placesOf("axes", args.array("x"))),
  ),
  shaping("swapaxes", "x, axis1, axis2", "Two axes exchanged.", (args) =>
    swapped(args.array("x"), args.axisOf(args.array("x"), "axis1"), args.axisOf(args.array("x"), "axis2")),
  ),
  shaping(
    "moveaxis",
    "x, source, destination",
    "One axis at another place.",
    (args) => moved(args.array("x"), args.axisOf(args.array("x"), "source"), args.integer("destination")),
    "shape",
    false,
  ),
  shaping(
    "expand_dims",
    "x, axis",
    "A new axis of one element.",
    (args) =>
      args.isText("axis")
        ? expanded(args.array("x"), 0, args.text("axis"))
        : expanded(args.array("x"), args.integer("axis"), null),
    "shape",
    false,
  ),
  shaping("squeeze", "x, axis?", "Without axes of one element.", (args) =>
    squeezed(args.array("x"), args.axesOf(args.array("x"))),
  ),
  shaping(
    "flip",
    "x, axis?",
    "Backwards along an axis, or along all.",
    (args) => flipped(args.array("x"), args.axesOf(args.array("x"))),
    "shape",
    false,
  ),
  shaping(
    "roll",
    "x, shift, axis?",
    "Pushed along an axis; what falls out comes back in front.",
    (args) => rolled(args.array("x"), args.integer("shift"), args.axisOf(args.array("x"), "axis", 0)),
    "shape",
    false,
  ),
  shaping(
    "broadcast_to",
    "x, shape",
    "Repeated along axes of one element.",
    (args) => unlabelled(broadcastTo(args.array("x").expr, args.integers("shape"))),
    "shape",
    false,
  ),
  shaping("reshape", "x, shape", "The elements, in C order, in another shape; -1 stands for what is left.", (args) =>
    unlabelled(reshape(args.array("x").expr, args.integers("shape"))),
  ),
  shaping("ravel", "x", "The elements in C order.", (args) => unlabelled(reshape(args.array("x").expr, [-1]))),
  shaping(
    "concatenate",
    "arrays, axis?",
    "Arrays one behind the other along an axis.",
    (args) => {
      const arrays = args.arrays("arrays");
      const [first] = arrays;
      return joined(arrays, first ? args.axisOf(first, "axis", 0) : 0);
    },
    "shape",
    false,
  ),
  shaping(
    "stack",
    "arrays, axis?",
    "Arrays side by side along a new axis.",
    (args) => stacked(args.arrays("arrays"), args.integer("axis", 0)),
    "shape",
    false,
  ),
  shaping("take", "x, indices, axis", "The elements at these places of an axis.", (args) =>
    taken(args.array("x"), args.integers("indices"), args.axisOf(args.array("x"))),
  ),
  shaping(
    "cumsum",
    "x, axis?, *dim?",
    "Running sum.",
    (args) => running("sum", args.array("x"), args.hasAxis() ? args.axisOf(args.array("x")) : null),
    "window",
  ),
  shaping(
    "cumprod",
    "x, axis?, *dim?",
    "Running product.",
    (args) => running("prod", args.array("x"), args.hasAxis() ? args.axisOf(args.array("x")) : null),
    "window",
  ),
  shaping(
    "diff",
    "x, n?, axis?, *dim?",
    "Differences of neighbours.",
    (args) => {
      const x = args.array("x");
      // xarray's order: diff("time", 2).
      if (args.isText("n")) return differences(x, args.integer("axis", 1), args.axisOf(x, "n"));
      return differences(x, args.integer("n", 1), args.axisOf(x, "axis", -1));
    },
    "window",
  ),
  shaping(
    "coarsen",
    "x, factors, op?, *skipna?",
    'A statistic of blocks of neighbours, e.g. coarsen(T, (1, 8, 8), "mean").',
    (args) => coarsened(args.array("x"), args.integers("factors"), windowOp(args), skips(args)),
    "window",
  ),
  shaping(
    "rolling",
    "x, size, axis?, op?, *dim?, *skipna?",
    "A statistic of each element and those before it; NaN until there are enough.",
    (args) => {
      const x = args.array("x");
      const axis = args.axisOf(x, "axis", 0);
      return sameLabels(x, rolling(x.expr, args.integer("size"), axis, windowOp(args), skips(args)));
    },
    "window",
  ),
];
