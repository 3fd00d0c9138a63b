import fc from "fast-check";
import { expect, test } from "vitest";
import { normalizeSelection } from "./selection.ts";
import { sliceCost, slowSlice } from "./sliceCost.ts";

const MIB = 2 ** 20;

/** Axes by Python's notation, one for each. */
const taken = (text: string, shape: readonly number[]) =>
  normalizeSelection(text, shape).map((range) => ({ ...range, drop: false }));
const whole = (shape: readonly number[]) => taken(shape.map(() => ":").join(), shape);

test.each([
  // shape, chunks, bytes of an element, what is taken, drawn axes: chunks, bytes
  [[5000, 2048, 1024], [1, 512, 512], 4, ":, :, :", [1, 2], 8, 8 * MIB],
  [[5000, 2048, 1024], [1, 512, 512], 4, ":, :, :", [0, 2], 10_000, 10_000 * MIB],
  [[5000, 2048, 1024], [1, 512, 512], 4, ":, :, :", [0], 5000, 5000 * MIB],
  [[5000, 2048, 1024], [1, 512, 512], 4, ":100, :, :", [0, 2], 200, 200 * MIB],
  [[100], [10], 8, "5:15", [0], 2, 160],
  [[100], [10], 8, "9:10", [0], 1, 80],
  [[100], [10], 8, "::-1", [0], 10, 800],
  [[100], [10], 8, "::3", [0], 10, 800],
  [[100], [10], 8, "::25", [0], 4, 320],
  [[100], [10], 8, "95:3:-30", [0], 4, 320],
  [[100], [10], 8, "10:10", [0], 0, 0],
  [[7, 5], [4, 4], 2, ":, :", [0, 1], 4, 128],
  [[7, 5], [4, 4], 2, ":, :", [], 1, 32],
] as const)(
  "%j in chunks of %j, %d bytes each, [%s] along %j: %d chunks",
  (shape, chunks, itemBytes, text, drawn, count, bytes) => {
    expect(sliceCost({ chunks, itemBytes }, taken(text, shape), drawn)).toEqual({ chunks: count, bytes });
  },
);

test("the cost is that of counting the chunks under each element", () => {
  const axis = fc.record({
    size: fc.integer({ min: 1, max: 40 }),
    chunk: fc.integer({ min: 1, max: 12 }),
    from: fc.integer({ min: -45, max: 45 }),
    to: fc.integer({ min: -45, max: 45 }),
    step: fc.integer({ min: -15, max: 15 }).filter((step) => step !== 0),
    isDrawn: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(axis, { minLength: 1, maxLength: 4 }), (axes) => {
      const ranges = normalizeSelection(
        axes.map(({ from, to, step }) => [from, to, step] as const),
        axes.map(({ size }) => size),
      );
      const touched = axes.map(({ chunk, isDrawn }, i) => {
        const { start, step, count } = ranges[i] ?? { start: 0, step: 1, count: 0 };
        const places = Array.from({ length: count }, (_, n) => Math.floor((start + n * step) / chunk));
        return isDrawn ? new Set(places).size : 1;
      });
      const drawn = axes.flatMap(({ isDrawn }, i) => (isDrawn ? [i] : []));
      const { chunks } = sliceCost({ chunks: axes.map(({ chunk }) => chunk), itemBytes: 1 }, ranges, drawn);
      expect(chunks).toBe(touched.reduce((product, n) => product * n, 1));
    }),
  );
});

test.each([
  // Planes of one time step each.
  [[5000, 2048, 1024], [1, 512, 512], 4, [0, 2], [1, 2], 8 * MIB],
  [[5000, 2048, 1024], [1, 512, 512], 4, [0, 1], [1, 2], 8 * MIB],
  // Time series of few places each.
  [[5000, 2048, 1024], [5000, 8, 8], 4, [1, 2], [0, 2], 128 * 5000 * 64 * 4],
  // Lines.
  [[5000, 2048, 1024], [1, 512, 512], 4, [0], [2], 2 * MIB],
  // Two choices that cost the same: the one that keeps more of what is drawn.
  [[4000, 100, 64, 64], [1, 100, 64, 64], 4, [0, 1], [1, 2], 100 * 64 * 64 * 4],
] as const)(
  "%j in chunks of %j, %d bytes each, drawn along %j: rather %j",
  (shape, chunks, itemBytes, drawn, axes, bytes) => {
    const slow = slowSlice({ chunks, itemBytes }, whole(shape), drawn);
    expect(slow).toMatchObject(sliceCost({ chunks, itemBytes }, whole(shape), drawn));
    expect(slow?.better.axes).toEqual(axes);
    expect(slow?.better.bytes).toBe(bytes);
  },
);

test.each([
  ["along the chunks", [5000, 2048, 1024], [1, 512, 512], 4, [1, 2]],
  ["no way is better than another", [1000, 1000, 1000], [64, 64, 64], 4, [0, 1]],
  ["little is touched", [400, 256, 256], [1, 256, 256], 1, [0, 1]],
  ["a part would do, but not far less", [256, 4096, 4096], [64, 128, 128], 4, [1, 2]],
  ["there are no other axes", [100_000, 20_000], [1000, 1000], 4, [0, 1]],
  ["the others are too short to show the same", [100_000, 20_000, 4], [100, 20_000, 4], 4, [0, 1]],
  ["other axes would waste more of what they touch", [100_000, 20_000, 16], [1000, 1000, 16], 4, [0, 1]],
  ["a single value", [5000, 2048, 1024], [1, 512, 512], 4, []],
] as const)("not slow: %s", (_why, shape, chunks, itemBytes, drawn) => {
  expect(slowSlice({ chunks, itemBytes }, whole(shape), drawn)).toBeNull();
});

test("64 MiB and 8 times as much are the limits", () => {
  const shape = [64, 1024, 1024];
  const along = (times: number, chunk: readonly [number, number, number]) =>
    slowSlice({ chunks: chunk, itemBytes: 1 }, taken(`:${times}, :, :`, shape), [0, 1]);
  expect(along(64, [1, 1024, 1024])).toBeNull();
  expect(slowSlice({ chunks: [1, 1024, 1024], itemBytes: 2 }, whole(shape), [0, 1])?.better.bytes).toBe(2 * MIB);
  // 16 times 8 MiB against 16 MiB: 8 times, not more.
  expect(slowSlice({ chunks: [1, 2048, 4096], itemBytes: 1 }, whole([16, 4096, 4096]), [0, 2])).toBeNull();
  expect(slowSlice({ chunks: [1, 2048, 4096], itemBytes: 1 }, whole([17, 4096, 4096]), [0, 2])).not.toBeNull();
});

test("a restricted axis counts as far as it goes", () => {
  const shape = [5000, 2048, 1024];
  const data = { chunks: [1, 512, 512], itemBytes: 4 };
  expect(slowSlice(data, taken(":60, :, :", shape), [0, 2])).toMatchObject({ chunks: 120, better: { axes: [1, 2] } });
  expect(slowSlice(data, taken(":20, :, :", shape), [0, 2])).toBeNull();
});
