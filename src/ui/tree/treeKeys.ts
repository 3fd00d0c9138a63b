import type { KeyboardEvent } from "react";
import type { NodeApi, TreeApi } from "react-arborist";
import { targetPath } from "../../core/linkTarget.ts";
import { useCompare } from "../../state/compare.ts";
import { readyValue } from "../../state/loadable.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useRows } from "../../state/rows.ts";
import { useTree } from "../../state/tree.ts";
import { focusPane } from "../panes.ts";
import { canExpand } from "./canExpand.ts";
import type { TreeItem } from "./treeItems.ts";

let typed = "";
let typedAt = 0;
const TYPING_PAUSE = 700;
/** Siblings that `*` opens at most. */
const SIBLINGS = 100;

/** The keyboard of the tree. It comes before the library's own, whose type-ahead takes every key for a letter. */
export function handleTreeKey(event: KeyboardEvent, tree: TreeApi<TreeItem>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") {
    event.stopPropagation();
    return;
  }
  const rows = tree.visibleNodes;
  const current = useNavigation.getState().current;
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === current),
  );
  const row = rows[at];
  event.stopPropagation();
  if (event.key.length > 1) typed = "";
  if (row && event.key === "Enter" && event.shiftKey) {
    compare(row);
    event.preventDefault();
    return;
  }
  if (!row || (event.key.length > 1 && event.shiftKey)) return;
  const page = Math.max(1, Math.floor(tree.height / tree.rowHeight) - 1);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: rows.length - 1,
  };
  const step = steps[event.key];
  if (step !== undefined) moveTo(tree, rows[Math.min(Math.max(step, 0), rows.length - 1)]);
  else if (event.key === "ArrowRight") openOrEnter(tree, row, rows[at + 1]);
  else if (event.key === "ArrowLeft") closeOrLeave(tree, row);
  else if (event.key === "Enter" || event.key === " ") follow(row);
  else if (event.key === "*") openSiblings(row);
  else if (event.key.length === 1) typeAhead(tree, rows, at, event.key);
  else return;
  event.preventDefault();
}

export function moveTo(tree: TreeApi<TreeItem>, row: NodeApi<TreeItem> | undefined): void {
  if (!row) return;
  tree.focus(row);
  useNavigation.getState().moveTo(row.id);
}

/** Adds a dataset to the comparison, or takes it out. */
export function compare(row: NodeApi<TreeItem>): void {
  const { content } = row.data;
  if (content.kind === "node") void useCompare.getState().toggle(content.path);
}

/** Opens a branch, goes where a link leads, or into the preview of a dataset. */
export function follow(row: NodeApi<TreeItem>): void {
  const { content } = row.data;
  if (content.kind === "note") return;
  if (row.data.children !== null || content.kind === "range") {
    useTree.getState().toggle(row.id);
    return;
  }
  const info = readyValue(useRows.getState().rows.get(content.path));
  if (!info) return;
  const target = targetPath(info);
  if (target !== null) void useNavigation.getState().goTo(target);
  else if (canExpand(info)) useTree.getState().expand([row.id]);
  else {
    // In a sheet that covers the preview, the way there leads out of it.
    document.activeElement?.closest("dialog")?.close();
    focusPane("preview");
  }
}

function openOrEnter(tree: TreeApi<TreeItem>, row: NodeApi<TreeItem>, next: NodeApi<TreeItem> | undefined): void {
  if (row.data.children !== null) {
    if (next && next.level > row.level) moveTo(tree, next);
  } else if (isClosedBranch(row)) useTree.getState().expand([row.id]);
}

function closeOrLeave(tree: TreeApi<TreeItem>, row: NodeApi<TreeItem>): void {
  if (row.data.children !== null) useTree.getState().collapse(row.id);
  else if (row.parent && !row.parent.isRoot) moveTo(tree, row.parent);
}

function isClosedBranch(row: NodeApi<TreeItem>): boolean {
  const { content, children } = row.data;
  if (children !== null || content.kind === "note") return false;
  if (content.kind === "range") return true;
  const info = readyValue(useRows.getState().rows.get(content.path));
  return info !== undefined && canExpand(info);
}

function openSiblings(row: NodeApi<TreeItem>): void {
  const siblings = row.parent?.children ?? [row];
  const closed = siblings.filter(isClosedBranch).filter((sibling) => sibling.data.content.kind === "node");
  useTree.getState().expand(closed.slice(0, SIBLINGS).map((sibling) => sibling.id));
}

function typeAhead(tree: TreeApi<TreeItem>, rows: readonly NodeApi<TreeItem>[], at: number, key: string): void {
  const now = performance.now();
  typed = now - typedAt > TYPING_PAUSE ? key : typed + key;
  typedAt = now;
  const wanted = typed.toLowerCase();
  // A first letter goes on to the next match, further ones narrow it down where the cursor is.
  const from = typed.length === 1 ? at + 1 : at;
  const order = [...rows.slice(from), ...rows.slice(0, from)];
  moveTo(
    tree,
    order.find((row) => row.data.content.kind !== "note" && row.data.name.toLowerCase().startsWith(wanted)),
  );
}
