import { joinPath, type NodePath } from "../../core/path.ts";
import type { Loadable } from "../../state/loadable.ts";
import { foldRange, type MemberRange, rangeId } from "../../state/memberRanges.ts";

/** A row of the tree. Only what is in open branches becomes one. */
export interface TreeItem {
  readonly id: string;
  readonly name: string;
  readonly content:
    | { readonly kind: "node"; readonly path: NodePath }
    | { readonly kind: "range"; readonly group: NodePath; readonly range: MemberRange; readonly last: string }
    /** Stands where members would be: they are on their way, or there are none. */
    | { readonly kind: "note"; readonly tone: "waiting" | "empty" | "failed" };
  /** null where the row is closed. */
  readonly children: readonly TreeItem[] | null;
}

export interface TreeBranches {
  readonly open: ReadonlySet<string>;
  readonly members: ReadonlyMap<NodePath, Loadable<readonly string[]>>;
}

export function treeItems(roots: readonly NodePath[], branches: TreeBranches): TreeItem[] {
  return roots.map((path) => nodeItem(path, path.slice(1), branches));
}

function nodeItem(path: NodePath, name: string, branches: TreeBranches): TreeItem {
  const children = branches.open.has(path) ? memberItems(path, branches) : null;
  return { id: path, name, content: { kind: "node", path }, children };
}

function memberItems(group: NodePath, branches: TreeBranches): TreeItem[] {
  const members = branches.members.get(group);
  switch (members?.status) {
    case "ready":
      if (members.value.length === 0) return [note(group, "empty", "no members")];
      return stretchItems(group, members.value, { from: 0, to: members.value.length }, branches);
    case "failed":
      return [note(group, "failed", members.fault.message)];
    default:
      return [note(group, "waiting", "listing members …")];
  }
}

function stretchItems(
  group: NodePath,
  names: readonly string[],
  stretch: MemberRange,
  branches: TreeBranches,
): TreeItem[] {
  const ranges = foldRange(stretch);
  if (ranges.length === 0) {
    return names.slice(stretch.from, stretch.to).map((name) => nodeItem(joinPath(group, name), name, branches));
  }
  return ranges.map((range) => {
    const id = rangeId(group, range);
    const last = names[range.to - 1] ?? "";
    return {
      id,
      name: names[range.from] ?? "",
      content: { kind: "range", group, range, last },
      children: branches.open.has(id) ? stretchItems(group, names, range, branches) : null,
    };
  });
}

function note(group: NodePath, tone: "waiting" | "empty" | "failed", text: string): TreeItem {
  return { id: `${group}\0note`, name: text, content: { kind: "note", tone }, children: null };
}
