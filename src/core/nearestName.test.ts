import { expect, test } from "vitest";
import { nearestName } from "./nearestName.ts";

const NAMES = ["glob_str", "target_path", "target_group", "required", "enabled", "loader"];

test.each([
  ["glob_st", "glob_str"],
  ["golb_str", "glob_str"],
  ["Required", "required"],
  ["requierd", "required"],
  ["targetpath", "target_path"],
  ["taget_group", "target_group"],
  ["x", undefined],
  ["something", undefined],
  ["", undefined],
])("%s is nearest to %s", (typed, nearest) => {
  expect(nearestName(typed, NAMES)).toBe(nearest);
});
