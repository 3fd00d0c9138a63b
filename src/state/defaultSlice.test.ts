import { expect, test } from "vitest";
import { slicedView } from "./defaultSlice.ts";

const float = { kind: "float", str: "<f8", size: 8, order: "little" } as const;
const whole = (index: number) => ({ range: ":", index });

test("the last two axes that a slice leaves are drawn, the others stand where it says or in their middle", () => {
  expect(slicedView([null, 2, null, null], [4, 3, 10, 12], float)).toEqual({
    ...{ rowAxis: 2, columnAxis: 3 },
    axes: [whole(2), whole(2), whole(5), whole(6)],
  });
  expect(slicedView([null, 1, null], [40, 30, 20], float)).toMatchObject({ rowAxis: 0, columnAxis: 2 });
});

test("of one axis that is left there is a single row", () => {
  expect(slicedView([1, null, 7], [4, 30, 10], float)).toEqual({
    ...{ rowAxis: 2, columnAxis: 1 },
    axes: [whole(1), whole(15), { range: "7:8", index: 7 }],
  });
  expect(slicedView([null], [10], float)).toMatchObject({ rowAxis: 0, columnAxis: null });
});

test("a slice of another rank, or one that leaves nothing, is none", () => {
  expect(slicedView([null, null], [3, 4, 5], float)).toBeNull();
  expect(slicedView([1, 2, 3], [3, 4, 5], float)).toBeNull();
});
