import type { Place } from "../../array/syntax.ts";

/** An expression in which the operands at these places, in the order of the text, are decoded. */
export function decodedText(text: string, operands: readonly Place[]): string {
  return operands.reduceRight(
    (all, { from, to }) => `${all.slice(0, from)}decode_cf(${all.slice(from, to)})${all.slice(to)}`,
    text,
  );
}
