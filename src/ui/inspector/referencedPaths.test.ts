import { expect, test } from "vitest";
import type { DType } from "../../core/dtype.ts";
import type { Value, Values } from "../../core/value.ts";
import { referencedPaths } from "./referencedPaths.ts";

const reference: DType = { kind: "reference", str: "reference", size: 8 };
const list: DType = { kind: "vlen", str: "vlen", size: 16, base: reference };
const f8: DType = { kind: "float", str: "<f8", size: 8, order: "little" };

test.each<[Value | Values, DType, (string | null)[] | undefined]>([
  ["/f/a", reference, ["/f/a"]],
  [null, reference, [null]],
  [["/f/a", null], reference, ["/f/a", null]],
  [[["/f/x"], ["/f/y", "/f/z"]], list, ["/f/x", "/f/y", "/f/z"]],
  [[], list, undefined],
  [1, f8, undefined],
])("%j leads to %j", (value, dtype, paths) => expect(referencedPaths(value, dtype)).toEqual(paths));
