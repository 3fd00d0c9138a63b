import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { source } from "../array/build.ts";
import { lower, readsOf } from "../array/lower.ts";
import { whole } from "../array/range.ts";
import { storedType } from "../array/testing.ts";
import { evaluated } from "../engine/testing.ts";
import { type LabelledBlock, outerJoin } from "./outerJoin.ts";

type TestType = Parameters<typeof storedType>[0];

const block = (
  name: string,
  labels: readonly (readonly (number | string)[] | null)[],
  type: TestType = "i1",
  n = 2,
) => ({
  name,
  labels,
  expr: source(
    { path: `/${name}`, stored: storedType(type), part: [], chunks: null },
    labels.map((list) => list?.length ?? n),
  ),
});
const reads = ({ expr }: { expr: LabelledBlock["expr"] }) =>
  readsOf(lower([expr], expr.shape.map(whole), () => undefined)).map(({ source: { path } }) => path);

describe("each element is at the place of its labels", () => {
  test("as it would be put there one by one, whatever the labels", async () => {
    const labels = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 });
    const blocks = fc.array(fc.tuple(labels, labels), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(blocks, async (given) => {
        const all = given.map(([times, ids], i) => block(String(i), [times, ids], "f8"));
        const value = (i: number, row: number, column: number) => 100 * i + 10 * row + column;
        // The plain reading of the rule.
        const cells = new Map<string, number>();
        let clash = false;
        for (const [i, [times, ids]] of given.entries()) {
          for (const [row, time] of times.entries()) {
            for (const [column, id] of ids.entries()) {
              clash ||= cells.has(`${time} ${id}`);
              cells.set(`${time} ${id}`, value(i, row, column));
            }
          }
        }
        if (clash) {
          expect(() => outerJoin(all, ["time", "id"], true)).toThrow(/both hold time = \d+, id = \d+/);
          return;
        }
        const { expr, labels: joined } = outerJoin(all, ["time", "id"], true);
        const [times = [], ids = []] = joined as number[][];
        const same = (axis: 0 | 1) => given.every((each) => each[axis].join() === given[0]?.[axis].join());
        const union = (axis: 0 | 1) => [...new Set(given.flatMap((each) => each[axis]))].sort((a, b) => a - b);
        expect(times).toEqual(same(0) ? given[0]?.[0] : union(0));
        expect(ids).toEqual(same(1) ? given[0]?.[1] : union(1));
        const data = await evaluated(expr, (path, [row = 0, column = 0]) => value(Number(path.slice(1)), row, column));
        expect(data).toEqual(times.flatMap((time) => ids.map((id) => cells.get(`${time} ${id}`) ?? Number.NaN)));
      }),
      { numRuns: 200 },
    );
  });

  test("a part that no block has is NaN; whole numbers become floats for it", () => {
    const { expr, labels } = outerJoin([block("a", [[0, 1], [0]]), block("b", [[1, 2], [7]])], ["time", "id"], true);
    expect(expr).toMatchObject({ shape: [3, 2], type: "f8" });
    expect(labels).toEqual([
      [0, 1, 2],
      [0, 7],
    ]);
    expect(reads({ expr }).sort()).toEqual(["/a", "/a", "/b", "/b"]);
  });

  test.each<[TestType, string]>([
    ["f4", "f4"],
    ["u4", "f8"],
    ["i2", "f8"],
  ])("of %s they are %s", (type, joined) => {
    expect(outerJoin([block("a", [[0]], type), block("b", [[1]], type)], ["x"], true).expr.type).toBe(type);
    const holes = [block("a", [[0], [0]], type), block("b", [[1], [1]], type)];
    expect(outerJoin(holes, ["x", "y"], true).expr.type).toBe(joined);
  });

  test.each<[TestType, string]>([
    ["i8", "whole numbers of 64 bits have no NaN to stand for it"],
    ["b1", "truth values have no NaN"],
    ["str", "texts have no NaN"],
  ])("%s has none", (type, message) => {
    const holes = [block("a", [[0], [0]], type), block("b", [[1], [1]], type)];
    expect(() => outerJoin(holes, ["x", "y"], true)).toThrow(`Nothing is at x = 0, y = 1, and ${message}`);
  });
});

test.each([
  [[block("a", [[1, 1]])], "“a” has a label along x twice."],
  [[block("a", [[1]]), block("b", [[1]])], "“a” and “b” both hold x = 1."],
  [
    [block("a", [null], "i1", 2), block("b", [null], "i1", 3)],
    "not all have labels to join them by: “a” has 2 places, “b” 3.",
  ],
  [[block("a", [[1, 2]]), block("b", [null])], "Along x the members differ, and not all have labels"],
])("what does not fit is refused by name", (blocks, message) => {
  expect(() => outerJoin(blocks, ["x"], true)).toThrow(message);
});

test("without filling, a hole is refused", () => {
  const blocks = [block("a", [[0], [0]]), block("b", [[1], [1]])];
  expect(() => outerJoin(blocks, ["x", "y"], false)).toThrow(
    "There is no member at x = 0, y = 1, and concat needs one at each place.",
  );
});
