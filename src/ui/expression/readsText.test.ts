import { expect, test } from "vitest";
import { readsText } from "./readsText.ts";

test.each([
  [{ readBytes: 259_200, storedBytes: 51_234 }, "reads 259 kB, 51.2 kB stored"],
  [{ readBytes: 259_200 }, "reads 259 kB"],
  [{ readBytes: 259_200, storedBytes: 259_200 }, "reads 259 kB"],
  [{ readBytes: 259_200, storedBytes: 0 }, "reads 259 kB, 0 bytes stored"],
  [{ readBytes: 100, storedBytes: 116 }, "reads 100 bytes, 116 bytes stored"],
])("%o: %s", (plan, text) => {
  expect(readsText(plan)).toBe(text);
});
