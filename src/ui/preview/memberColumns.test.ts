import { expect, test } from "vitest";
import type { NodeInfo } from "../../core/node.ts";
import { MEMBER_COLUMNS } from "./memberColumns.ts";

function info(facts: Partial<NodeInfo>): NodeInfo {
  return {
    ...{
      path: "/f/g/x",
      name: "x",
      kind: "group",
      shape: null,
      maxshape: null,
      dtype: null,
      chunks: null,
      filters: [],
    },
    ...facts,
  };
}

test.each([
  [info({}), "group"],
  [info({ kind: "dataset" }), "dataset"],
  [info({ kind: "datatype" }), "datatype"],
  [info({ kind: "externallink" }), "external link"],
  [info({ kind: "broken" }), "broken link"],
  [info({ kind: "broken", address: "3d0" }), "unreadable"],
])("a column has room for the kind of a member", (member, words) => {
  const [kind] = MEMBER_COLUMNS;
  expect(kind?.text(member)).toBe(words);
  // 12 px of JetBrains Mono are 7.2 px wide; a cell has 10 px on each side.
  expect(words.length * 7.2 + 20).toBeLessThanOrEqual(kind?.width ?? 0);
});

test("a stored size that is not known has a reason, and one that is known has none", () => {
  const unknown = MEMBER_COLUMNS.find(({ name }) => name === "Stored size")?.unknown;
  expect(unknown?.(info({ kind: "dataset", layout: "chunked" }))).toMatch(/^Not known yet: /);
  expect(unknown?.(info({ kind: "dataset", layout: "virtual" }))).toBe("Its values are stored in other datasets");
  expect(unknown?.(info({ kind: "dataset" }))).toBe("Not known");
  expect(unknown?.(info({ kind: "dataset", layout: "chunked", storageBytes: 0 }))).toBeUndefined();
  expect(unknown?.(info({ kind: "group" }))).toBeUndefined();
});
