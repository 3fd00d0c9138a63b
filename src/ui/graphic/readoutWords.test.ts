import { expect, test } from "vitest";
import type { DType } from "../../core/dtype.ts";
import type { Line } from "../../state/readLine.ts";
import { hoverWords } from "./lineWords.ts";
import { probeWords } from "./useProbe.ts";

const dtype: DType = { kind: "float", str: "<f8", size: 8, order: "little" };

test("a number has its units; NaN and what stands for no value have none", () => {
  const source = { dtype, missing: [-999] };
  expect([300.25, -999, Number.NaN].map((value) => probeWords(value, source, "K"))).toEqual([
    "300.25 K",
    "-999",
    "nan",
  ]);
  expect(probeWords(1, source, "")).toBe("1");
});

test("the values of lines have their units once, and an envelope is a range", () => {
  const line = (low: number[], high: number[]) =>
    ({ from: 0, to: 4, factor: 2, sampled: false, low: Float64Array.from(low), high: Float64Array.from(high) }) as Line;
  const lines = [line([1, Number.NaN], [2, Number.NaN]), line([5, Number.NaN], [5, Number.NaN])];
  expect(hoverWords(lines, 1, String, "K")).toEqual({ position: "0…1", value: "1 … 2  5 K" });
  expect(hoverWords(lines, 2, String, "K")).toEqual({ position: "2…3", value: "nan  nan" });
  expect(hoverWords(lines, 1, String, "")?.value).toBe("1 … 2  5");
});
