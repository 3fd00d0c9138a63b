import { describe, expect, test } from "vitest";
import { barTexts, barTicks } from "./colourBar.ts";
import { fittedBox, panned, showing, wholeWindow, zoomed } from "./heatWindow.ts";
import { marksPoints, parseRows, pointsOf, readRange, zoomedRange } from "./lineData.ts";
import { profileOf } from "./profiles.ts";
import { logMarks, logTicks, namedMarks, niceTicks, tickText, tickTexts } from "./ticks.ts";

describe("ticks", () => {
  test("are round", () => {
    expect(niceTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(niceTicks(0.13, 0.44, 3)).toEqual([0.2, 0.4]);
    expect(niceTicks(0, 3, 10, true)).toEqual([0, 1, 2, 3]);
    expect(logTicks(0.5, 2000, 4)).toEqual([1, 10, 100, 1000]);
  });

  test("are short", () => {
    expect([0, 0.30000000000000004, 1e7, 1234567, 2e-5, -300].map(tickText)).toEqual([
      "0",
      "0.3",
      "1e7",
      "1.234567e6",
      "2e-5",
      "-300",
    ]);
  });

  test("of a logarithm are powers of ten, of few also their multiples", () => {
    expect(logMarks(0.5, 20, 4)).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]);
    expect(logMarks(1e-30, 1e30, 7)).toEqual([1e-30, 1e-21, 1e-12, 1e-3, 1e6, 1e15, 1e24]);
    expect(logMarks(2.1, 2.4, 3)).toEqual([2.1, 2.2, 2.3, 2.4]);
    expect(namedMarks(logMarks(0.5, 200, 4), 4)).toEqual([1, 10, 100]);
    expect(namedMarks(logMarks(1, 1e6, 3), 3)).toEqual([1, 100, 1e4, 1e6]);
    expect(namedMarks(logMarks(1e-30, 1e30, 7), 7)).toEqual([1e-30, 1e-21, 1e-12, 1e-3, 1e6, 1e15, 1e24]);
    expect(namedMarks(logMarks(2, 8, 3), 3)).toEqual([2, 4, 6, 8]);
  });

  test("have as many digits as it takes to tell them apart, even ones as many decimals as each other", () => {
    expect(tickTexts([0, 0.5, 1])).toEqual(["0.0", "0.5", "1.0"]);
    expect(tickTexts([-0.25, 0, 0.25])).toEqual(["-0.25", "0.00", "0.25"]);
    expect(tickTexts([0.001, 0.01, 0.1, 1, 10])).toEqual(["0.001", "0.01", "0.1", "1", "10"]);
    expect(tickTexts([0, 1e6, 2e6])).toEqual(["0", "1e6", "2e6"]);
    expect(tickTexts([1e9, 1e9 + 0.05, 1e9 + 0.1])).toEqual(["1000000000.00", "1000000000.05", "1000000000.10"]);
    expect(tickTexts([2459000.5, 2459000.6])).toEqual(["2.4590005e6", "2.4590006e6"]);
    expect(tickTexts([1 - 1e-12, 1])).toEqual(["0.999999999999", "1.000000000000"]);
    expect(tickTexts([3, 3])).toEqual(["3", "3"]);
  });

  test("of large numbers close to each other are those of their places", () => {
    const ticks = niceTicks(1e9, 1e9 + 4e-4, 4);
    expect(ticks.map((tick) => Math.round((tick - 1e9) * 1e5))).toEqual([0, 10, 20, 30, 40]);
  });

  test("of a colour bar are two at least, and what is too long says how much more it is than the first", () => {
    expect(barTicks("linear", [-9.9e-8, 9.9e-8], 2)).toEqual([-5e-8, 0, 5e-8]);
    expect(barTexts([0, 0.5])).toEqual({ base: "", texts: ["0.0", "0.5"] });
    expect(barTexts([1e9, 1e9 + 0.05])).toEqual({ base: "1000000000", texts: ["+0", "+0.05"] });
    expect(barTexts([1e9, 1e9 + 5e-4])).toEqual({ base: "1000000000", texts: ["+0", "+5e-4"] });
  });

  test("points of a line are marked where there is room, whatever the axis counts", () => {
    expect([marksPoints(49, 800), marksPoints(50, 800), marksPoints(1999, 800)]).toEqual([true, false, false]);
  });
});

describe("the part that is looked at", () => {
  const extent = { rows: 100, columns: 200 };
  const whole = wholeWindow(extent);

  test("a zoom leaves the point under the pointer where it is, and ends at the edges", () => {
    expect(zoomed(whole, extent, 0.5, { row: 50, column: 0 })).toEqual({ top: 25, bottom: 75, left: 0, right: 100 });
    expect(zoomed(whole, extent, 4, { row: 3, column: 3 })).toEqual(whole);
    const deep = zoomed(whole, extent, 1e-9, { row: 50, column: 100 });
    expect(deep.bottom - deep.top).toBe(4);
    // Where cells are narrower, the zoom goes further.
    const narrow = zoomed(whole, extent, 1e-9, { row: 50, column: 100 }, { rows: 0.25, columns: 1 });
    expect([narrow.bottom - narrow.top, narrow.right - narrow.left]).toEqual([1, 4]);
  });

  test("it is moved no further than the edge, and to where the probe is", () => {
    const part = { top: 10, bottom: 20, left: 10, right: 30 };
    expect(panned(part, extent, -50, 500)).toEqual({ top: 0, bottom: 10, left: 180, right: 200 });
    const cell = (row: number, column: number) => ({ top: row, bottom: row + 1, left: column, right: column + 1 });
    expect(showing(part, extent, cell(15, 12))).toBe(part);
    expect(showing(part, extent, cell(25, 5))).toEqual({ top: 16, bottom: 26, left: 5, right: 25 });
  });

  test("cells are square unless the plane is a sliver", () => {
    const space = { x: 0, y: 0, width: 400, height: 400 };
    expect(fittedBox(extent, space)).toEqual({ x: 0, y: 100, width: 400, height: 200 });
    expect(fittedBox({ rows: 1_000_000, columns: 4 }, space)).toEqual(space);
  });
});

describe("lines", () => {
  test("gaps are null; so is what has no logarithm", () => {
    const low = Float64Array.of(1, Number.NaN, -2);
    const line = { from: 5, to: 8, factor: 1, low, high: low, sampled: false };
    expect(pointsOf([line], false)).toEqual([
      [5, 6, 7],
      [1, null, -2],
    ]);
    expect(pointsOf([line], true)[1]).toEqual([1, null, null]);
  });

  test("of runs both ends are drawn, up and down in turn", () => {
    const line = { from: 0, to: 8, factor: 4, low: Float64Array.of(1, 2), high: Float64Array.of(8, 9), sampled: false };
    expect(pointsOf([line], false)).toEqual([
      [1, 3, 5, 7],
      [1, 8, 9, 2],
    ]);
  });

  test("against a falling axis the points are turned round; lines of other lengths share one axis", () => {
    const plain = (from: number, ...values: number[]) => {
      const low = Float64Array.from(values);
      return { from, to: from + values.length, factor: 1, low, high: low, sampled: false };
    };
    expect(pointsOf([plain(0, 1, 2, 3)], false, (position) => 90 - 10 * position)).toEqual([
      [70, 80, 90],
      [3, 2, 1],
    ]);
    expect(pointsOf([plain(0, 1, 2, 3), plain(1, 7)], false)).toEqual([
      [0, 1, 2],
      [1, 2, 3],
      [undefined, 7, undefined],
    ]);
  });

  test("ranges stay within the line", () => {
    expect(zoomedRange([0, 100], 100, 0.5, 100)).toEqual([50, 100]);
    expect(zoomedRange([40, 60], 100, 100, 50)).toEqual([0, 100]);
    expect(readRange([10, 30], 1000)).toEqual([8, 33]);
  });

  test("rows are typed as numbers", () => {
    expect(parseRows("0, 5 5;7", 10, 8)).toEqual([0, 5, 7]);
    expect(parseRows("10", 10, 8)).toBeNull();
    expect(parseRows("one", 10, 8)).toBeNull();
    expect(parseRows("", 10, 8)).toBeNull();
  });
});

describe("profiles", () => {
  const reduction = { kind: "mean", rows: 2, columns: 1, bytes: 0 } as const;
  const data = Float64Array.of(1, 2, 3, Number.NaN, 30, Number.NaN);
  // Rows 10 to 13 in blocks of two, columns 5 to 7.
  const plane = { rect: { top: 10, bottom: 14, left: 5, right: 8 }, rows: 2, columns: 3, data, reduction };

  test("of one row or column are its values, at their middles", () => {
    expect(profileOf(plane, "row", [11, 12])).toEqual([
      [5.5, 1],
      [6.5, 2],
      [7.5, 3],
    ]);
    expect(profileOf(plane, "column", [6, 7])).toEqual([
      [11, 2],
      [13, 30],
    ]);
  });

  test("of a part are means of what is a number; of nothing there is none", () => {
    expect(profileOf(plane, "row", [10, 14])).toEqual([
      [5.5, 1],
      [6.5, 16],
      [7.5, 3],
    ]);
    expect(profileOf(plane, "column", [7, 8])[1]).toEqual([13, Number.NaN]);
    expect(profileOf(plane, "row", [20, 22])).toEqual([]);
  });
});
