import { expect, test } from "vitest";
import type { DType } from "../core/dtype.ts";
import type { MappedView } from "../core/mappedType.ts";
import { firstKind, kindsFor, shownKind, USUAL_LOOKS, type ViewKind } from "./viewKinds.ts";

const float = { kind: "float", str: "<f8", size: 8, order: "little" } as const;
const bool = { kind: "bool", str: "|b1", size: 1, order: "little" } as const;
const text: DType = {
  kind: "string",
  str: "vlen-str",
  size: 16,
  length: null,
  charset: "utf-8",
  padding: "null-padded",
};
const record: DType = { kind: "compound", str: "compound", size: 8, fields: [] };

test.each<[readonly number[], DType, ViewKind]>([
  [[], float, "table"],
  [[1], float, "table"],
  [[2], float, "line"],
  [[1000], float, "line"],
  [[1, 1000, 1], float, "line"],
  [[8, 8], float, "heat"],
  [[7, 7], float, "table"],
  [[100, 7], float, "table"],
  [[100, 6], float, "line"],
  [[2, 100], float, "line"],
  [[5, 60, 90], float, "heat"],
  [[60, 90, 3], float, "heat"],
  [[50, 4, 5], float, "table"],
  [[1, 60, 90], float, "heat"],
  [[100], bool, "table"],
  [[100, 100], bool, "table"],
  [[100], text, "table"],
  [[100], record, "table"],
])("%j is first shown as it is read best", (shape, dtype, kind) => expect(firstKind(shape, dtype)).toBe(kind));

test("only views that make sense are offered", () => {
  expect(kindsFor([10], float)).toEqual(["table", "line", "histogram"]);
  expect(kindsFor([10, 3], float)).toEqual(["table", "line", "heat", "histogram"]);
  expect(kindsFor([10, 1], float)).toEqual(["table", "line", "histogram"]);
  expect(kindsFor([], float)).toEqual(["table"]);
  expect(kindsFor([1], float)).toEqual(["table"]);
  expect(kindsFor([4, 4], record)).toEqual(["table"]);
});

test("a choice holds for data that would be shown the same way, as far as it makes sense", () => {
  const looks = { ...USUAL_LOOKS, instead: { heat: "histogram", line: "heat" } } as const;
  expect(shownKind(looks, [60, 90], float)).toBe("histogram");
  expect(shownKind(looks, [60], float)).toBe("line");
  expect(shownKind(looks, [60, 4], float)).toBe("heat");
  expect(shownKind(looks, [60], text)).toBe("table");
});

test.each<[MappedView, readonly number[], DType, ViewKind]>([
  ["plane", [4, 3], float, "heat"],
  ["plane", [5, 4, 3], float, "heat"],
  ["plane", [12], float, "line"],
  ["plane", [20, 20, 3], { ...bool, kind: "uint", str: "|u1" }, "heat"],
  ["drawn", [5, 6], float, "heat"],
  ["drawn", [100, 3], float, "line"],
  ["drawn", [7], float, "line"],
  ["drawn", [5, 6], bool, "table"],
  ["drawn", [7], text, "table"],
  ["table", [60, 90], float, "table"],
  ["usual", [60, 90], float, "heat"],
  ["usual", [5, 6], float, "table"],
])("the mapped view %s of %j decides first", (mapped, shape, dtype, kind) => {
  expect(firstKind(shape, dtype, null, mapped)).toBe(kind);
  const looks = { ...USUAL_LOOKS, instead: { [kind]: "table" } } as const;
  expect(shownKind(looks, shape, dtype, null, mapped)).toBe("table");
});
