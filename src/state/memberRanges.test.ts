import fc from "fast-check";
import { expect, test } from "vitest";
import { foldRange, MAX_CHILDREN, type MemberRange, rangesAround } from "./memberRanges.ts";

test.each<[MemberRange, MemberRange[]]>([
  [{ from: 0, to: 0 }, []],
  [{ from: 0, to: 500 }, []],
  [
    { from: 0, to: 501 },
    [
      { from: 0, to: 500 },
      { from: 500, to: 501 },
    ],
  ],
  [{ from: 0, to: 1_000_000 }, [0, 250_000, 500_000, 750_000].map((from) => ({ from, to: from + 250_000 }))],
])("%j folds into %j", (range, folded) => expect(foldRange(range)).toEqual(folded));

test("the ranges cover all members in order, and none has too many children", () =>
  fc.assert(
    fc.property(fc.nat(50_000_000), (count) => {
      const check = (range: MemberRange): void => {
        const parts = foldRange(range);
        expect(parts.length).toBeLessThanOrEqual(MAX_CHILDREN);
        if (parts.length === 0) {
          expect(range.to - range.from).toBeLessThanOrEqual(MAX_CHILDREN);
          return;
        }
        let next = range.from;
        for (const part of parts) {
          expect(part.from).toBe(next);
          next = part.to;
        }
        expect(next).toBe(range.to);
        check(parts[parts.length - 1] as MemberRange);
      };
      check({ from: 0, to: count });
    }),
  ));

test("the ranges around a member lead to it", () =>
  expect(rangesAround(777_777, 1_000_000)).toEqual([
    { from: 750_000, to: 1_000_000 },
    { from: 777_500, to: 778_000 },
  ]));
