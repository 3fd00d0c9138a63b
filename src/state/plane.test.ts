import { describe, expect, test } from "vitest";
import { defaultView } from "./datasetView.ts";
import { chunkCost, detailFor, reductionFor, stridedSelection, touchedBytes } from "./plane.ts";

const SCREEN = { rows: 1024, columns: 1024 };
const PLANE = { rowAxis: 0, columnAxis: 1 };

describe("what a picture reads", () => {
  test("a small plane is read as it is", () => {
    const cost = chunkCost([60, 90], [30, 45], 4, PLANE);
    expect(reductionFor(60, 90, SCREEN, cost, false)).toEqual({ kind: "exact", rows: 1, columns: 1, bytes: 4 * 5400 });
  });

  test("a larger one as means, labels as a sample", () => {
    const cost = chunkCost([2048, 3000], [256, 256], 8, PLANE);
    expect(reductionFor(2048, 3000, SCREEN, cost, false)).toMatchObject({ kind: "mean", rows: 2, columns: 3 });
    expect(reductionFor(2048, 3000, SCREEN, cost, true)).toMatchObject({ kind: "sample", rows: 2, columns: 3 });
  });

  test.each([
    ["chunks", [1000, 1000]],
    ["small chunks", [64, 64]],
    ["rows in one piece", null],
  ])("10 000 000 000 elements in %s are sampled in bounded bytes", (_, chunks) => {
    const cost = chunkCost([100_000, 100_000], chunks, 4, PLANE);
    const found = reductionFor(100_000, 100_000, SCREEN, cost, false);
    expect(found.kind).toBe("sample");
    expect(found.bytes).toBe(touchedBytes(100_000, 100_000, found, cost));
    const coarsest = 100_000 / found.rows < 128 && 100_000 / found.columns < 128;
    expect(found.bytes <= 384 * 2 ** 20 || coarsest).toBe(true);
  });

  test("chunks that reach through other axes are counted whole", () =>
    expect(chunkCost([24, 60, 90], [6, 30, 45], 4, { rowAxis: 1, columnAxis: 2 })).toEqual({
      rows: 30,
      columns: 45,
      bytes: 6 * 30 * 45 * 4,
    }));
});

test("a detail is aligned, lies around the window and is finer", () => {
  const cost = chunkCost([2048, 2048], [256, 256], 8, PLANE);
  const window = { top: 300.5, bottom: 800.2, left: 10, right: 500 };
  const { rect, reduction } = detailFor(
    window,
    { rows: 2048, columns: 2048 },
    { rows: 440, columns: 440 },
    cost,
    false,
  );
  expect(rect).toEqual({ top: 174, bottom: 926, left: 0, right: 624 });
  expect(reduction).toMatchObject({ kind: "exact", rows: 1, columns: 1 });
});

test("every n-th row of a range that walks backwards", () => {
  const view = defaultView([3, 10, 8], { kind: "float", str: "<f8", size: 8, order: "little" });
  const axes = view.axes.map((axis, i) =>
    i === 1 ? { ...axis, range: "::-1" } : i === 0 ? { ...axis, index: 2 } : axis,
  );
  const rect = { top: 0, bottom: 10, left: 2, right: 8 };
  expect(stridedSelection({ ...view, axes }, [3, 10, 8], rect, { rows: 3, columns: 2 })).toEqual([
    2,
    [9, null, -3],
    [2, 8, 2],
  ]);
});
