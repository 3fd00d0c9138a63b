import fc from "fast-check";
import { expect, test } from "vitest";
import type { Coordinate } from "../core/labels.ts";
import { labelsOf } from "./labelsOf.ts";
import { datasetNode, labelSource } from "./testing.ts";

/** What the rules say, read out plainly (dantro/utils/coords.py); null where they refuse. */
function byTheBook(mode: string, args: readonly number[], n: number): number[] | null {
  const fits = (values: number[]) => (values.length === n ? values : null);
  const [a = 0, b = 0, c = 0] = args;
  switch (mode) {
    case "values":
      return fits([...args]);
    case "range":
    case "arange": {
      if (args.length < 1 || args.length > 3 || (args.length === 3 && c === 0)) return null;
      const [start, stop, step] = args.length === 1 ? [0, a, 1] : [a, b, args.length === 3 ? c : 1];
      const values: number[] = [];
      for (let i = 0; step > 0 ? start + i * step < stop : start + i * step > stop; i++) values.push(start + i * step);
      return fits(values);
    }
    case "linspace": {
      if (args.length !== 3 || c < 0 || !Number.isInteger(c)) return null;
      return fits(
        Array.from({ length: c }, (_, i) => (i === c - 1 && c > 1 ? b : a + (c > 1 ? i * ((b - a) / (c - 1)) : 0))),
      );
    }
    case "start_and_step":
      return args.length === 2 ? Array.from({ length: n }, (_, i) => a + i * b) : null;
    case "trivial":
      return Array.from({ length: n }, (_, i) => i);
    case "scalar":
      return args.length === 1 ? fits([a]) : null;
    default:
      return null;
  }
}

function valuesOf({ from }: Coordinate, n: number): (number | string)[] {
  if (from.kind === "values") return [...from.values];
  if (from.kind !== "range") throw new Error("a dataset has no values here");
  const { start, step, last } = from;
  return Array.from({ length: n }, (_, i) => (i === n - 1 && last !== undefined ? last : start + i * step));
}

test("random label attributes give what the rules say, or a warning, and never fail (acceptance 21; limit 15)", async () => {
  const modes = fc.constantFrom(
    "values",
    "range",
    "arange",
    "linspace",
    "start_and_step",
    "trivial",
    "scalar",
    "magic",
  );
  // Multiples of 1/4 are exact: how sums are ordered does not show.
  const args = fc.array(
    fc.integer({ min: -12, max: 12 }).map((k) => k / 4),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(modes, args, fc.integer({ min: 0, max: 9 }), async (mode, given, n) => {
      const node = datasetNode("/f.h5/x", [n], {
        dims: ["t"],
        coords_mode__t: mode,
        coords__t: Float64Array.from(given),
      });
      const { dims, coords, warnings } = await labelsOf(node, labelSource(node));
      const truth = byTheBook(mode, given, n);
      expect(dims).toEqual(["t"]);
      expect(coords.map((coord) => valuesOf(coord, n))).toEqual(truth ? [truth] : []);
      expect(warnings).toHaveLength(truth ? 0 : 1);
    }),
    { numRuns: 2000 },
  );
});

test.each<[string, Record<string, unknown>, readonly number[], (string | null)[], string[]]>([
  ["names over the list", { dims: ["a", "b"], dim_name__0: "first" }, [2, 3], ["first", "b"], []],
  ["a name alone", { dim_name__0: ["first_dim"] }, [2, 3], ["first_dim", null], []],
  ["Utopia's list", { dim_names: ["time", "id"] }, [2, 3], ["time", "id"], []],
  ["one text is no list", { dims: "time" }, [2], [null], ["dims"]],
  ["too few names", { dims: ["a"] }, [2, 3], [null, null], ["dims"]],
  ["a number that is none", { dims: ["a"], dim_name__x: "b" }, [2], ["a"], ["dim_name__x"]],
  ["a number beyond the rank", { dims: ["a"], dim_name__1: "b" }, [2], ["a"], ["dim_name__1"]],
  ["a coordinate of no dimension", { dims: ["a"], coords__b: [1, 2] }, [2], ["a"], ["coords__b"]],
  ["a name twice", { dims: ["a", "a"] }, [2, 2], ["a", null], ["dims"]],
  ["no labels at all", { units: "K" }, [2], [null], []],
])("%s (acceptance 21, 22; limit 15)", async (_, values, shape, dims, warned) => {
  const node = datasetNode("/f.h5/x", shape, values as Parameters<typeof datasetNode>[2]);
  const labels = await labelsOf(node, labelSource(node));
  expect(labels.dims).toEqual(dims);
  expect(labels.warnings.map(({ attribute }) => attribute)).toEqual(warned);
  for (const { message } of labels.warnings) expect(message).toMatch(/\.$/);
});

test("a link leads from the group of its dataset, upwards too", async () => {
  const node = datasetNode("/f.h5/a/b/x", [3], { dims: ["t"], coords_mode__t: "linked", coords__t: "../../times" });
  const times = datasetNode("/f.h5/times", [3], { units: "s" });
  const labels = await labelsOf(node, labelSource(node, times));
  expect(labels.coords).toEqual([
    { name: "t", dims: ["t"], from: { kind: "dataset", path: "/f.h5/times" }, units: "s" },
  ]);
  const broken = await labelsOf(node, labelSource(node));
  expect(broken.coords).toEqual([]);
  expect(broken.warnings[0]?.message).toContain("/f.h5/times");
});
