import { describe, expect, test } from "vitest";
import { COLOUR_MAPS, SCALES } from "../../state/viewKinds.ts";
import { barCounts } from "./colourBar.ts";
import { colourTable, SHADES } from "./colourMaps.ts";
import { limitsBy, placing, scaledLimits, valueAt, valueRange } from "./colourScale.ts";
import { coloured } from "./heatPaint.ts";
import { fittedBox, panned, showing, wholeWindow, zoomed } from "./heatWindow.ts";
import { parseRows, pointsOf, readRange, zoomedRange } from "./lineData.ts";
import { profileOf } from "./profiles.ts";
import { logTicks, niceTicks, tickText } from "./ticks.ts";

describe("colours", () => {
  test.each(COLOUR_MAPS)("%s has 256 shades and begins and ends as it should", (map) =>
    expect(colourTable(map)).toHaveLength(SHADES * 3),
  );

  test.each([
    ["viridis", 40, [69, 55, 129]],
    ["viridis", 128, [33, 145, 140]],
    ["viridis", 200, [112, 207, 87]],
    ["cividis", 40, [39, 62, 110]],
    ["cividis", 128, [125, 124, 120]],
    ["cividis", 200, [196, 180, 104]],
    ["magma", 40, [41, 17, 90]],
    ["magma", 128, [183, 55, 121]],
    ["magma", 200, [253, 152, 105]],
    ["inferno", 40, [47, 10, 91]],
    ["inferno", 128, [188, 55, 84]],
    ["inferno", 200, [251, 157, 7]],
    ["plasma", 40, [89, 1, 165]],
    ["plasma", 128, [204, 71, 120]],
    ["plasma", 200, [251, 161, 57]],
    ["turbo", 40, [70, 128, 246]],
    ["turbo", 128, [164, 252, 60]],
    ["turbo", 200, [244, 102, 23]],
    ["grey", 40, [40, 40, 40]],
    ["grey", 128, [128, 128, 128]],
    ["grey", 200, [200, 200, 200]],
    ["afmhot", 40, [80, 0, 0]],
    ["afmhot", 128, [255, 128, 1]],
    ["afmhot", 200, [255, 255, 145]],
    ["Blues", 40, [216, 231, 245]],
    ["Blues", 128, [106, 174, 214]],
    ["Blues", 200, [26, 104, 174]],
    ["RdBu", 40, [198, 65, 62]],
    ["RdBu", 128, [246, 247, 247]],
    ["RdBu", 200, [79, 155, 199]],
    ["coolwarm", 40, [108, 143, 241]],
    ["coolwarm", 128, [221, 220, 220]],
    ["coolwarm", 200, [240, 139, 110]],
    ["BrBG", 40, [169, 108, 30]],
    ["BrBG", 128, [244, 245, 245]],
    ["BrBG", 200, [65, 159, 151]],
    ["twilight", 40, [182, 200, 207]],
    ["twilight", 128, [98, 117, 186]],
    ["twilight", 200, [86, 33, 130]],
    ["cubehelix", 40, [25, 42, 70]],
    ["cubehelix", 128, [161, 121, 74]],
    ["cubehelix", 200, [194, 195, 242]],
    ["Greens", 40, [221, 242, 216]],
    ["Greens", 128, [115, 196, 118]],
    ["Greens", 200, [25, 131, 62]],
    ["Oranges", 40, [254, 224, 195]],
    ["Oranges", 128, [253, 140, 59]],
    ["Oranges", 200, [203, 67, 2]],
    ["Purples", 40, [234, 232, 242]],
    ["Purples", 128, [158, 154, 200]],
    ["Purples", 200, [100, 69, 158]],
    ["Reds", 40, [253, 215, 198]],
    ["Reds", 128, [251, 105, 74]],
    ["Reds", 200, [193, 22, 27]],
    ["bone", 40, [35, 35, 49]],
    ["bone", 128, [112, 123, 144]],
    ["bone", 200, [180, 207, 207]],
    ["copper", 40, [49, 31, 20]],
    ["copper", 128, [158, 100, 64]],
    ["copper", 200, [247, 156, 100]],
    ["hot", 40, [116, 0, 0]],
    ["hot", 128, [255, 92, 0]],
    ["hot", 200, [255, 255, 38]],
    ["BuGn", 40, [223, 243, 244]],
    ["BuGn", 128, [101, 194, 163]],
    ["BuGn", 200, [25, 131, 62]],
    ["BuPu", 40, [216, 230, 240]],
    ["BuPu", 128, [140, 149, 198]],
    ["BuPu", 200, [134, 51, 148]],
    ["GnBu", 40, [219, 241, 213]],
    ["GnBu", 128, [122, 204, 196]],
    ["GnBu", 200, [33, 130, 185]],
    ["OrRd", 40, [254, 227, 189]],
    ["OrRd", 128, [252, 140, 89]],
    ["OrRd", 200, [205, 35, 22]],
    ["PuBu", 40, [229, 225, 239]],
    ["PuBu", 128, [115, 169, 207]],
    ["PuBu", 200, [5, 106, 166]],
    ["PuBuGn", 40, [229, 222, 237]],
    ["PuBuGn", 128, [102, 169, 207]],
    ["PuBuGn", 200, [2, 123, 125]],
    ["PuRd", 40, [226, 215, 234]],
    ["PuRd", 128, [223, 100, 175]],
    ["PuRd", 200, [191, 13, 81]],
    ["RdPu", 40, [253, 217, 214]],
    ["RdPu", 128, [247, 103, 161]],
    ["RdPu", 200, [160, 1, 124]],
    ["YlGn", 40, [239, 249, 179]],
    ["YlGn", 128, [119, 198, 121]],
    ["YlGn", 200, [25, 124, 64]],
    ["YlGnBu", 40, [227, 244, 178]],
    ["YlGnBu", 128, [64, 181, 196]],
    ["YlGnBu", 200, [35, 82, 163]],
    ["YlOrBr", 40, [255, 242, 177]],
    ["YlOrBr", 128, [254, 152, 41]],
    ["YlOrBr", 200, [190, 69, 3]],
    ["YlOrRd", 40, [255, 232, 149]],
    ["YlOrRd", 128, [253, 140, 60]],
    ["YlOrRd", 200, [217, 19, 31]],
    ["PRGn", 40, [138, 82, 154]],
    ["PRGn", 128, [246, 247, 246]],
    ["PRGn", 200, [102, 181, 107]],
    ["PiYG", 40, [211, 79, 153]],
    ["PiYG", 128, [247, 247, 246]],
    ["PiYG", 200, [136, 194, 76]],
    ["PuOr", 40, [205, 112, 14]],
    ["PuOr", 128, [246, 246, 247]],
    ["PuOr", 200, [136, 124, 178]],
    ["RdGy", 40, [198, 65, 62]],
    ["RdGy", 128, [254, 254, 254]],
    ["RdGy", 200, [143, 143, 143]],
    ["RdYlBu", 40, [231, 83, 55]],
    ["RdYlBu", 128, [254, 255, 192]],
    ["RdYlBu", 200, [125, 180, 213]],
    ["RdYlGn", 40, [231, 83, 55]],
    ["RdYlGn", 128, [254, 255, 190]],
    ["RdYlGn", 200, [112, 193, 100]],
    ["Spectral", 40, [231, 89, 72]],
    ["Spectral", 128, [255, 255, 190]],
    ["Spectral", 200, [113, 198, 165]],
    ["bwr", 40, [80, 80, 255]],
    ["bwr", 128, [255, 254, 254]],
    ["bwr", 200, [255, 110, 110]],
    ["seismic", 40, [0, 0, 188]],
    ["seismic", 128, [255, 253, 253]],
    ["seismic", 200, [238, 0, 0]],
    ["twilight_shifted", 40, [93, 62, 161]],
    ["twilight_shifted", 128, [226, 217, 225]],
    ["twilight_shifted", 200, [165, 67, 80]],
    ["hsv", 40, [255, 236, 0]],
    ["hsv", 128, [0, 255, 246]],
    ["hsv", 200, [161, 0, 255]],
  ] as const)("shade of %s at %i is matplotlib's", (map, shade, colour) => {
    const own = colourTable(map).slice(shade * 3, shade * 3 + 3);
    for (const [part, value] of colour.entries()) expect(Math.abs((own[part] ?? 0) - value)).toBeLessThanOrEqual(7);
  });

  test("viridis reaches from violet to yellow", () => {
    expect([...colourTable("viridis").slice(0, 3)]).toEqual([0x44, 0x01, 0x54]);
    expect([...colourTable("viridis").slice(-3)]).toEqual([0xfd, 0xe7, 0x25]);
  });

  test("values beyond the limits take the outermost shades, nan none", () => {
    const values = Float64Array.of(-5, 0, 1, 9, Number.NaN, Number.POSITIVE_INFINITY);
    const pixels = coloured(values, colourTable("grey"), "linear", [0, 1]);
    expect([0, 1, 2, 3, 4, 5].map((i) => [pixels[i * 4], pixels[i * 4 + 3]])).toEqual([
      [0, 255],
      [0, 255],
      [255, 255],
      [255, 255],
      [0, 0],
      [255, 255],
    ]);
  });

  test("one bad value does not ruin the robust limits", () => {
    const values = Float64Array.from({ length: 10_000 }, (_, i) => i / 100);
    values[17] = 1e30;
    const range = valueRange(values);
    expect(range.robust[1]).toBeLessThan(100);
    expect(range.full[1]).toBe(1e30);
    expect(limitsBy("manual", [1, 2], range, false)).toEqual([1, 2]);
  });

  test("few whole numbers are shown from the first to the last; diverging maps around 0", () => {
    const values = new Float64Array(1000);
    values[0] = 4;
    values[1] = -1;
    expect(valueRange(values).robust).toEqual([-1, 4]);
    expect(limitsBy("full", null, valueRange(values), true)).toEqual([-4, 4]);
    expect(scaledLimits("log", [-1, 4], valueRange(values))).toEqual([0.4, 4]);
  });

  test.each(SCALES)("%s: places and values are each other's inverse", (scale) => {
    const limits = scale === "log" ? ([0.5, 800] as const) : ([-20, 800] as const);
    for (const place of [0, 0.2, 0.5, 0.9, 1]) {
      expect(placing(scale, limits)(valueAt(scale, limits, place))).toBeCloseTo(place, 9);
    }
    expect(barCounts(Float64Array.of(limits[0], limits[1]), scale, limits).reduce((a, b) => a + b)).toBe(2);
  });
});

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
