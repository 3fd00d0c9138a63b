import { expect, test } from "vitest";
import type { FaultData } from "../core/fault.ts";
import { otherFiles, othersName } from "./otherFiles.ts";

const not: FaultData = { code: "not-hdf5", message: "This file is not HDF5." };
const damaged: FaultData = { code: "damaged", message: "Damaged." };
const good = { path: "run/a.h5" };

test.each<[string, string, FaultData | undefined, boolean]>([
  ["raw data in the folder", "run/values.bin", not, true],
  ["a picture in a folder of it", "run/pictures/a.png", not, true],
  ["a file without an ending", "run/LICENSE", not, true],
  ["what could be opened", "run/values.bin", undefined, false],
  ["what is damaged", "run/values.bin", damaged, false],
  ["what calls itself HDF5", "run/b.H5", not, false],
  ["what calls itself netCDF", "run/b.nc", not, false],
  ["a file that was chosen by itself", "values.bin", not, false],
])("%s: %s", (_, path, error, isOther) => {
  expect(otherFiles([good, { path, ...(error && { error }) }])).toEqual([false, isOther]);
});

test("where nothing could be opened, all are meant", () => {
  expect(otherFiles([{ path: "run/a.bin", error: not }])).toEqual([false]);
  expect(otherFiles([])).toEqual([]);
});

test("one name stands for them", () => {
  expect([othersName(1), othersName(12)]).toEqual(["1 other file", "12 other files"]);
});
