import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bind } from "../array/bind.ts";
import { source } from "../array/build.ts";
import { coordValues } from "../array/labels/coord.ts";
import type { Labelled } from "../array/labels/labelled.ts";
import { lower, readsOf } from "../array/lower.ts";
import { whole } from "../array/range.ts";
import { parse } from "../array/syntax.ts";
import { storedType } from "../array/testing.ts";
import { dimensionGroup } from "./dimensionGroup.ts";
import { compareLabels, memberLabel, memberLabels } from "./memberLabels.ts";

type TestType = Parameters<typeof storedType>[0];

const array = (name: string, shape: readonly number[] = [3], type: TestType = "f8"): Labelled => ({
  expr: source({ path: `/s/${name}`, stored: storedType(type), part: [], chunks: null }, shape),
  dims: shape.map((_, axis) => (axis === 0 ? "x" : null)),
  coords: [],
});
const members = (...names: string[]) => names.map((name) => ({ name, array: array(name) }));
const labelsOf = (labelled: Labelled, name: string) => {
  const coord = labelled.coords.find((each) => each.name === name);
  return coord && coordValues(coord, () => []);
};
/** The datasets of which anything would be read. */
const read = ({ expr }: Labelled) =>
  readsOf(lower([expr], expr.shape.map(whole), () => undefined)).map(({ source: { path } }) => path);
const evaluate = (text: string, series: Labelled) => {
  const at = () => series;
  return bind(parse(text), { named: at, at, values: new Map() });
};

describe("names are labels (acceptance 23)", () => {
  test.each([
    ["1", 1],
    ["007", 7],
    ["-3", -3],
    ["1.", 1],
    ["2.5e-3", 0.0025],
    ["1.+1j", "1.+1j"],
    ["(1-2j)", "1-2j"],
    ["stuff", "stuff"],
    ["1 2", "1 2"],
  ])("%s is %s", (name, label) => {
    expect(memberLabel(name)).toBe(label);
  });

  test.each([
    ["1;0.5;a", ["x", "y", "z"], [1, 0.5, "a"]],
    ["1;0.5", ["x", "y", "z"], undefined],
    ["1;;a", ["x", "y", "z"], undefined],
    ["1;2", ["x"], ["1;2"]],
    ["T=0.5", ["T"], [0.5]],
    ["T=1e-3; seed=7", ["T", "seed"], [0.001, 7]],
    ["1;seed=7", ["T", "seed"], [1, 7]],
    ["T=cold", ["T"], ["cold"]],
    ["T=", ["T"], undefined],
    // It names another dimension: it is a text.
    ["beta=0.5", ["T"], ["beta=0.5"]],
  ])("%s along %j", (name, dims, labels) => {
    expect(memberLabels(name, dims)).toEqual(labels);
  });

  test("numbers go by their value, before texts, whatever the order in which they come", () => {
    const label = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.string());
    fc.assert(
      fc.property(label, label, label, (a, b, c) => {
        expect(Math.sign(compareLabels(a, b))).toBe(-Math.sign(compareLabels(b, a)) + 0);
        if (compareLabels(a, b) <= 0 && compareLabels(b, c) <= 0) expect(compareLabels(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("a series over time (acceptance 32)", () => {
  const series = dimensionGroup(members("4", "41", "5", "51", "50"), ["time"]);

  test("is in the order of its numbers, with the dimensions of its members behind", () => {
    expect(labelsOf(series, "time")).toEqual([4, 5, 41, 50, 51]);
    expect(series.expr.shape).toEqual([5, 3]);
    expect(series.dims).toEqual(["time", "x"]);
  });

  test("a label gives one member, and only that one would be read", () => {
    const five = evaluate("_.sel(time=5)", series);
    expect(five.expr.shape).toEqual([3]);
    expect(five.dims).toEqual(["x"]);
    expect(read(five)).toEqual(["/s/5"]);
    expect(evaluate("_.sel(time=[5])", series).expr.shape).toEqual([1, 3]);
  });

  test("places are the same as their labels", () => {
    expect(evaluate("_.isel(time=[1, 3])", series).expr.id).toBe(evaluate("_.sel(time=[5, 50])", series).expr.id);
  });

  test("is reduced by the name of its dimension", () => {
    expect(evaluate('_.mean("time")', series)).toMatchObject({ dims: ["x"], expr: { shape: [3], type: "f8" } });
  });
});

describe("several dimensions by name (acceptance 34)", () => {
  const grid = ["1;a", "1;b", "2;a", "2;b"];

  test("each name is a place along all of them", () => {
    const joined = dimensionGroup(members(...grid), ["run", "kind"]);
    expect(joined.expr.shape).toEqual([2, 2, 3]);
    expect([labelsOf(joined, "run"), labelsOf(joined, "kind")]).toEqual([
      [1, 2],
      ["a", "b"],
    ]);
    expect(read(evaluate("_.sel(run=2, kind='a')", joined))).toEqual(["/s/2;a"]);
  });

  test("a missing member is NaN where the type has it, else a clear refusal", () => {
    const some = members(...grid.slice(0, 3));
    expect(dimensionGroup(some, ["run", "kind"]).expr).toMatchObject({ shape: [2, 2, 3], type: "f8" });
    const whole = grid.slice(0, 3).map((name) => ({ name, array: array(name, [3], "i4") }));
    expect(() => dimensionGroup(whole, ["run", "kind"])).toThrow(
      "There is no member at run = 2, kind = b, and whole numbers have no NaN to stand for it.",
    );
  });

  test("a member that lacks the array is a hole, too (acceptance 35)", () => {
    const some = [...members("1", "3"), { name: "2" }];
    expect(dimensionGroup(some, ["state"]).expr.shape).toEqual([3, 3]);
    expect(labelsOf(dimensionGroup(some, ["state"]), "state")).toEqual([1, 2, 3]);
  });
});

describe("members are concatenated or merged (acceptance 34, 35)", () => {
  const full = members("1", "2", "4");
  const whole = ["1", "2", "4"].map((name) => ({ name, array: array(name, [3], "i2") }));
  const lacking = [...whole, { name: "3" }];

  test("without holes both are the same array", () => {
    const [auto, concat, merge] = (["auto", "concat", "merge"] as const).map((method) =>
      dimensionGroup(whole, ["state"], { method }),
    );
    expect(concat?.expr.id).toBe(auto?.expr.id);
    expect(merge?.expr.id).toBe(auto?.expr.id);
    expect(auto?.expr.type).toBe("i2");
  });

  test("placed by attributes they are the same as by names", () => {
    const labelled = full.map(({ array }, i) => ({ name: `run${i}`, labels: [[1, 2, 4][i] as number], array }));
    expect(dimensionGroup(labelled, ["state"]).expr.id).toBe(dimensionGroup(full, ["state"]).expr.id);
  });

  test("concat has no holes, whatever the type; merge makes floats of whole numbers for them", () => {
    for (const some of [lacking, [...full, { name: "3" }]]) {
      expect(() => dimensionGroup(some, ["state"], { method: "concat" })).toThrow(
        "There is no member at state = 3, and concat needs one at each place.",
      );
    }
    expect(() => dimensionGroup(lacking, ["state"])).toThrow(
      "There is no member at state = 3, and whole numbers have no NaN to stand for it.",
    );
    expect(dimensionGroup(lacking, ["state"], { method: "merge" }).expr).toMatchObject({ shape: [4, 3], type: "f8" });
    expect(dimensionGroup([...full, { name: "3" }], ["state"], { method: "merge" }).expr.type).toBe("f8");
    const wide = [{ name: "1", array: array("1", [3], "i8") }, { name: "2" }];
    expect(() => dimensionGroup(wide, ["state"], { method: "merge" })).toThrow("whole numbers of 64 bits have no NaN");
  });

  test("a type is kept to where they are concatenated, and refused where they are merged", () => {
    expect(dimensionGroup(whole, ["state"], { method: "concat", type: "f4" }).expr.type).toBe("f4");
    expect(() => dimensionGroup(whole, ["state"], { method: "merge", type: "f4" })).toThrow(
      "A type can only be chosen where members are concatenated.",
    );
  });

  test("ragged members are refused by name; with labels they are merged", () => {
    const ragged = [3, 2].map((n, i) => ({ name: String(i), array: array(String(i), [n], "i2") }));
    for (const method of ["auto", "concat"] as const) {
      expect(() => dimensionGroup(ragged, ["state"], { method })).toThrow(
        "The members have different shapes: “0” has (3), “1” (2).",
      );
    }
    expect(() => dimensionGroup(ragged, ["state"], { method: "merge" })).toThrow(
      "Along x the members differ, and not all have labels to join them by: “0” has 3 places, “1” 2.",
    );
    const labelled = ragged.map((member, i) => ({ ...member, axisLabels: [i === 0 ? [0, 1, 2] : [1, 5]] }));
    const joined = dimensionGroup(labelled, ["state"], { method: "merge" });
    expect(joined).toMatchObject({ dims: ["state", "x"], expr: { shape: [2, 4], type: "f8" } });
    expect([labelsOf(joined, "state"), labelsOf(joined, "x")]).toEqual([
      [0, 1],
      [0, 1, 2, 5],
    ]);
    expect(read(evaluate("_.sel(state=1)", joined))).toEqual(["/s/1", "/s/1"]);
  });
});

describe("types are kept where they can be (limit 24)", () => {
  test.each<[readonly TestType[], string]>([
    [["u1", "u1"], "u1"],
    [["b1", "b1"], "b1"],
    [["u1", "i2"], "i2"],
    [["i4", "f4"], "f8"],
    [["f4", "f4"], "f4"],
    [["str", "str"], "str"],
  ])("%j become %s", (types, type) => {
    const all = types.map((each, i) => ({ name: String(i), array: array(String(i), [2], each) }));
    expect(dimensionGroup(all, ["time"]).expr.type).toBe(type);
  });

  test.each([
    ["no member", [], "No member of this group has such an array."],
    ["a name that does not fit", members("a;b"), "The name “a;b” is no place along x, y, z."],
    ["the same place twice", members("1;1;1", "1;01;1"), "“1;1;1” and “1;01;1” are the same place along x, y, z."],
    [
      "other shapes",
      [...members("1;1;1"), { name: "1;1;2", array: array("b", [4]) }],
      "The members have different shapes: “1;1;1” has (3), “1;1;2” (4).",
    ],
    [
      "texts and numbers",
      [...members("1;1;1"), { name: "1;1;2", array: array("b", [3], "str") }],
      "Some members hold texts, others numbers.",
    ],
  ])("%s is refused by name", (_, all, message) => {
    expect(() => dimensionGroup(all, ["x", "y", "z"])).toThrow(message);
  });
});
