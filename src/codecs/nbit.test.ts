import fc from "fast-check";
import { expect, test } from "vitest";
import { nbitPacking, unpackNbit } from "./nbit.ts";

const options = (count: number, size: number, order: number, precision: number, offset: number) => [
  8,
  0,
  count,
  1,
  size,
  order,
  precision,
  offset,
];

test.each([
  [
    "4-byte numbers of 3 bits",
    options(5, 4, 0, 3, 0),
    [0b00101001, 0b11001010],
    [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0],
  ],
  ["12 bits at offset 4, big-endian", options(2, 2, 1, 12, 4), [0xab, 0xcd, 0xef], [0xab, 0xc0, 0xde, 0xf0]],
  ["whole bytes", options(2, 2, 0, 16, 0), [0x12, 0x34, 0xab, 0xcd], [0x34, 0x12, 0xcd, 0xab]],
])("%s", (_, parameters, packed, elements) => {
  const packing = nbitPacking(parameters);
  expect(packing && [...unpackNbit(Uint8Array.from(packed), packing)]).toEqual(elements);
});

test("what was packed comes back", () => {
  const cases = fc.record({
    size: fc.constantFrom(1, 2, 4, 8),
    bigEndian: fc.boolean(),
    precision: fc.integer({ min: 1, max: 64 }),
    offset: fc.nat(63),
    values: fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(cases, ({ size, bigEndian, precision, offset, values }) => {
      fc.pre(precision + offset <= size * 8);
      const numbers = values.map((value) => BigInt.asUintN(precision, value));
      const bits = numbers.map((value) => value.toString(2).padStart(precision, "0")).join("");
      const packed = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, "0"), 2));
      const elements = unpackNbit(packed, { count: numbers.length, size, bigEndian, precision, offset });
      const wanted = numbers.flatMap((value) => {
        const bytes = Array.from({ length: size }, (_, i) =>
          Number(((value << BigInt(offset)) >> BigInt(8 * i)) & 255n),
        );
        return bigEndian ? bytes.reverse() : bytes;
      });
      expect([...elements]).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

test("too few bits are a fault, other classes are left alone", () => {
  const packing = nbitPacking(options(3, 4, 0, 20, 0));
  expect(() => packing && unpackNbit(new Uint8Array(7), packing)).toThrow("fewer bits");
  expect(nbitPacking([8, 0, 3, 2, 4, 0, 20, 0])).toBeUndefined();
  expect(nbitPacking([8, 1, 3, 1, 4, 0, 20, 0])).toBeUndefined();
  expect(nbitPacking(options(3, 4, 0, 30, 8))).toBeUndefined();
});
