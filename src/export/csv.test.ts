import { expect, test } from "vitest";
import { type DType, TEXT as text } from "../core/dtype.ts";
import type { Values } from "../core/value.ts";
import { csv, tsv } from "./csv.ts";
import type { ExportSource } from "./exportSource.ts";

const f8: DType = { kind: "float", str: "<f8", size: 8, order: "little" };
const i4: DType = { kind: "int", str: "<i4", size: 4, order: "little" };

/** Data in memory, read two rows at a time. */
function source(shape: readonly number[], dtype: DType, data: Values, axes: ExportSource["axes"] = []): ExportSource {
  const perRow = shape.slice(1).reduce((product, n) => product * n, 1);
  return {
    path: "/f.h5/x",
    name: "x",
    selection: shape.map(() => ":").join(", "),
    shape,
    dtype,
    axes: shape.map((_, axis) => axes[axis] ?? { name: `dim_${axis}` }),
    attributes: [{ name: "units", shape: [], dtype: text, value: "K" }],
    rowsAtOnce: 2,
    rows: async (from, to) => ({
      shape: shape.length === 0 ? [] : [to - from, ...shape.slice(1)],
      dtype,
      data: shape.length === 0 ? data : (data.slice(from * perRow, to * perRow) as Values),
    }),
  };
}

async function written(of: ExportSource, header = true, exporter = csv): Promise<string[]> {
  const decoder = new TextDecoder();
  let all = "";
  for await (const bytes of exporter.write(of, { header })) all += decoder.decode(bytes);
  return all.trimEnd().split("\n");
}

test("one axis: a line for each element, with its label", async () => {
  const labels = { name: "t", values: [0, 1.5, 3], units: "days since 2000-01-01" };
  const lines = await written(source([3], f8, Float64Array.of(0.1, Number.NaN, -1e300), [{ name: "t", labels }]));
  expect(lines).toEqual([
    "# /f.h5/x[:]",
    "# units: K",
    "t,x",
    "2000-01-01,0.1",
    "2000-01-02 12:00,nan",
    "2000-01-04,-1e300",
  ]);
});

test("two axes: a table", async () => {
  const lines = await written(source([3, 2], i4, Int32Array.of(1, 2, 3, 4, 5, 6)));
  expect(lines.slice(2)).toEqual(["dim_0 / dim_1,0,1", "0,1,2", "1,3,4", "2,5,6"]);
});

test("three axes: a line for each element", async () => {
  const lines = await written(source([2, 1, 2], i4, Int32Array.of(1, 2, 3, 4)), true, tsv);
  expect(lines.slice(2)).toEqual(["dim_0\tdim_1\tdim_2\tx", "0\t0\t0\t1", "0\t0\t1\t2", "1\t0\t0\t3", "1\t0\t1\t4"]);
});

test("fields of compounds are columns", async () => {
  const dtype: DType = {
    kind: "compound",
    str: "compound",
    size: 20,
    fields: [
      { name: "id", offset: 0, dtype: i4 },
      { name: "name", offset: 4, dtype: text },
    ],
  };
  const lines = await written(
    source([2], dtype, [
      { id: 1, name: "a" },
      { id: 2, name: 'b "c", d' },
    ]),
  );
  expect(lines.slice(2)).toEqual(["dim_0,id,name", "0,1,a", '1,2,"b ""c"", d"']);
});

test("a scalar is its value", async () => {
  expect(await written(source([], f8, Float64Array.of(2)), false)).toEqual(["2"]);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])(
  "%j, which a spreadsheet would run, is made plain",
  async (cell) => {
    const [line = ""] = await written(source([1], text, [cell]), false);
    expect(line).toMatch(/^0,"?'/);
  },
);
