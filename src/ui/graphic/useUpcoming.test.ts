import { expect, test } from "vitest";
import { defaultView, withAxis } from "../../state/datasetView.ts";
import { stepBetween } from "./useUpcoming.ts";

const view = defaultView([9, 8, 20, 30], { kind: "float", str: "<f4", size: 4, order: "little" });

test.each([
  [withAxis(view, 0, { index: 5 }), { axis: 0, step: 1 }],
  [withAxis(view, 1, { index: 1 }), { axis: 1, step: -3 }],
  [withAxis(withAxis(view, 0, { index: 5 }), 1, { index: 1 }), null],
  [{ ...view, rowAxis: 0 }, null],
  [view, null],
])("a step is the one index that differs", (next, step) => {
  expect(stepBetween(view, next)).toEqual(step);
});
