import { expect, test } from "vitest";
import type { CompoundType, DType, FloatType } from "../core/dtype.ts";
import { fieldName, fieldValue, leafFields } from "./compoundFields.ts";

const f8: FloatType = { kind: "float", str: "<f8", size: 8, order: "little" };

function compound(fields: Readonly<Record<string, DType>>): CompoundType {
  const all = Object.entries(fields).map(([name, dtype]) => ({ name, offset: 0, dtype }));
  return { kind: "compound", str: "compound", size: 8 * all.length, fields: all };
}

const particle = compound({ id: f8, at: compound({ x: f8, "y.z": compound({ w: f8 }) }), none: compound({}) });

test("fields of nested compounds are columns of their own", () => {
  expect(leafFields(particle).map(fieldName)).toEqual(["id", "at.x", "at.y.z.w", "none"]);
  expect(leafFields(f8)).toEqual([]);
});

test("a value is found by the names of its fields, also by those that objects have of themselves", () => {
  const element = { id: 1, at: { x: 2, "y.z": { w: 3 } }, none: {} };
  expect(leafFields(particle).map(({ names }) => fieldValue(element, names))).toEqual([1, 2, 3, {}]);
  expect(fieldValue(element, ["toString"])).toBeNull();
  expect(fieldValue(null, ["id"])).toBeNull();
});
