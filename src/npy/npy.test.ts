import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeSelection, type SelectionInput } from "../core/selection.ts";
import { elementCount, type Value, type Values } from "../core/value.ts";
import { NpyFileReader } from "./npyReader.ts";
import { pythonLiteral } from "./pythonLiteral.ts";

/** Made by e2e/fixtures/fixture_load.py with NumPy; values are in C order. */
const { arrays } = JSON.parse(readFileSync(new URL("./fixtures/numpy.json", import.meta.url), "utf8")) as {
  readonly arrays: readonly { name: string; file: string; shape: number[]; values: readonly unknown[] }[];
};

function readerOf(bytes: Uint8Array): NpyFileReader {
  return new NpyFileReader({ size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) });
}

const fileOf = (name: string): Uint8Array => {
  const found = arrays.find((array) => array.name === name);
  return Uint8Array.from(Buffer.from(found?.file ?? "", "base64"));
};

/** Values as the truth has them: complex numbers as pairs, integers of 64 bits as numbers, compounds as lists. */
function plain(values: Values, kind: string | undefined): unknown[] {
  const all = Array.from(values as ArrayLike<Value>);
  if (kind === "complex") return Array.from({ length: all.length / 2 }, (_, i) => [all[2 * i], all[2 * i + 1]]);
  const one = (value: Value): unknown => {
    if (typeof value === "bigint") return Number(value);
    if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
    return value !== null && typeof value === "object" ? Object.values(value).map(one) : value;
  };
  return all.map(one);
}

describe("every array is read as NumPy has it", () => {
  test.each(arrays)("$name", async ({ name, shape, values }) => {
    const reader = readerOf(fileOf(name));
    const facts = reader.inspect("/");
    expect(facts).toMatchObject({ kind: "dataset", shape, reader: "direct", attributes: [] });
    const block = await reader.readBlock("/", normalizeSelection(undefined, shape));
    expect(plain(block.data, facts.dtype?.kind)).toEqual(values);
  });
});

test("any part of an array in either order is the same part of it as a whole", async () => {
  const axis = (n: number) =>
    fc.oneof(
      fc.integer({ min: 0, max: n - 1 }),
      fc.tuple(fc.integer({ min: 0, max: n }), fc.integer({ min: 0, max: n }), fc.integer({ min: 1, max: n })),
    );
  await fc.assert(
    fc.asyncProperty(fc.tuple(axis(2), axis(3), axis(4)), async (input) => {
      const selection = normalizeSelection(input as SelectionInput, [2, 3, 4]);
      const c = await readerOf(fileOf("<i4 C")).readBlock("/", selection);
      const f = await readerOf(fileOf(">i4 F")).readBlock("/", selection);
      const wanted: number[] = [];
      const [x, y, z] = selection.map(({ start, step, count }) =>
        Array.from({ length: count }, (_, i) => start + i * step),
      );
      for (const i of x ?? []) for (const j of y ?? []) for (const k of z ?? []) wanted.push(i * 12 + j * 4 + k);
      expect([...(c.data as Int32Array)]).toEqual(wanted);
      expect([...(f.data as Int32Array)]).toEqual(wanted);
      expect(elementCount(f.shape)).toBe(wanted.length);
    }),
  );
});

describe("what is no array says so", () => {
  const header = (text: string, more = 0) => {
    const bytes = new Uint8Array(10 + text.length + more);
    bytes.set([0x93, ...Buffer.from("NUMPY"), 1, 0, text.length & 255, text.length >> 8, ...Buffer.from(text)]);
    return bytes;
  };
  test.each([
    ["another file", Buffer.from("not a file of NumPy"), "damaged", "This is no NumPy file"],
    ["nothing", new Uint8Array(0), "damaged", "This is no NumPy file"],
    ["a header that is cut off", fileOf("one").subarray(0, 40), "damaged", "it ends within its header"],
    ["elements that are missing", fileOf("one").subarray(0, -3), "truncated", "The file is 3 B shorter"],
    ["a header that is none", header("nonsense"), "damaged", "its header is not understood"],
    ["a header without a shape", header("{'descr': '<f8', 'fortran_order': False}"), "damaged", "is incomplete"],
    [
      "pickled objects",
      header("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}"),
      "unsupported-type",
      "pickled",
    ],
    ["long doubles", header("{'descr': '<f16', 'fortran_order': False, 'shape': ()}"), "unsupported-type", "<f16"],
    [
      "a shape without end",
      header("{'descr': '<f8', 'fortran_order': False, 'shape': (9007199254740991, 9007199254740991)}"),
      "truncated",
      "shorter than its header says",
    ],
  ])("%s", (_, bytes, code, message) => {
    expect(() => readerOf(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});

test.each([
  ["(1, 2L, -3)", [1, 2, -3]],
  [
    "[('a', '<f4'), (\"b\", None)]",
    [
      ["a", "<f4"],
      ["b", null],
    ],
  ],
  [
    "{'x': True, 'y': {}}",
    new Map<string, unknown>([
      ["x", true],
      ["y", new Map()],
    ]),
  ],
  ["(1", undefined],
  ["f()", undefined],
  ["1 2", undefined],
])("%s is a literal of Python, or none", (text, value) => {
  expect(pythonLiteral(text)).toEqual(value);
});
