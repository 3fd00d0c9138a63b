import type { DType } from "../core/dtype.ts";
import type { Encoding } from "../core/labels.ts";
import type { NodePath } from "../core/path.ts";
import type { ShownPart } from "./complexPart.ts";
import { sliceText } from "./sliceText.ts";

/** Values of a dataset as what they stand for, by the CF conventions: the expression, and the type of its values. */
export function decodedValues(path: NodePath, dtype: DType, encoding: Encoding): ShownPart {
  const of = `decode_cf(${sliceText(path, [])})`;
  return { dtype: decodedType(encoding.type ?? encoding.as, dtype), of };
}

function decodedType(type: Encoding["type"] | Encoding["as"] | undefined, stored: DType): DType {
  if (!type) return stored;
  if (type === "b1") return { kind: "bool", str: "|b1", size: 1, order: "little" };
  const size = Number(type[1]);
  const kind = type.startsWith("f") ? "float" : type.startsWith("u") ? "uint" : "int";
  return { kind, str: size === 1 ? `|${type}` : `<${type}`, size, order: "little" };
}
