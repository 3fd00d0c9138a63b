import fc from "fast-check";
import { expect, test } from "vitest";
import { firstMatch, pythonRegex } from "./pythonRegex.ts";

test.each([
  ["(a+)+$", "repeats what is itself repeated"],
  ["(?P<day>\\w*)*x", "repeats what is itself repeated"],
  ["([a-z]+_?){2,}$", "repeats what is itself repeated"],
  ["(a?b?)*c", "repeats what is itself repeated"],
  ["(a|a)*b", "begin alike"],
  ["(?:a|[ab])+c", "begin alike"],
  ["(?:x|(?:y+))*z", "repeats what is itself repeated"],
])("%s is not taken", (pattern, why) => {
  expect(() => pythonRegex(pattern)).toThrow(why);
});

test.each([
  "measurements/day([0-9]*).hdf5",
  "sim_(\\d+)/data.h5",
  "(?:sim|run)_(\\d+)",
  "(?P<number>\\d+)\\.hdf5\\Z",
  ".*/(?:[^/]+/)?uni(\\d{3,})/.*\\.h5",
  "[a(+)+]*x(\\d+)",
  "\\(a\\+\\)+(\\d+)",
  "(?<=day)\\d+",
  "(?:ab|cd)*(\\d+)",
])("%s is", (pattern) => {
  expect(pythonRegex(pattern)).toBeInstanceOf(RegExp);
});

test("too many wildcards for a long path are a fault instead of an endless search", () => {
  const regex = pythonRegex(".*a".repeat(12));
  expect(firstMatch(regex, "a".repeat(14))).toBe("a".repeat(14));
  expect(() => firstMatch(regex, `${"a".repeat(200)}b`)).toThrow("too many repetitions for a path of 201 characters");
  expect(() => firstMatch(pythonRegex(`${"a?".repeat(40)}b`), "a".repeat(40))).toThrow("too many repetitions");
});

test("what is taken is matched in a moment", () => {
  const { pattern } = fc.letrec<{ pattern: string; atom: string; part: string }>((tie) => ({
    atom: fc.oneof(
      fc.constantFrom("a", "b", ".", "[ab]", "\\w"),
      tie("pattern").map((inner) => `(?:${inner})`),
    ),
    part: fc
      .tuple(tie("atom"), fc.constantFrom("", "", "*", "+", "?", "{0,3}", "{2}"))
      .map(([atom, how]) => atom + how),
    pattern: fc.oneof(
      { maxDepth: 4 },
      tie("part"),
      fc.tuple(tie("part"), tie("pattern")).map(([first, rest]) => first + rest),
      fc.tuple(tie("part"), tie("pattern")).map(([first, rest]) => `${first}|${rest}`),
    ),
  }));
  fc.assert(
    fc.property(pattern, (text) => {
      const begun = performance.now();
      try {
        firstMatch(pythonRegex(`(?:${text})c`), "ab".repeat(16) + "a".repeat(16));
      } catch {
        return true;
      }
      return performance.now() - begun < 1000;
    }),
    { numRuns: 1500 },
  );
});
