import { expect, test } from "vitest";
import { foreignFile } from "./foreignFiles.ts";
import { fileNode, HDF5_PROXY } from "./treeNode.ts";

const node = (fileName: string, set = 1) =>
  fileNode(`/${fileName}`, { fileName, size: 1, options: HDF5_PROXY, set }, fileName);
const FILES = [
  node("campaign/master.h5"),
  node("campaign/sub/parts.h5"),
  node("campaign/other/parts.h5"),
  node("campaign/raw.h5"),
  node("campaign/strange.h5", 2),
];

test.each([
  ["sub/parts.h5", "/campaign/sub/parts.h5"],
  ["./sub/../sub/parts.h5", "/campaign/sub/parts.h5"],
  ["sub\\parts.h5", "/campaign/sub/parts.h5"],
  ["raw.h5", "/campaign/raw.h5"],
  ["/scratch/run/raw.h5", "/campaign/raw.h5"],
  ["../elsewhere/raw.h5", "/campaign/raw.h5"],
  // Two files have that name: none is guessed.
  ["/scratch/parts.h5", undefined],
  ["missing.h5", undefined],
  // Itself, and a file that came another time.
  ["master.h5", undefined],
  ["strange.h5", undefined],
])("%s is %s", (name, root) => {
  const [master] = FILES;
  const foreign = foreignFile(name, master as (typeof FILES)[number], FILES, true);
  expect(foreign).toEqual({ name, ...(root && { root }), followed: root !== undefined });
});

test("is not followed before the user says that the files belong together", () => {
  expect(foreignFile("raw.h5", FILES[0] as (typeof FILES)[number], FILES, false)).toMatchObject({ followed: false });
});
