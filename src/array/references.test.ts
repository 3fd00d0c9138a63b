import { expect, test } from "vitest";
import { references, takenAsStored } from "./references.ts";
import { parse } from "./syntax.ts";

test("names and paths are told once, functions are none", () => {
  expect(references(parse('mean(T) + T * this["/f.h5/u"] - np.sqrt(_)'))).toEqual({
    names: ["T", "np", "_"],
    paths: ["/f.h5/u"],
  });
});

test.each([
  ["mean(T)", ["T"]],
  ["T.mean() - decode_cf(T)", ["T"]],
  ["decode_cf(T)[0] + decode_cf(T[0]) + T.decode_cf() + T.isel(time=0).decode_cf()", []],
  ['np.decode_cf(this["/f.h5/T"])', []],
  ['this["/f.h5/T"] * 2', ['this["/f.h5/T"]']],
  // What was computed before it is decoded is no stored value any more.
  ["decode_cf(T + 1)", ["T"]],
  ["where(T > 0, decode_cf(u), nan)", ["T", "nan"]],
  // Of T only the coordinate is taken.
  ["decode_cf(u) * T.lat", []],
  ["T.T.sum()", ["T"]],
  ["T[u.argmax()]", ["T", "u"]],
])("%s takes as stored: %j", (text, wanted) => {
  expect(takenAsStored(parse(text)).map(({ from, to }) => text.slice(from, to))).toEqual(wanted);
});
