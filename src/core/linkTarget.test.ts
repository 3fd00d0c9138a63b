import { expect, test } from "vitest";
import { targetPath } from "./linkTarget.ts";
import type { NodeInfo } from "./node.ts";

const node: NodeInfo = {
  path: "/run.h5/a/link",
  name: "link",
  kind: "softlink",
  shape: null,
  maxshape: null,
  dtype: null,
  chunks: null,
  filters: [],
};

test.each<[Partial<NodeInfo>, string | null]>([
  [{ target: "/b/c" }, "/run.h5/b/c"],
  [{ target: "/" }, "/run.h5"],
  [{ target: "c" }, "/run.h5/a/c"],
  [{ target: "./c/" }, "/run.h5/a/c"],
  [{ target: "." }, "/run.h5/a"],
  [{ kind: "externallink", target: "other.h5:/b" }, null],
  [{ kind: "broken", target: "/gone" }, null],
  [{ kind: "group", sameAs: "/run.h5/x" }, "/run.h5/x"],
  [{ kind: "group" }, null],
])("%j leads to %j", (facts, target) => expect(targetPath({ ...node, ...facts })).toBe(target));
