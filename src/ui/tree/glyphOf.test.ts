import { expect, test } from "vitest";
import type { NodeInfo } from "../../core/node.ts";
import { glyphOf } from "./glyphOf.ts";

const broken: NodeInfo = {
  path: "/f.h5/x",
  name: "x",
  kind: "broken",
  shape: null,
  maxshape: null,
  dtype: null,
  chunks: null,
  filters: [],
};

test.each([
  [{ ...broken, target: "/nowhere" }, "broken link"],
  [{ ...broken, address: "3d0" }, "object that cannot be read"],
  [{ ...broken, path: "/f.h5", name: "f.h5" }, "file that could not be opened"],
])("what is broken is called what it is", (info, word) => {
  expect(glyphOf(info).word).toBe(word);
});
