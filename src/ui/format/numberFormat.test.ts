import { expect, test } from "vitest";
import type { DType } from "../../core/dtype.ts";
import type { NumberFormat } from "../../state/viewKinds.ts";
import { formattedNumber } from "./numberFormat.ts";

const f8: DType = { kind: "float", str: "<f8", size: 8, order: "little" };
const i2: DType = { kind: "int", str: "<i2", size: 2, order: "little" };
const u8: DType = { kind: "uint", str: "<u8", size: 8, order: "little" };
const b1: DType = { kind: "bool", str: "|b1", size: 1, order: "little" };

test.each<[number | bigint, DType, NumberFormat, string | undefined]>([
  [1 / 3, f8, "auto", undefined],
  [1 / 3, f8, "exact", "0.3333333333333333"],
  [12345.678, f8, "scientific", "1.234568e4"],
  [Number.NaN, f8, "scientific", undefined],
  [1.5, f8, "hex", undefined],
  [-2, i2, "hex", "0xfffe"],
  [10, i2, "hex", "0x000a"],
  [18446744073709551615n, u8, "hex", "0xffffffffffffffff"],
  [18446744073709551615n, u8, "exact", "18446744073709551615"],
  [1, b1, "hex", undefined],
])("%s in the format: %j, %s", (value, dtype, format, text) =>
  expect(formattedNumber(value, dtype, format)).toBe(text),
);
