import { expect, test } from "vitest";
import { labelledExpression, type TestDataset } from "../testing.ts";
import { coordValues } from "./coord.ts";

const DATASETS: Record<string, TestDataset> = {
  T: {
    type: "f8",
    shape: [4, 3],
    dims: ["time", "x"],
    coords: { time: ["time", [0, 10, 20, 30]], x: ["x", ["a", "b", "c"]], month: ["time", [1, 1, 2, 2]] },
  },
  U: { type: "f8", shape: [3, 4], dims: ["x", "time"], coords: { time: ["time", [10, 20, 30, 40]] } },
  plain: { type: "f8", shape: [4, 3] },
};

function labels(text: string) {
  const { dims, coords, expr } = labelledExpression(text, DATASETS);
  const lists = coords.map(({ name, ...coord }) => [name, coordValues({ name, ...coord }, () => [])]);
  return { dims, shape: expr.shape, coords: Object.fromEntries(lists) };
}

test.each([
  ["T.sel(time=10)", ["x"], [3], { time: [10], x: ["a", "b", "c"], month: [1] }],
  ["T.sel(time=slice(5, 20))", ["time", "x"], [2, 3], { time: [10, 20], x: ["a", "b", "c"], month: [1, 2] }],
  ['T.sel(x=["c", "a"])', ["time", "x"], [4, 2], { time: [0, 10, 20, 30], x: ["c", "a"], month: [1, 1, 2, 2] }],
  ["T[1:] * 2", ["time", "x"], [3, 3], { time: [10, 20, 30], x: ["a", "b", "c"], month: [1, 2, 2] }],
  // By their labels, in the order of the first one's dimensions.
  ["T + U", ["time", "x"], [3, 3], { time: [10, 20, 30], x: ["a", "b", "c"], month: [1, 2, 2] }],
  // A slice in brackets is matched by position; labels that differ are dropped.
  ["T[1:] - T[:-1]", ["time", "x"], [3, 3], { x: ["a", "b", "c"] }],
  ['T.groupby("month").sum()', ["month", "x"], [2, 3], { month: [1, 2], x: ["a", "b", "c"] }],
  ["T.coarsen(time=2).mean()", ["time", "x"], [2, 3], { time: [5, 25], x: ["a", "b", "c"], month: [1, 2] }],
  ["T + plain", ["time", "x"], [4, 3], { time: [0, 10, 20, 30], x: ["a", "b", "c"], month: [1, 1, 2, 2] }],
  ['T.mean("x")', ["time"], [4], { time: [0, 10, 20, 30], month: [1, 1, 2, 2] }],
  ["T.T", ["x", "time"], [3, 4], { time: [0, 10, 20, 30], x: ["a", "b", "c"], month: [1, 1, 2, 2] }],
])("%s", (text, dims, shape, coords) => {
  expect(labels(text)).toEqual({ dims, shape, coords });
});

test.each([
  ["T.sel(time=11)", "There is no time 11."],
  ["T.sel(z=1)", "There is no dimension “z”."],
  ['T.mean("z")', "There is no dimension “z”."],
  ['T.sel(time=10, method="magic")', "There is no such method."],
  ['T.groupby("z").mean()', "There is no coordinate “z” to group by."],
  ['T.groupby("z.month").mean()', "There is no coordinate “z.month” to group by."],
  ['T.groupby("time.month").mean()', "time is no time: it has no “month”."],
  ["T.where()", "where needs condition."],
  ['T.sel(time=slice(0, 10), x=slice("b", "q")) + U.sel(time=40)', "x has 2 elements in one array and 3 in the other."],
])("%s is refused where it does not fit", (text, message) => {
  expect(() => labels(text)).toThrow(message);
});
