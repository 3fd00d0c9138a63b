import { expect, test } from "vitest";
import { graphOf, rowsOfTwo } from "./graph.ts";

const f = (...values: number[]) => Float64Array.from(values);

test("edges lead between the places of their nodes, in rows of two or in two rows", () => {
  const expected = {
    ids: [3, 5, 9],
    edges: [
      [1, 0],
      [0, 2],
    ],
    degrees: [2, 1, 1],
    directed: true,
  };
  expect(graphOf(f(9, 3, 5), f(5, 3, 3, 9), true, true)).toEqual(expected);
  expect(graphOf(f(9, 3, 5), f(5, 3, 3, 9), false, true)).toEqual({
    ...expected,
    edges: [
      [1, 0],
      [0, 2],
    ],
  });
});

test("an id that only an edge has is a node, too; a loop counts twice", () => {
  expect(graphOf(f(0), f(0, 0, 0, 7), true, false)).toMatchObject({ ids: [0, 7], degrees: [3, 1] });
  expect(graphOf(f(1, 2), f(), true, false)).toMatchObject({ ids: [1, 2], edges: [], degrees: [0, 0] });
});

test.each([
  [[9, 2], true],
  [[2, 9], false],
  [[2, 2], true],
  [[4, 9, 2], true],
  [[4, 2, 9], false],
  [[9, 3], undefined],
  [[9], undefined],
  [null, undefined],
])("edges of shape %j in rows of two: %s", (shape, inRows) => expect(rowsOfTwo(shape)).toBe(inRows));
