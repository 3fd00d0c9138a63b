import { describe, expect, test } from "vitest";
import { COLOUR_MAPS, SCALES } from "../../state/viewKinds.ts";
import { barCounts } from "./colourBar.ts";
import { colourTable, SHADES } from "./colourMaps.ts";
import { limitsBy, placing, scaledLimits, valueAt, valueRange } from "./colourScale.ts";
import { coloured } from "./heatPaint.ts";

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
