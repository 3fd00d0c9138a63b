import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";

/** What can be written at the caret. */
export type CaretWord =
  /** A name; `from` is where it begins. */
  | { readonly kind: "name"; readonly prefix: string; readonly from: number }
  /** A method or an attribute, behind a dot. */
  | { readonly kind: "member"; readonly prefix: string; readonly from: number }
  /** A path, inside `this["…`; `from` and `to` take all of it in. */
  | { readonly kind: "path"; readonly prefix: string; readonly from: number; readonly to: number };

/** A call that the caret stands in the arguments of. */
export interface CaretCall {
  readonly name: string;
  /** Whether it is called as a method: its first parameter is what stands before the dot. */
  readonly method: boolean;
  /** Number of arguments before the caret. */
  readonly position: number;
  /** The argument at the caret, where it is given by name. */
  readonly keyword: string | null;
}

const OPEN_PATH = /\bthis\s*\[\s*(["'])((?:(?!\1).)*)$/;
const DOT = /(?:(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*|[)\]])\s*\.$/u;
const WORD = /(\.\s*)?([\p{L}_][\p{L}\p{N}_]*)$/u;

/** The word that ends at the caret, empty behind the dot of a member; null where none does: in a number, in a string, behind a bracket. */
export function wordAt(text: string, caret: number): CaretWord | null {
  const before = text.slice(0, caret);
  const path = OPEN_PATH.exec(before);
  if (path) {
    const [whole, quote = "", prefix = ""] = path;
    const rest = text.slice(caret);
    const closing = rest.startsWith(`${quote}]`) ? 2 : rest.startsWith("]") || rest.startsWith(quote) ? 1 : 0;
    return { kind: "path", prefix, from: path.index + whole.search(/this/), to: caret + closing };
  }
  if (isInString(before)) return null;
  if (DOT.test(before)) return { kind: "member", prefix: "", from: caret };
  const word = WORD.exec(before);
  if (!word) return null;
  const [, dot, prefix = ""] = word;
  const from = caret - prefix.length;
  if (dot === undefined && /[\p{N}.]$/u.test(text.slice(0, from))) return null; // 1e, 0x
  return { kind: dot === undefined ? "name" : "member", prefix, from };
}

function isInString(before: string): boolean {
  let quote: string | null = null;
  for (const character of before) {
    if (quote === null) quote = character === '"' || character === "'" ? character : null;
    else if (character === quote) quote = null;
  }
  return quote !== null;
}

/** The innermost call around the caret. */
export function callAt(text: string, caret: number): CaretCall | null {
  // An argument that is not written yet would leave the caret outside of the tree's call.
  let node: SyntaxNode | null = parser.parse(text).resolveInner(caret, -1);
  for (; node; node = node.parent) {
    if (node.name !== "ArgList" || node.parent?.name !== "CallExpression") continue;
    const closed = node.lastChild?.name === ")" && node.lastChild.to <= caret;
    if (closed || caret <= node.from) continue;
    return callOf(text, node, caret);
  }
  return null;
}

function callOf(text: string, list: SyntaxNode, caret: number): CaretCall | null {
  const callee = list.parent?.firstChild;
  const property = callee?.name === "MemberExpression" ? callee.lastChild : null;
  const named = property ?? callee;
  if (!callee || !named || (callee.name !== "VariableName" && callee.name !== "MemberExpression")) return null;
  let position = 0;
  let keyword: string | null = null;
  let argument: SyntaxNode | null = null;
  for (let child = list.firstChild; child && child.from < caret; child = child.nextSibling) {
    if (child.name === ",") {
      position++;
      keyword = null;
      argument = null;
    } else if (child.name === "AssignOp" && argument) keyword = text.slice(argument.from, argument.to);
    else argument ??= child.name === "(" ? null : child;
  }
  const module =
    property && callee.firstChild && /^(np|numpy|da|xr)$/.test(text.slice(callee.from, callee.firstChild.to));
  return { name: text.slice(named.from, named.to), method: property !== null && !module, position, keyword };
}
