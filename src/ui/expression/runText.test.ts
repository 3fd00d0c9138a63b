import { expect, test } from "vitest";
import { durationText, remainingText, runLabel } from "./runText.ts";

test("an expensive run says its cost", () => {
  expect(runLabel(undefined)).toBe("Run");
  expect(runLabel(256 * 2 ** 20)).toBe("Run");
  expect(runLabel(12.4e9)).toBe("Run · reads 12.4 GB");
});

test.each([
  [undefined, ""],
  [0.2, "about 1 s left"],
  [7.2, "about 8 s left"],
  [41, "about 45 s left"],
  [200, "about 4 min left"],
  [7200, "about 2 h left"],
])("%s s remain: %s", (seconds, text) => expect(remainingText(seconds)).toBe(text));

test.each([
  [40, "40 ms"],
  [2140, "2.1 s"],
  [200_000, "3 min 20 s"],
])("%s ms: %s", (ms, text) => expect(durationText(ms)).toBe(text));
