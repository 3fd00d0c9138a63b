import { expect, test } from "vitest";
import { normalizeSelection, type SelectionInput } from "../../core/selection.ts";
import { type SnippetKind, sliceSnippet } from "./sliceSnippet.ts";

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
