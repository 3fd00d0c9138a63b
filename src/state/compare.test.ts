import { expect, test } from "vitest";
import { differenceSource } from "./compare.ts";
import { defaultView } from "./datasetView.ts";
import type { DrawnSource } from "./drawing.ts";

const u1 = { kind: "uint", str: "|u1", size: 1, order: "little" } as const;

function source(path: string, shape: readonly number[], missing: readonly number[] = []): DrawnSource {
  return { path, shape, dtype: u1, chunks: null, view: defaultView(shape, u1), missing };
}

test("a difference is taken in double precision, without what is missing in either", () => {
  const found = differenceSource(source("/a", [4, 5]), source("/b", [4, 5], [255]));
  expect(found?.of).toBe(
    'astype(this["/a"], "float64") - astype(where(this["/b"] == 255, nan, this["/b"]), "float64")',
  );
  expect(found?.dtype.str).toBe("<f8");
});

test.each([[[4, 6]], [[4]], [[5, 4]]])("of shapes that differ there is none: %j", (shape) =>
  expect(differenceSource(source("/a", [4, 5]), source("/b", shape))).toBeNull(),
);
