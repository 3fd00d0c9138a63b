import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { briefNumber, briefShape, byteText, exactNumber, exactSingle, groupedCount, shapeText } from "./numberText.ts";

describe("briefNumber", () => {
  test.each([
    [0, "0"],
    [-0, "-0"],
    [1, "1"],
    [0.1, "0.1"],
    [Math.PI, "3.14159"],
    [-273.15, "-273.15"],
    [123456.7, "123457"],
    [999999.4, "999999"],
    [999999.9, "1e6"],
    [1e6, "1e6"],
    [1234567.8, "1.23457e6"],
    [-1.5e-7, "-1.5e-7"],
    [0.0001, "0.0001"],
    [0.00009, "9e-5"],
    [1e300, "1e300"],
    [Number.NaN, "nan"],
    [Number.POSITIVE_INFINITY, "inf"],
    [Number.NEGATIVE_INFINITY, "-inf"],
  ])("%d is %s", (value, text) => expect(briefNumber(value)).toBe(text));
});

describe("exact texts", () => {
  test("read back as the same double", () =>
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) =>
        Object.is(Number(exactNumber(value)), value),
      ),
    ));
  test("read back as the same single", () =>
    fc.assert(
      fc.property(fc.float({ noDefaultInfinity: true, noNaN: true }), (value) =>
        Object.is(Math.fround(Number(exactSingle(value))), value),
      ),
    ));
  test("a single is as short as it can be", () => expect(exactSingle(Math.fround(0.1))).toBe("0.1"));
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1.00 kB"],
  [999_999, "1.00 MB"],
  [41_943_040_000, "41.9 GB"],
  [123_000, "123 kB"],
])("%d bytes are %s", (bytes, text) => expect(byteText(bytes)).toBe(text));

test("counts are grouped by thin spaces", () => expect(groupedCount(1_234_567)).toBe("1\u202f234\u202f567"));

test.each([
  [null, "null"],
  [[], "scalar"],
  [[5], "5"],
  [[2, 0, 3], "2×0×3"],
])("shape %j is %s", (shape, text) => expect(shapeText(shape)).toBe(text));

test.each([
  [[99_999, 2], "99999×2"],
  [[1_000_000_000, 1_000_000], "1G×1M"],
  [[123_456], "123k"],
  [[999_999], "1M"],
  [[], "scalar"],
])("shape %j is briefly %s", (shape, text) => expect(briefShape(shape)).toBe(text));
