import { expect, test } from "vitest";
import type { Encoding } from "../../core/labels.ts";
import { encodingWords } from "./encodingWords.ts";

test.each<[Partial<Encoding>, string]>([
  [{ missing: [-999], scale: 0.5, offset: 10 }, "-999 → NaN, × 0.5, + 10"],
  [{ missing: [-32767], scale: 1, offset: 0 }, "-32767 → NaN"],
  [{ missing: [], scale: 1, offset: 0 }, ""],
  [{ missing: [1, 2], as: "u1" }, "unsigned integers, 1 and 2 → NaN"],
  [{ missing: [], type: "b1" }, "booleans"],
])("%j is put as “%s”", (encoding, words) => {
  expect(encodingWords({ type: "f8", missing: [], ...encoding })).toBe(words);
});
