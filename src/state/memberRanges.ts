import type { NodePath } from "../core/path.ts";

/** A stretch of a large group's members, `from` included, `to` not. */
export interface MemberRange {
  readonly from: number;
  readonly to: number;
}

/** No row of the tree has more children than this: larger groups are folded into ranges. */
export const MAX_CHILDREN = 500;

/** The ranges that a stretch is folded into; empty if its members can be shown one by one. */
export function foldRange({ from, to }: MemberRange): MemberRange[] {
  const count = to - from;
  if (count <= MAX_CHILDREN) return [];
  let step = MAX_CHILDREN;
  while (count / step > MAX_CHILDREN) step *= MAX_CHILDREN;
  const ranges: MemberRange[] = [];
  for (let start = from; start < to; start += step) ranges.push({ from: start, to: Math.min(start + step, to) });
  return ranges;
}

/** The ranges, from the outermost to the innermost, that have to be opened to see the member at `index`. */
export function rangesAround(index: number, count: number): MemberRange[] {
  const found: MemberRange[] = [];
  let inside: MemberRange | undefined = { from: 0, to: count };
  while (inside) {
    inside = foldRange(inside).find(({ from, to }) => index >= from && index < to);
    if (inside) found.push(inside);
  }
  return found;
}

/** NUL parts the two: no link name can hold it. */
export function rangeId(path: NodePath, { from, to }: MemberRange): string {
  return `${path}\0${from}-${to}`;
}

/** The path that a row's id belongs to: its own, or that of the group whose members it folds. */
export function pathOfId(id: string): NodePath {
  const cut = id.indexOf("\0");
  return cut < 0 ? id : id.slice(0, cut);
}

export function isRangeId(id: string): boolean {
  return id.includes("\0");
}
