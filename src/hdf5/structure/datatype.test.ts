import { describe, expect, it } from "vitest";
import { isFault } from "../../core/fault.ts";
import { readDataspace } from "./dataspace.ts";
import { readDatatype } from "./datatype.ts";

const sizes = { offsetSize: 8, lengthSize: 8 };
const u16 = (n: number) => [n & 255, n >> 8];
const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)];
const head = (version: number, kind: number, bits: number, size: number) => [
  (version << 4) | kind,
  bits & 255,
  (bits >> 8) & 255,
  bits >> 16,
  ...u32(size),
];

function float(
  size: number,
  sign: number,
  places: readonly [number, number, number, number],
  bias: number,
  bits = 0x20,
) {
  return [...head(1, 1, bits | (sign << 8), size), ...u16(0), ...u16(size * 8), ...places, ...u32(bias)];
}

const read = (bytes: readonly number[]) => readDatatype(Uint8Array.from(bytes), sizes);

function code(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
  return "none";
}

describe("datatype messages that h5py does not write", () => {
  it.each([
    ["bfloat16", float(2, 15, [7, 8, 0, 7], 127)],
    ["float8_e4m3", float(1, 7, [3, 4, 0, 3], 7)],
    ["float8_e5m2", float(1, 7, [2, 5, 0, 2], 15)],
    ["binary128", float(16, 127, [112, 15, 0, 112], 16383)],
    ["x87 extended", float(16, 79, [64, 15, 0, 64], 16383, 0x00)],
    ["x87 extended", float(12, 79, [64, 15, 0, 64], 16383, 0x00)],
  ])("knows %s by its bits", (name, bytes) => {
    expect(read(bytes)).toMatchObject({ kind: "float", layout: { name } });
  });

  it("takes IEEE half precision as a plain float", () => {
    expect(read(float(2, 15, [10, 5, 0, 10], 15))).toEqual({ kind: "float", str: "<f2", size: 2, order: "little" });
  });

  it.each([
    ["VAX F", float(4, 31, [23, 8, 0, 23], 129, 0x61)],
    ["VAX G", float(8, 63, [52, 11, 0, 52], 1025, 0x61)],
  ])("knows %s by its bits and its order", (name, bytes) => {
    expect(read(bytes)).toMatchObject({ kind: "float", layout: { name, vax: true } });
  });

  it("refuses an order of bytes that is not known", () => {
    expect(code(() => read(float(4, 31, [23, 8, 0, 23], 127, 0x60)))).toBe("damaged");
  });

  it("reads HDF5 2.0's complex numbers", () => {
    const base = float(4, 31, [23, 8, 0, 23], 127);
    expect(read([...head(5, 11, 1, 8), ...base])).toMatchObject({ kind: "complex", str: "<c8", base: { str: "<f4" } });
    expect(code(() => read([...head(5, 11, 3, 8), ...base]))).toBe("unsupported-type");
  });

  it("reads array members of the first version of compounds", () => {
    const name = [0x61, 0, 0, 0, 0, 0, 0, 0];
    const dims = [2, 0, 0, 0, ...u32(0), ...u32(0), ...u32(2), ...u32(3), ...u32(0), ...u32(0)];
    const member = [...head(1, 0, 8, 2), ...u16(0), ...u16(16)];
    expect(read([...head(1, 6, 1, 12), ...name, ...u32(0), ...dims, ...member])).toMatchObject({
      fields: [{ name: "a", dtype: { kind: "array", size: 12, dims: [2, 3], base: { str: "<i2" } } }],
    });
  });

  it("has a limit to nesting, and is not misled by impossible numbers", () => {
    const nested = Array.from({ length: 40 }, () => head(3, 9, 0, 16)).flat();
    expect(code(() => read(nested))).toBe("unsupported-type");
    expect(code(() => read([...head(1, 0, 0, 4), ...u16(30), ...u16(10)]))).toBe("damaged");
    expect(code(() => read([...head(3, 6, 0xffff, 8)]))).toBe("damaged");
    expect(code(() => read([]))).toBe("damaged");
  });
});

describe("dataspaces", () => {
  const simple = (...numbers: bigint[]) => {
    const bytes = new Uint8Array(4 + 8 * numbers.length);
    bytes.set([2, numbers.length / 2, 1, 1]);
    numbers.forEach((n, i) => {
      new DataView(bytes.buffer).setBigUint64(4 + 8 * i, n, true);
    });
    return readDataspace(bytes, sizes);
  };

  it("has null for an axis without a reachable limit", () => {
    expect(simple(3n, 2n ** 64n - 1n)).toEqual({ shape: [3], maxshape: [null] });
    expect(simple(3n, 2n ** 60n)).toEqual({ shape: [3], maxshape: [null] });
  });

  it("gives up sizes that a number cannot hold", () => {
    expect(code(() => simple(2n ** 53n + 1n, 2n ** 64n - 1n))).toBe("unsupported-type");
    expect(code(() => simple(4n, 3n))).toBe("damaged");
  });
});
