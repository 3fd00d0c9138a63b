import { expect, test } from "vitest";
import { rankedPaths } from "./rankedPaths.ts";

const PATHS = [
  "/f.h5/interf_signal_x",
  "/f.h5/interf_signal_x/value",
  "/f.h5/signals",
  "/g.h5/Raw/Signal",
  "/g.h5/Raw/signal",
];

test.each([
  ["Signal", ["/g.h5/Raw/Signal", "/g.h5/Raw/signal", "/f.h5/signals", "/f.h5/interf_signal_x"]],
  ["raw/signal", ["/g.h5/Raw/Signal", "/g.h5/Raw/signal", "/f.h5/signals", "/f.h5/interf_signal_x"]],
  ["value", ["/f.h5/interf_signal_x/value", ...PATHS.filter((path) => !path.endsWith("value")).slice(0, 3)]],
])("%s: the name itself first, then what begins with it", (text, wanted) => {
  expect(rankedPaths(text, PATHS).slice(0, 4)).toEqual(wanted);
  expect(rankedPaths(text, PATHS).toSorted()).toEqual(PATHS.toSorted());
});
