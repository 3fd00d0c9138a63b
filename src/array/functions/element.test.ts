import { expect, test } from "vitest";
import { naive } from "../../testing/naive.ts";
import { expression } from "../testing.ts";

/** As NumPy 1.24 gives them for 1, 90 and 7. */
test.each([
  ["f8", "rad2deg", [57.29577951308232, 5156.620156177409, 401.07045659157626]],
  ["f8", "deg2rad", [0.017453292519943295, 1.5707963267948966, 0.12217304763960307]],
  ["i4", "radians", [0.017453292519943295, 1.5707963267948966, 0.12217304763960307]],
  ["f4", "degrees", [57.2957763671875, 5156.6201171875, 401.0704345703125]],
  ["f4", "deg2rad", [0.01745329238474369, 1.5707963705062866, 0.12217304855585098]],
] as const)("of %s, %s has NumPy's bits", (type, name, wanted) => {
  const root = expression(`${name}(x)`, { x: { type, shape: [3] } });
  expect(naive(root, new Map([["/test.h5/x", [1, 90, 7]]]))).toEqual(wanted);
});

test.each([
  ["i1", "f2"],
  ["f2", "f2"],
  ["i2", "f4"],
] as const)("angles of %s are %s", (type, wanted) => {
  expect(expression("rad2deg(x)", { x: { type, shape: [3] } }).type).toBe(wanted);
});
