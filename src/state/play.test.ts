import { expect, test } from "vitest";
import { defaultView, restrictAxis, withAxis } from "./datasetView.ts";
import { steppedAxes, viewAhead } from "./play.ts";

const f8 = { kind: "float", str: "<f8", size: 8, order: "little" } as const;
const shape = [10, 1, 20, 30];
const view = withAxis(defaultView(shape, f8), 0, { index: 7 });

test.each<[steps: number, loop: boolean, index: number | null]>([
  [1, false, 8],
  [2, true, 9],
  [3, false, null],
  [3, true, 0],
  [-8, true, 9],
  [-8, false, null],
  [25, true, 2],
])("%i steps on, beginning anew: %s", (steps, loop, index) =>
  expect(viewAhead(view, shape, 0, steps, loop)?.axes[0]?.index ?? null).toBe(index),
);

test("only what an axis is restricted to is played, in its order", () => {
  const backwards = restrictAxis(view, shape, 0, "8:2:-3");
  expect(backwards.axes[0]?.index).toBe(8);
  expect(viewAhead(backwards, shape, 0, 1, true)?.axes[0]?.index).toBe(5);
  expect(viewAhead(backwards, shape, 0, 2, true)?.axes[0]?.index).toBe(8);
  expect(viewAhead(backwards, shape, 0, 2, false)).toBeNull();
});

test("axes that are drawn or have one element are not stepped through", () =>
  expect(steppedAxes(view, shape)).toEqual([0]));
