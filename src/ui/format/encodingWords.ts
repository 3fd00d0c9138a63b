import type { Encoding } from "../../core/labels.ts";
import { briefNumber } from "../../core/numberText.ts";

/** What stored values stand for; nothing is said of a factor of 1 and an offset of 0, which many files state. */
export function encodingWords({ as, missing, scale, offset, type }: Encoding): string {
  const parts = [
    ...(as === undefined ? [] : [as.startsWith("u") ? "unsigned integers" : "signed integers"]),
    ...(missing.length > 0 ? [`${missing.map((value) => briefNumber(Number(value))).join(" and ")} → NaN`] : []),
    ...(scale === undefined || scale === 1 ? [] : [`× ${briefNumber(scale)}`]),
    ...(offset === undefined || offset === 0 ? [] : [`+ ${briefNumber(offset)}`]),
    ...(type === "b1" ? ["booleans"] : []),
  ];
  return parts.join(", ");
}
