import { describe, expect, test } from "vitest";
import { naive } from "../../testing/naive.ts";
import { makePlan } from "../plan.ts";
import { labelledExpression, type TestDataset } from "../testing.ts";

const { NaN: nan } = Number;

/** Datasets with a capital have names for their axes. */
const DATA: Record<string, TestDataset & { readonly values: readonly number[] }> = {
  x: { type: "f8", shape: [2, 3], values: [1, 2, nan, 4, 5.5, 6] },
  v: { type: "f8", shape: [2, 3], values: [1, 2, 3.5, 4, 5.5, 6] },
  f: { type: "f4", shape: [2, 3], values: [1, 2, 3.5, 4, 5.5, 6] },
  i: { type: "i4", shape: [2, 3], values: [1, 2, 3, 4, 5, 7] },
  w: { type: "f8", shape: [3], values: [0.5, 0.25, 2] },
  g: { type: "f4", shape: [3], values: [0.5, 0.25, 2] },
  r: { type: "f8", shape: [2], values: [1, 3] },
  k: { type: "i4", shape: [2], values: [1, 2] },
  huge: { type: "f8", shape: [2], values: [1, Number.POSITIVE_INFINITY] },
  X: { type: "f8", shape: [2, 3], dims: ["time", "lat"], values: [1, 2, nan, 4, 5.5, 6] },
  V: { type: "f8", shape: [2, 3], dims: ["time", "lat"], values: [1, 2, 3.5, 4, 5.5, 6] },
  I: { type: "i4", shape: [2, 3], dims: ["time", "lat"], values: [1, 2, 3, 4, 5, 7] },
  W: { type: "f8", shape: [3], dims: ["lat"], values: [0.5, 0.25, 2] },
  R: { type: "f8", shape: [2], dims: ["time"], values: [1, 3] },
  Z: { type: "f8", shape: [3], dims: ["lat"], values: [1, -1, 0] },
  K: { type: "i4", shape: [3], dims: ["lat"], values: [1, 2, 3] },
  D: { type: "f8", shape: [2, 2], dims: ["time", "k"], values: [1, 2, 3, 4] },
  /** Labels in another order than those of B. */
  A: { type: "f8", shape: [3], dims: ["s"], coords: { s: ["s", ["a", "b", "c"]] }, values: [1, 2, 4] },
  B: { type: "f8", shape: [2], dims: ["s"], coords: { s: ["s", ["c", "a"]] }, values: [3, 1] },
};
const SOURCES = new Map(
  Object.entries(DATA).map(([name, { type, values }]) => [
    `/test.h5/${name}`,
    type === "i4" ? values.map((value) => BigInt(value)) : values,
  ]),
);

function computed(text: string) {
  const { expr, dims } = labelledExpression(text, DATA);
  return { dims, type: expr.type, shape: expr.shape, values: naive(expr, SOURCES).map(Number) };
}

type Case = readonly [text: string, type: string, shape: readonly number[], values: readonly number[]];

describe("average is that of NumPy 1.24", () => {
  test.each<Case>([
    ["average(v, axis=1, weights=w)", "f8", [2], [2.909090909090909, 5.590909090909091]],
    ["average(v, axis=-1, weights=w)", "f8", [2], [2.909090909090909, 5.590909090909091]],
    ["average(v, 0, r)", "f8", [3], [3.25, 4.625, 5.375]],
    ["average(v, weights=i)", "f8", [], [4.590909090909091]],
    ["average(v, axis=(0, 1), weights=i)", "f8", [], [4.590909090909091]],
    ["average(v, axis=1, weights=w, keepdims=True)", "f8", [2, 1], [2.909090909090909, 5.590909090909091]],
    ["average(i, axis=0, weights=k)", "f8", [3], [3, 4, 5.666666666666667]],
    ["average(i, axis=1)", "f8", [2], [2, 5.333333333333333]],
    ["average(f, axis=1, weights=g)", "f4", [2], [2.909090995788574, 5.590909004211426]],
    ["average(f, axis=1, weights=w)", "f8", [2], [2.909090909090909, 5.590909090909091]],
    ["average(x, axis=0, weights=r)", "f8", [3], [3.25, 4.625, nan]],
    ["average(v.T, axis=0, weights=w)", "f8", [2], [2.909090909090909, 5.590909090909091]],
    ["average(huge, weights=r)", "f8", [], [Number.POSITIVE_INFINITY]],
    ["average(V, axis=1, weights=w)", "f8", [2], [2.909090909090909, 5.590909090909091]],
    ["average(v, axis=1, weights=W)", "f8", [2], [2.909090909090909, 5.590909090909091]],
    ["average(f, axis=0, weights=2)", "f4", [3], [2.5, 3.75, 4.75]],
  ])("%s", (text, type, shape, values) => {
    expect(computed(text)).toMatchObject({ type, shape, values });
  });

  test.each([
    ["average(v, weights=w)", "Weights of shape (3) do not fit an array of shape (2, 3)."],
    ["average(v, axis=0, weights=w)", "Weights of shape (3) do not fit axes of extent 2."],
    ["average(v, axis=(0, 1), weights=w)", "Weights of shape (3) do not fit axes of extent 2, 3."],
    ["average(v, axis=2, weights=w)", "There is no axis 2: the array has axes 0 to 1."],
  ])("%s is refused", (text, message) => {
    expect(() => computed(text)).toThrow(message);
  });
});

describe("weighted is that of xarray 2023.1", () => {
  test.each<readonly [string, readonly string[], readonly number[]]>([
    ['X.weighted(W).mean("lat")', ["time"], [1.3333333333333333, 5.590909090909091]],
    ["X.weighted(W).mean()", [], [4.678571428571429]],
    ['X.weighted(W).mean("time")', ["lat"], [2.5, 3.75, 6]],
    ['X.weighted(R).sum("time")', ["lat"], [13, 18.5, 18]],
    ['X.weighted(W).sum("lat", skipna=False)', ["time"], [nan, 15.375]],
    ['X.weighted(W).mean(dim="lat", skipna=False)', ["time"], [nan, 5.590909090909091]],
    ['X.weighted(W).sum_of_weights("lat")', ["time"], [0.75, 2.75]],
    // Weights that add up to 0.
    ['V.weighted(Z).mean("lat")', ["time"], [nan, nan]],
    ['V.weighted(Z).sum("lat")', ["time"], [-1, -1.5]],
    ['V.weighted(Z).sum_of_weights("lat")', ["time"], [nan, nan]],
    // Weights along a dimension that the array has not.
    ['X.weighted(D).mean("time")', ["lat", "k"], [3.25, 3, 4.625, 4.333333333333333, 6, 6]],
    ["X.weighted(D).mean()", [], [4.351851851851852]],
    ['I.weighted(K).sum("lat")', ["time"], [14, 35]],
    ['I.weighted(K).mean("lat")', ["time"], [2.3333333333333335, 5.833333333333333]],
    ['(I + 0.5).weighted(K).mean("lat")', ["time"], [2.8333333333333335, 6.333333333333333]],
    ["V.weighted(R * W).mean()", [], [4.920454545454546]],
    // By labels: (1 * 1 + 4 * 3) / 4.
    ["A.weighted(B).mean()", [], [3.25]],
    // By NumPy's rule where the array or the weights have no names.
    ['V.weighted(w).mean("lat")', ["time"], [2.909090909090909, 5.590909090909091]],
  ])("%s", (text, dims, values) => {
    expect(computed(text)).toMatchObject({ dims, values });
  });

  test.each([
    ["X.weighted(W)", "weighted waits for a statistic."],
    ["X.weighted(W).median()", "There is no statistic “median” with weights."],
    ["X.weighted()", "weighted needs weights."],
    ['X.weighted(W).mean("z")', "There is no dimension “z”."],
  ])("%s is refused", (text, message) => {
    expect(() => computed(text)).toThrow(message);
  });
});

test.each(["average(X, axis=1, weights=W)", 'X.weighted(W).mean("lat")'])(
  "%s reads array and weights in one pass",
  (text) => {
    const plan = makePlan(labelledExpression(text, DATA).expr, { workers: 1, budget: 2 ** 30 });
    expect(plan.stages.map(({ reads }) => reads.map(({ path }) => path))).toEqual([["/test.h5/X", "/test.h5/W"], []]);
  },
);
