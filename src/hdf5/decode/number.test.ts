import { describe, expect, test } from "vitest";
import type { FloatLayout } from "../../core/dtype.ts";
import { decodeHalves } from "./halves.ts";
import { bitsToNumber, floatReader, halfToNumber, integerReader } from "./number.ts";

const ieee = (exponentBits: number, mantissaBits: number): FloatLayout => ({
  signAt: exponentBits + mantissaBits,
  exponentAt: mantissaBits,
  exponentBits,
  exponentBias: 2 ** (exponentBits - 1) - 1,
  mantissaAt: 0,
  mantissaBits,
  impliedOne: true,
});

test("every half is what its layout says", () => {
  const half = ieee(5, 10);
  for (let bits = 0; bits < 65536; bits++) expect(halfToNumber(bits)).toBe(bitsToNumber(BigInt(bits), half));
});

test.each([
  [0x3c00, 1],
  [0xc000, -2],
  [0x7bff, 65504],
  [0x0001, 2 ** -24],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0x7e00, Number.NaN],
  [0x8000, -0],
])("half %i is %d", (bits, value) => {
  expect(halfToNumber(bits)).toBe(value);
});

test.each([true, false])("halves are decoded at any place, little-endian: %s", (little) => {
  const view = new DataView(new ArrayBuffer(1 + 2 * 65536));
  for (let bits = 0; bits < 65536; bits++) view.setUint16(1 + 2 * bits, bits, little);
  const values = decodeHalves(view, 1, 65536, little);
  expect(values.every((value, bits) => Object.is(value, halfToNumber(bits)))).toBe(true);
});

describe("floats by their layout", () => {
  const view = new DataView(new ArrayBuffer(8));

  test("agree with the machine's doubles", () => {
    const patterns = [
      0n,
      1n,
      0x8000000000000000n,
      0x3ff0000000000000n,
      0x7fefffffffffffffn,
      0x0010000000000000n,
      0x000fffffffffffffn,
      0x7ff0000000000000n,
      0xfff8000000000000n,
      0x400921fb54442d18n,
    ];
    for (const bits of patterns) {
      view.setBigUint64(0, bits);
      expect(bitsToNumber(bits, ieee(11, 52))).toBe(view.getFloat64(0));
    }
  });

  test("bfloat16 is the upper half of a single", () => {
    for (let bits = 0; bits < 65536; bits += 7) {
      view.setUint32(0, bits * 65536);
      expect(bitsToNumber(BigInt(bits), ieee(8, 7))).toBe(view.getFloat32(0));
    }
  });

  test("x87 extended has its leading one in the mantissa", () => {
    const extended: FloatLayout = { ...ieee(15, 64), mantissaBits: 64, exponentAt: 64, signAt: 79, impliedOne: false };
    const bits = (sign: bigint, exponent: bigint, mantissa: bigint) => (sign << 79n) | (exponent << 64n) | mantissa;
    expect(bitsToNumber(bits(0n, 16383n, 0x8000000000000000n), extended)).toBe(1);
    expect(bitsToNumber(bits(1n, 16384n, 0xc90fdaa22168c235n), extended)).toBe(-Math.PI);
    expect(bitsToNumber(bits(0n, 32767n, 0x8000000000000000n), extended)).toBe(Number.POSITIVE_INFINITY);
    expect(bitsToNumber(bits(0n, 32767n, 0xc000000000000000n), extended)).toBeNaN();
    expect(bitsToNumber(bits(0n, 0n, 0n), extended)).toBe(0);
    // Larger than any double, and smaller than the smallest.
    expect(bitsToNumber(bits(0n, 32000n, 0x8000000000000000n), extended)).toBe(Number.POSITIVE_INFINITY);
    expect(bitsToNumber(bits(0n, 100n, 0x8000000000000000n), extended)).toBe(0);
  });

  test("binary128 is rounded to nearest, ties to even", () => {
    const quad = ieee(15, 112);
    const one = 16383n << 112n;
    expect(bitsToNumber(one, quad)).toBe(1);
    expect(bitsToNumber(one | (1n << 60n), quad)).toBe(1 + 2 ** -52);
    expect(bitsToNumber(one | (1n << 59n), quad)).toBe(1);
    expect(bitsToNumber(one | (1n << 59n) | 1n, quad)).toBe(1 + 2 ** -52);
    expect(bitsToNumber(one | (3n << 59n), quad)).toBe(1 + 2 ** -51);
    // The smallest double above 0 is 2^-1074.
    expect(bitsToNumber((16383n - 1074n) << 112n, quad)).toBe(2 ** -1074);
    expect(bitsToNumber((16383n - 1060n) << 112n, quad)).toBe(2 ** -1060);
  });
});

describe("integers", () => {
  const read = (bytes: number[], type: Parameters<typeof integerReader>[0]) =>
    integerReader(type, type.order)(new DataView(Uint8Array.from(bytes).buffer), 0);

  test("of three bytes", () => {
    const type = { kind: "int", str: "<i3", size: 3, order: "little" } as const;
    expect(read([0xff, 0xff, 0xff], type)).toBe(-1);
    expect(read([0x00, 0x00, 0x80], type)).toBe(-(2 ** 23));
    expect(read([1, 2, 3], { ...type, kind: "uint", order: "big" })).toBe(0x010203);
  });

  test("of twelve bits at offset four", () => {
    const type = { kind: "int", str: "<i2", size: 2, order: "little", precision: 12, offset: 4 } as const;
    expect(read([0xf0, 0xff], type)).toBe(-1);
    expect(read([0x1f, 0x80], type)).toBe(-2047);
    expect(read([0x1f, 0x80], { ...type, kind: "uint" })).toBe(0x801);
  });

  test("of eight bytes are exact", () => {
    expect(
      read([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], { kind: "int", str: "<i8", size: 8, order: "little" }),
    ).toBe(2n ** 63n - 1n);
  });

  test("wider than eight bytes are refused", () => {
    expect(() => integerReader({ kind: "int", str: "<i16", size: 16, order: "little" }, "little")).toThrow("128 bits");
  });
});

test.each([
  // OpenVMS: 1 is 4080 in F, and 4010 in G; -2.5 is C120 and C024. The sign and the exponent lie in the first two bytes.
  ["VAX F", 4, [0x80, 0x40, 0, 0], 1],
  ["VAX F", 4, [0x20, 0xc1, 0, 0], -2.5],
  ["VAX F", 4, [0x49, 0x41, 0xdb, 0x0f], 3.1415927410125732],
  ["VAX G", 8, [0x10, 0x40, 0, 0, 0, 0, 0, 0], 1],
  ["VAX G", 8, [0x24, 0xc0, 0, 0, 0, 0, 0, 0], -2.5],
])("%s is read word by word", (name, size, bytes, value) => {
  const layout: FloatLayout =
    name === "VAX F"
      ? { ...ieee(8, 23), exponentBias: 129, vax: true }
      : { ...ieee(11, 52), exponentBias: 1025, vax: true };
  const read = floatReader({ kind: "float", str: `<f${size}`, size, order: "little", layout }, "little");
  expect(read(new DataView(Uint8Array.from(bytes).buffer), 0)).toBe(value);
});
