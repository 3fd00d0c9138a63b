import { expect, test } from "vitest";
import { foreignFiles } from "./foreignFiles.ts";
import { fileNode, HDF5_PROXY } from "./treeNode.ts";

const node = (fileName: string, set = 1) =>
  fileNode(`/${fileName}`, { fileName, size: 1, options: HDF5_PROXY, set }, fileName);
const FILES = [
  node("campaign/master.h5"),
  node("campaign/sub/parts.h5"),
  node("campaign/other/parts.h5"),
  node("campaign/raw.h5"),
  node("campaign/raw0.h5"),
  node("campaign/strange.h5", 2),
];
const SET = FILES.filter(({ set }) => set === 1);

test.each([
  ["sub/parts.h5", "/campaign/sub/parts.h5"],
  ["./sub/../sub/parts.h5", "/campaign/sub/parts.h5"],
  ["sub\\parts.h5", "/campaign/sub/parts.h5"],
  ["raw.h5", "/campaign/raw.h5"],
  // Sources by the number of a block.
  ["raw%b.h5", "/campaign/raw0.h5"],
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
  const foreign = foreignFiles([name], master as (typeof FILES)[number], SET, true);
  expect(foreign).toEqual([{ name, ...(root && { root }), followed: root !== undefined }]);
});

test("is not followed before the user says that the files belong together", () => {
  expect(foreignFiles(["raw.h5"], FILES[0] as (typeof FILES)[number], SET, false)).toMatchObject([{ followed: false }]);
});
