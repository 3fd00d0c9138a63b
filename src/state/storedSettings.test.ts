import { expect, test } from "vitest";
import { parseStoredSettings } from "./storedSettings.ts";

const defaults = parseStoredSettings(undefined);

test.each([null, 3, "dark", [], { theme: "pink" }, { treeWidth: "wide" }, { treeWidth: 9999 }, { chosen: 7 }])(
  "%j is replaced by the defaults",
  (stored) => expect(parseStoredSettings(stored)).toEqual(defaults),
);

test("what fits is kept, what does not is left out", () =>
  expect(
    parseStoredSettings({ theme: "dark", treeWidth: 300, chosen: { readers: 2, patience: -1, other: true } }),
  ).toEqual({ ...defaults, theme: "dark", treeWidth: 300, chosen: { readers: 2 } }));

test("of the views that were chosen those that exist are kept", () => {
  const instead = { heat: "table", line: "nothing", other: "line" };
  expect(parseStoredSettings({ looks: { instead } }).looks.instead).toEqual({ heat: "table" });
  expect(parseStoredSettings({ looks: { kind: "heat", instead: 3 } }).looks.instead).toEqual({});
});

test("history keeps each expression once, the latest first", () =>
  expect(parseStoredSettings({ history: ["a", 3, " b ", "a", "", "x".repeat(5000)] }).history).toEqual(["a", "b"]));
