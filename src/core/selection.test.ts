import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeSelection, parseSelection, selectionShape, selectionText } from "./selection.ts";

const axis = (start: number, step: number, count: number, drop = false) => ({ start, step, count, drop });

describe("normalizeSelection", () => {
  test.each([
    ["", [4, 5], [axis(0, 1, 4), axis(0, 1, 5)]],
    [":, 3", [4, 5], [axis(0, 1, 4), axis(3, 1, 1, true)]],
    ["-1", [4, 5], [axis(3, 1, 1, true), axis(0, 1, 5)]],
    ["1:3", [4], [axis(1, 1, 2)]],
    ["::-1", [4], [axis(3, -1, 4)]],
    ["5:1:-2", [10], [axis(5, -2, 2)]],
    ["2:100", [4], [axis(2, 1, 2)]],
    ["3:1", [4], [axis(0, 1, 0)]],
    ["...", [2, 3], [axis(0, 1, 2), axis(0, 1, 3)]],
    ["..., 0", [2, 3, 4], [axis(0, 1, 2), axis(0, 1, 3), axis(0, 1, 1, true)]],
    ["1, ...", [2, 3, 4], [axis(1, 1, 1, true), axis(0, 1, 3), axis(0, 1, 4)]],
    ["[0:2, 1]", [4, 5], [axis(0, 1, 2), axis(1, 1, 1, true)]],
    ["", [], []],
    [":", [0], [axis(0, 1, 0)]],
  ])("%j of shape %j", (text, shape, expected) => {
    expect(normalizeSelection(text, shape)).toEqual(expected);
  });

  test("takes numbers and ranges", () => {
    expect(normalizeSelection([1, [0, 4, 2], [null, null, -1]], [3, 5, 2])).toEqual([
      axis(1, 1, 1, true),
      axis(0, 2, 2),
      axis(1, -1, 2),
    ]);
  });

  test.each([
    ["4", [4], "Index 4 is outside axis 0, which has 4 elements."],
    ["-5", [4], "Index -5 is outside axis 0, which has 4 elements."],
    ["0, 0", [4], "The selection has 2 axes, the data have 1."],
    ["a", [4], "“a” is not an index or a range like 2:10."],
    ["::0", [4], "The step of axis 0 is 0."],
    ["..., ...", [4, 4], "A selection can hold only one “...”."],
    ["1:2:3:4", [9], "“1:2:3:4” has too many colons."],
    ["0,,1", [2, 2, 2], "An axis of the selection is empty; “:” takes all of it."],
    ["1.5", [4], "“1.5” is not an index or a range like 2:10."],
  ])("%j of shape %j is refused", (text, shape, message) => {
    expect(() => normalizeSelection(text, shape)).toThrow(message);
  });

  const part = fc.option(fc.integer({ min: -12, max: 12 }), { nil: null });
  const step = fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0);

  test("slices take the elements that Python takes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), part, part, step, (n, from, to, by) => {
        const [range] = normalizeSelection([[from, to, by]], [n]);
        const taken = Array.from({ length: range?.count ?? -1 }, (_, i) => (range?.start ?? 0) + i * by);
        expect(taken).toEqual(pythonSlice(n, from, to, by));
      }),
      { numRuns: 2000 },
    );
  });

  test("the text of a selection selects the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), part, part, step, (n, from, to, by) => {
        const selection = normalizeSelection([[from, to, by]], [n]);
        const again = normalizeSelection(selectionText(selection, [n]), [n]);
        expect(selectionShape(again)).toEqual(selectionShape(selection));
        if (selection[0]?.count) expect(again).toEqual(selection);
      }),
    );
  });
});

/** By the definition in Python's language reference: i, i+k, … as long as j is not reached, after clamping. */
function pythonSlice(n: number, from: number | null, to: number | null, by: number): number[] {
  const index = (value: number) => (value < 0 ? value + n : value);
  const taken: number[] = [];
  let i = from === null ? (by > 0 ? 0 : n - 1) : index(from);
  i = by > 0 ? Math.max(i, 0) : Math.min(i, n - 1);
  const end = to === null ? (by > 0 ? n : -1) : by > 0 ? Math.min(index(to), n) : Math.max(index(to), -1);
  for (; by > 0 ? i < end : i > end; i += by) taken.push(i);
  return taken;
}

test("an ellipsis stands for all missing axes", () => {
  expect(parseSelection("0, ..., 1", 5)).toEqual([0, [null, null], [null, null], [null, null], 1]);
});
