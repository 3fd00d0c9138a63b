import { expect, test } from "vitest";
import { LOADING, ready } from "../../state/loadable.ts";
import { rangeId } from "../../state/memberRanges.ts";
import { type TreeItem, treeItems } from "./treeItems.ts";

function outline(items: readonly TreeItem[], depth = 0): string[] {
  return items.flatMap((item) => [`${"  ".repeat(depth)}${item.name}`, ...outline(item.children ?? [], depth + 1)]);
}

test("only open branches become rows", () => {
  const members = new Map([
    ["/f", ready(["a", "b"])],
    ["/f/a", ready(["x"])],
  ]);
  expect(outline(treeItems(["/f", "/g"], { open: new Set(["/f"]), members }))).toEqual(["f", "  a", "  b", "g"]);
});

test("members on their way, and none at all, are said in place", () => {
  const members = new Map([["/f", LOADING]]);
  expect(outline(treeItems(["/f"], { open: new Set(["/f"]), members }))).toEqual(["f", "  listing members …"]);
  const none = new Map([["/f", ready([])]]);
  expect(outline(treeItems(["/f"], { open: new Set(["/f"]), members: none }))).toEqual(["f", "  no members"]);
});

test("a large group is folded into ranges, which open one by one", () => {
  const members = new Map([["/f", ready(Array.from({ length: 1200 }, (_, i) => `m${i}`))]]);
  const open = new Set(["/f", rangeId("/f", { from: 1000, to: 1200 })]);
  const [file] = treeItems(["/f"], { open, members });
  expect(file?.children?.map((child) => [child.name, child.children?.length ?? null])).toEqual([
    ["m0", null],
    ["m500", null],
    ["m1000", 200],
  ]);
});
