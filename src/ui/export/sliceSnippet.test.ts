import { describe, expect, test } from "vitest";
import { normalizeSelection, type SelectionInput } from "../../core/selection.ts";
import { h5pyIndex, type SnippetKind, sliceSnippet } from "./sliceSnippet.ts";

const shape = [5000, 2048, 1024];
const snippet = (kind: SnippetKind, selection: SelectionInput, of: readonly number[] = shape) =>
  sliceSnippet(kind, "run.h5", "/fluid/T", normalizeSelection(selection, of), of).split("\n");

test.each([
  ["3, 0:10, :", "[3, :10]"],
  [":", "[:]"],
  ["3, 5:9:2, 1000:", "[3, 5:8:2, 1000:]"],
  ["0, ::-1, 4", "[0, :, 4][::-1]"],
  ["::-1, 0, 10:2:-3", "[:, 0, 4:11:3][::-1, ::-1]"],
])("h5py makes the selection %s", (selection, index) => {
  expect(snippet("h5py", selection).at(-2)).toBe(`    data = file["/fluid/T"]${index}`);
});

test("a scalar is read whole", () => {
  expect(snippet("h5py", "", []).at(-2)).toBe('    data = file["/fluid/T"][()]');
  expect(snippet("xarray", "", []).at(-2)).toBe('data = dataset["T"]');
});

test("xarray opens the group and makes the selection", () => {
  expect(snippet("xarray", "0, ::-1, 10:2:-3")).toEqual([
    "import xarray as xr",
    "",
    'dataset = xr.open_dataset("run.h5", engine="h5netcdf", group="/fluid", phony_dims="sort", decode_cf=False)',
    'data = dataset["T"][0, ::-1, 10:3:-3]',
    "",
  ]);
});

test("names are written so that Python reads the same", () => {
  const text = sliceSnippet("h5py", 'a"b\\.h5', '/x\n"y', [], []);
  expect(text).toContain('h5py.File("a\\"b\\\\.h5", "r")');
  expect(text).toContain('file["/x\\n\\"y"][()]');
});

describe("the cells of a grid are laid out", () => {
  const stored = { shape: [5, 12], chunks: null };
  const index = (order: "C" | "F", cells: readonly number[], selection: SelectionInput, of: readonly number[]) =>
    h5pyIndex(normalizeSelection(selection, of), of, { shape: cells, order, coords: [], stored });

  test.each([
    ["C", ":", "[:].reshape(5, 4, 3)"],
    ["C", "2", "[2].reshape(4, 3)"],
    ["C", "::-2, 1:3, 2", "[::2][::-1, :].reshape(3, 4, 3)[..., 1:3, 2]"],
    ["F", ":, :, ::-1", "[:].reshape(5, 3, 4).transpose(0, 2, 1)[..., :, ::-1]"],
    ["F", "-1", "[4].reshape(3, 4).transpose(1, 0)"],
  ] as const)("in order %s, selecting %s", (order, selection, expected) => {
    expect(index(order, [4, 3], selection, [5, 4, 3])).toBe(expected);
  });

  test("where there is nothing but the grid", () => {
    expect(index("F", [2, 3, 4], "0, :, 1", [2, 3, 4])).toBe("[:].reshape(4, 3, 2).transpose(2, 1, 0)[..., 0, :, 1]");
  });
});
