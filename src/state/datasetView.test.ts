import { expect, test } from "vitest";
import type { DType, FloatType } from "../core/dtype.ts";
import {
  assignAxis,
  axisRange,
  datasetIndex,
  defaultView,
  fitsView,
  restrictAxis,
  runsDown,
  selectionOf,
  tableShape,
  viewKey,
  withAxis,
} from "./datasetView.ts";

const f8: FloatType = { kind: "float", str: "<f8", size: 8, order: "little" };
const record: DType = { kind: "compound", str: "compound", size: 8, fields: [{ name: "x", offset: 0, dtype: f8 }] };

test.each<[readonly number[], DType, rows: number | null, columns: number | null]>([
  [[], f8, null, null],
  [[5], f8, 0, null],
  [[5, 6], f8, 0, 1],
  [[5, 6, 7], f8, 1, 2],
  [[5], record, 0, null],
  [[5, 6], record, 1, null],
  [[1, 6, 7, 1], f8, 1, 2],
  [[1, 6, 1], f8, 1, 2],
  [[1, 1, 1], f8, 1, 2],
  [[20, 30, 3], f8, 0, 1],
  [[9, 20, 30, 4], f8, 1, 2],
  [[20, 30, 5], f8, 1, 2],
])("shape %j is laid out with rows %j", (shape, dtype, rowAxis, columnAxis) =>
  expect(defaultView(shape, dtype)).toMatchObject({ rowAxis, columnAxis }),
);

test("axes that are not drawn begin at their middle, components at the first", () => {
  expect(defaultView([9, 20, 30], f8).axes[0]?.index).toBe(4);
  expect(defaultView([24, 60, 90], f8).axes[0]?.index).toBe(12);
  expect(defaultView([20, 30, 3], f8).axes[2]?.index).toBe(0);
});

test.each([
  [[50, 3], true],
  [[3, 50], false],
  [[50, 50], false],
  [[50], false],
  [[5000, 1], true],
])("lines of %j run down its columns: %s", (shape, down) => expect(runsDown(defaultView(shape, f8), shape)).toBe(down));

test.each([
  [":", { start: 0, step: 1, count: 10 }],
  ["", { start: 0, step: 1, count: 10 }],
  ["2:5", { start: 2, step: 1, count: 3 }],
  ["::-1", { start: 9, step: -1, count: 10 }],
  ["-3:", { start: 7, step: 1, count: 3 }],
  ["4", { start: 4, step: 1, count: 1 }],
])("%j of an axis of ten is %j", (text, range) => expect(axisRange(text, 10)).toMatchObject(range));

test.each(["x", "1:2:3:4", "10", "::0"])("%j is refused", (text) => expect(() => axisRange(text, 10)).toThrow());

const shape = [4, 10, 20];
const view = defaultView(shape, f8);

test("a part of the table is read by the selection of its rows and columns", () =>
  expect(selectionOf(withAxis(view, 0, { index: 3 }), shape, { top: 2, bottom: 5, left: 0, right: 20 })).toEqual([
    3,
    [2, 5, 1],
    [0, 20, 1],
  ]));

test("a reversed axis is read backwards, down to its first element", () => {
  const reversed = withAxis(view, 1, { range: "::-1" });
  expect(selectionOf(reversed, shape, { top: 8, bottom: 10, left: 0, right: 1 })[1]).toEqual([1, null, -1]);
  expect(datasetIndex(tableShape(reversed, shape).rows, 0)).toBe(9);
});

test("a restriction of an outer axis takes the index into it", () => {
  expect(restrictAxis(view, shape, 0, "0:2").axes[0]).toEqual({ range: "0:2", index: 0 });
  const inside = withAxis(view, 0, { index: 3 });
  expect(restrictAxis(inside, shape, 0, "2:4").axes[0]).toEqual({ range: "2:4", index: 3 });
});

test("an axis that takes a place gives its own to the one that was there", () => {
  expect(assignAxis(view, "rowAxis", 2)).toMatchObject({ rowAxis: 2, columnAxis: 1 });
  expect(assignAxis(view, "rowAxis", 0)).toMatchObject({ rowAxis: 0, columnAxis: 2 });
});

test("views differ where they show other elements, not where they are worded otherwise", () => {
  expect(viewKey(withAxis(view, 1, { range: "0:10" }), shape)).toBe(viewKey(view, shape));
  expect(viewKey(withAxis(view, 0, { index: 1 }), shape)).not.toBe(viewKey(view, shape));
});

test("a view fits data of its rank whose axes hold its indices", () => {
  expect(fitsView(view, [4, 2, 2], f8)).toBe(true);
  expect(fitsView(assignAxis(view, "rowAxis", 0), [4, 20, 2], f8)).toBe(true);
  expect(fitsView(withAxis(view, 0, { index: 3 }), [2, 10, 20], f8)).toBe(false);
  expect(fitsView(view, [4, 10], f8)).toBe(false);
});
