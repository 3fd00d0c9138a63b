import { expect, test } from "vitest";
import { filterInfo } from "./filters.ts";

test("filters are called by their names, and by what they compress by", () => {
  const nameOf = (id: number, options: readonly number[], stored = "") => filterInfo(id, stored, options).name;
  expect(nameOf(1, [4])).toBe("deflate");
  expect(nameOf(32001, [2, 2, 4, 8000, 4, 1, 5])).toBe("blosc with zstd");
  expect(nameOf(32001, [2, 2, 4, 8000, 4, 1, 0])).toBe("blosc with blosclz");
  expect(nameOf(32001, [2, 2, 4, 8000])).toBe("blosc");
  expect(nameOf(32001, [2, 2, 4, 8000, 4, 1, 99])).toBe("blosc");
  expect(nameOf(32008, [0, 3, 4, 0, 0])).toBe("bitshuffle");
  expect(nameOf(32008, [0, 3, 4, 0, 2])).toBe("bitshuffle with lz4");
  expect(nameOf(32008, [0, 5, 4, 0, 3, 3])).toBe("bitshuffle with zstd");
  expect(nameOf(32026, [1, 0, 4, 8000, 5, 1, 5])).toBe("blosc2 with zstd");
  expect(nameOf(32017, [])).toBe("sz");
  expect(nameOf(40000, [], "mine")).toBe("mine");
  expect(nameOf(40000, [])).toBe("filter 40000");
});
