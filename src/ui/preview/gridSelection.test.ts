import { expect, test } from "vitest";
import { moveByKey, parseJump, selectCell, selectionRect } from "./gridSelection.ts";

const extent = { rows: 100, columns: 10, page: 20 };

test.each<[key: string, ctrl: boolean, row: number, column: number]>([
  ["ArrowDown", false, 51, 5],
  ["ArrowUp", false, 49, 5],
  ["ArrowLeft", false, 50, 4],
  ["ArrowRight", false, 50, 6],
  ["ArrowDown", true, 99, 5],
  ["ArrowRight", true, 50, 9],
  ["PageDown", false, 70, 5],
  ["PageUp", false, 30, 5],
  ["Home", false, 50, 0],
  ["End", false, 50, 9],
  ["Home", true, 0, 0],
  ["End", true, 99, 9],
])("%s (ctrl %s) moves the cursor to %d, %d", (key, ctrl, row, column) =>
  expect(moveByKey(selectCell(50, 5), { key, ctrl, shift: false }, extent)).toEqual(selectCell(row, column)),
);

test("the cursor stops at the edges", () =>
  expect(moveByKey(selectCell(99, 9), { key: "PageDown", ctrl: false, shift: false }, extent)).toEqual(
    selectCell(99, 9),
  ));

test("shift keeps the cell that the selection was begun at", () => {
  const moved = moveByKey(selectCell(50, 5), { key: "ArrowUp", ctrl: false, shift: true }, extent);
  expect(moved && selectionRect(moved)).toEqual({ top: 49, bottom: 51, left: 5, right: 6 });
});

test("ctrl A selects everything", () => {
  const moved = moveByKey(selectCell(50, 5), { key: "a", ctrl: true, shift: false }, extent);
  expect(moved && selectionRect(moved)).toEqual({ top: 0, bottom: 100, left: 0, right: 10 });
});

test("other keys are none of the grid's", () =>
  expect(moveByKey(selectCell(0, 0), { key: "x", ctrl: false, shift: false }, extent)).toBeNull());

test.each([
  ["12", 12, 0],
  ["12, 3", 12, 3],
  [" 12 3 ", 12, 3],
  ["-1, -1", 99, 9],
])("jump to %j", (text, row, column) => expect(parseJump(text, extent)).toEqual(selectCell(row, column)));

test.each(["", "a", "100", "0, 10", "1, 2, 3", "-101"])("no jump to %j", (text) =>
  expect(parseJump(text, extent)).toBeNull(),
);
