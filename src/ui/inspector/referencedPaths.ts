import type { DType } from "../../core/dtype.ts";
import type { NodePath } from "../../core/path.ts";
import type { Value, Values } from "../../core/value.ts";

/** Where the references in a value lead to, null for those that lead nowhere; undefined if it holds other things. */
export function referencedPaths(value: Value | Values, dtype: DType): (NodePath | null)[] | undefined {
  switch (dtype.kind) {
    case "reference":
      if (typeof value === "string" || value === null) return [value];
      return Array.isArray(value) ? value.map((item) => (typeof item === "string" ? item : null)) : undefined;
    case "vlen":
    case "array": {
      if (!Array.isArray(value)) return undefined;
      const parts = value.map((item: Value) => referencedPaths(item, dtype.base));
      return parts.some((part) => part === undefined) || parts.length === 0 ? undefined : parts.flatMap((p) => p ?? []);
    }
    default:
      return undefined;
  }
}
