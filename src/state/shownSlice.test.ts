import { expect, test } from "vitest";
import { slowSlice } from "../core/sliceCost.ts";
import type { DatasetView } from "./datasetView.ts";
import { shownSlice, withDrawn, withLinesAlong } from "./shownSlice.ts";

const SHAPE = [5000, 2048, 1024];
const DATA = { chunks: [1, 512, 512], itemBytes: 4 };
const VIEW: DatasetView = {
  rowAxis: 0,
  columnAxis: 2,
  axes: [
    { range: "100:", index: 0 },
    { range: ":", index: 7 },
    { range: "::-2", index: 0 },
  ],
};

test("planes are shown as far as their axes are not restricted", () => {
  for (const kind of ["heat", "histogram"] as const) {
    const slice = shownSlice(kind, VIEW, SHAPE, null, null);
    expect(slice?.drawn).toEqual([0, 2]);
    expect(slice?.taken.map(({ start, step, count }) => [start, step, count])).toEqual([
      [100, 1, 4900],
      [0, 1, 2048],
      [1023, -2, 512],
    ]);
  }
});

test("lines are shown along one axis, and pictures lie as they lie", () => {
  expect(shownSlice("line", VIEW, SHAPE, 2, null)?.drawn).toEqual([2]);
  expect(shownSlice("line", VIEW, SHAPE, null, null)).toBeNull();
  expect(shownSlice("image", VIEW, SHAPE, null, null)).toBeNull();
});

test("of a table the cells on screen count", () => {
  expect(shownSlice("table", VIEW, SHAPE, null, null)).toBeNull();
  const box = [
    [200, 239],
    [7, 7],
    [1001, 1023],
  ] as const;
  const slice = shownSlice("table", VIEW, SHAPE, null, box);
  expect(slice?.taken.map(({ start, step, count }) => [start, step, count])).toEqual([
    [200, 1, 40],
    [0, 1, 40],
    [1001, 2, 12],
  ]);
  // 40 chunks of 1 MiB are no reason to warn; of 4 MiB they are.
  expect(slice && slowSlice(DATA, slice.taken, slice.drawn)).toBeNull();
  expect(slice && slowSlice({ ...DATA, chunks: [1, 1024, 1024] }, slice.taken, slice.drawn)?.better.axes).toEqual([
    1, 2,
  ]);
});

test("other axes take their places in the view", () => {
  expect(withDrawn(VIEW, [1, 2])).toMatchObject({ rowAxis: 1, columnAxis: 2, axes: VIEW.axes });
  expect(withDrawn({ ...VIEW, columnAxis: null }, [1])).toMatchObject({ rowAxis: 1, columnAxis: null });
});

test("lines are turned along an axis, whichever way they run in the table", () => {
  const across = (view: DatasetView) => view.columnAxis;
  const down = (view: DatasetView) => view.rowAxis;
  expect(withLinesAlong(VIEW, 1, across)).toMatchObject({ rowAxis: 0, columnAxis: 1 });
  expect(withLinesAlong(VIEW, 0, across)).toMatchObject({ rowAxis: 2, columnAxis: 0 });
  expect(withLinesAlong(VIEW, 1, down)).toMatchObject({ rowAxis: 1, columnAxis: 2 });
});
