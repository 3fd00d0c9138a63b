import { expect, test } from "vitest";
import { meaningOf } from "./attributeText.ts";

test.each([
  [{ long_name: "air temperature at 2 m", units: "K" }, "air temperature at 2 m (K)"],
  [{ standard_name: "air_temperature" }, "air_temperature"],
  [{ long_name: "heat", standard_name: "air_temperature", units: "" }, "heat"],
  [{ units: "mA" }, "in mA"],
  [{ units: 3, title: "a" }, ""],
])("%j is put as “%s”", (values, wanted) => {
  const attributes = Object.entries(values).map(([name, value]) => ({ name, value, shape: [], dtype: null }));
  expect(meaningOf(attributes)).toBe(wanted);
});
