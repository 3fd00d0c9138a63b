import { expect, test } from "vitest";
import { takenAsStored } from "../../array/references.ts";
import { parse } from "../../array/syntax.ts";
import { decodedText } from "./storedText.ts";

test.each([
  ["T.mean() - T[0]", "decode_cf(T).mean() - decode_cf(T)[0]"],
  ['hypot(this["/f.h5/u"], _)', 'hypot(decode_cf(this["/f.h5/u"]), decode_cf(_))'],
])("%s is decoded as %s, and then has nothing left to decode", (text, wanted) => {
  const decoded = decodedText(text, takenAsStored(parse(text)));
  expect(decoded).toBe(wanted);
  expect(takenAsStored(parse(decoded))).toEqual([]);
});
