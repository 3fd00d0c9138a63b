import { expect, test } from "vitest";
import { textFormat } from "./structuredText.ts";

test.each([
  ['{"a": 1}', "JSON"],
  ["  [1, 2]\n", "JSON"],
  ["model:\n  name: eddy\n  steps: [1, 2]\n", "YAML"],
  ["# how it ran\n- first\n- second: 2\n", "YAML"],
  ["a text: with a colon", null],
  ["2026-11-22 00:00 step 0: mean energy 1.2e18 J\n2026-11-22 06:00 step 6: mean energy 1.3e18 J", null],
  ["def f(x):\n    return x\n\nprint(f(2))\n", null],
  ["", null],
  [`{${" ".repeat(1_000_001)}}`, null],
])("%j is %s", (text, format) => expect(textFormat(text)).toBe(format));
