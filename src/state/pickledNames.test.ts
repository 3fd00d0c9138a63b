import { expect, test } from "vitest";
import { pickledNames } from "./pickledNames.ts";

// Each as pandas 1.5 and PyTables 3.7 wrote it.
test.each<[string, readonly string[] | null]>([
  ["(lp0\n.", []],
  ["(lp0\nVcount\np1\naVname\np2\na.", ["count", "name"]],
  ["(lp0\nI0\naI1\na.", ["0", "1"]],
  ["(lp0\nV\\u03b1 a\np1\na.", ["α a"]],
  ["(lp0\n(I1\n(lp1\nVcount\np2\naVshare\np3\natp4\na.", ["count", "share"]],
  // A tuple of a MultiIndex, a reference to what was before, and no list at all.
  ["(lp0\n(Va\np1\nVb\np2\ntp3\na.", null],
  ["(lp0\nVa\np1\nag1\na.", null],
  ["N.", null],
  ["(lp0\nVa", null],
])("%j", (text, names) => expect(pickledNames(text)).toEqual(names));
