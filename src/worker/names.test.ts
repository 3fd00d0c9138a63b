import { expect, test } from "vitest";
import type { Operand } from "../array/operand.ts";
import { Fault } from "../core/fault.ts";
import { findElsewhere, findNamed, type NameSource, WRITE_PATH } from "./names.ts";

/** Datasets by their paths; every other node is a group. */
function source(...datasets: readonly string[]): NameSource {
  const below = (path: string) => datasets.filter((each) => each.startsWith(path === "/" ? "/" : `${path}/`));
  const members = (path: string) => {
    const skip = path === "/" ? 1 : path.length + 1;
    return [...new Set(below(path).map((each) => each.slice(skip).split("/")[0] ?? ""))];
  };
  return {
    members: async (path) => members(path),
    groups: async (path, names) => names.map((name) => `${path}/${name}`).filter((each) => below(each).length > 0),
    dataset: async (path) => {
      if (datasets.includes(path)) return { shape: [], dims: [path] } as unknown as Operand;
      throw new Fault("not-found", path);
    },
  };
}

const FILES = source("/uas.nc/uas", "/uas.nc/deep/time", "/vas.nc/data/vas", '/odd"name.nc/w');
const find = (name: string, selected: string) => findNamed(name, selected, FILES, new AbortController().signal);

test.each([
  ["uas", "/uas.nc/uas", "/uas.nc/uas"],
  ["uas", "/uas.nc/deep/time", "/uas.nc/uas"],
  ["time", "/uas.nc/uas", "/uas.nc/deep/time"],
])("%s beside %s is %s", async (name, selected, wanted) => {
  expect((await find(name, selected)).dims).toEqual([wanted]);
});

test("where a name is none of the file's, it is said what to write", async () => {
  await expect(find("vas", "/uas.nc/uas")).rejects.toMatchObject({ hint: WRITE_PATH });
});

test.each([
  ["vas", "/vas.nc/data/vas"],
  ["w", '/odd"name.nc/w'],
  ["uas", undefined],
  ["nothing", undefined],
])("in the other files %s is %s", async (name, wanted) => {
  expect(await findElsewhere(name, "/uas.nc/uas", FILES, new AbortController().signal)).toBe(wanted);
});
