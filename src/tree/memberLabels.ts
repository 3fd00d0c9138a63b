import { compareNatural } from "../core/naturalOrder.ts";

export type MemberLabel = number | string;

const INTEGER = /^[+-]?\d+$/;
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const COMPLEX = /^\(?[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[+-](\d+\.?\d*|\.\d+)(e[+-]?\d+)?j\)?$/i;

/**
 * What the name of a member stands for along a dimension, by dantro's rule: a whole number, else a number, else a complex
 * number, which is kept as its text, else the text itself.
 */
export function memberLabel(name: string): MemberLabel {
  const text = name.trim();
  if (INTEGER.test(text) || FLOAT.test(text)) return Number(text);
  return COMPLEX.test(text) ? text.replace(/[()]/g, "") : name;
}

/**
 * The labels of a name that stands for a place along several dimensions: its parts between `;`, each of which may begin
 * with the name of its dimension, as in `T=0.5`. Undefined where there are not as many, or one of them is empty.
 */
export function memberLabels(name: string, dims: readonly string[]): readonly MemberLabel[] | undefined {
  const parts = (dims.length === 1 ? [name] : name.split(";")).map((part, i) => {
    const named = `${dims[i] ?? ""}=`;
    return part.trimStart().startsWith(named) ? part.trimStart().slice(named.length) : part;
  });
  if (parts.length !== dims.length || parts.some((part) => part.trim() === "")) return undefined;
  return parts.map(memberLabel);
}

/** Numbers by their value and before texts, texts in natural order. */
export function compareLabels(a: MemberLabel, b: MemberLabel): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return compareNatural(a, b);
  return typeof a === "number" ? -1 : 1;
}
