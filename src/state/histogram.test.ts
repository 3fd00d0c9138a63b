import { describe, expect, test } from "vitest";
import { BARS, BINS, barsOf, stepsOf } from "./histogram.ts";
import { counted } from "./readHistogram.ts";

function barsFor(values: readonly number[], whole: boolean) {
  return barsOf({ ...counted(Float64Array.from(values), BINS), stride: 1, elements: values.length }, whole);
}

/** A small generator of random numbers, so that a failure can be repeated. */
function randoms(seed: number, count: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
}

describe("bars", () => {
  test("few whole numbers get a bar each", () => {
    const { edges, counts } = barsFor([5, 5, 6, 9, 9, 9, 11], true);
    expect([...counts]).toEqual([2, 1, 0, 0, 3, 0, 1]);
    expect([edges[0], edges.at(-1)]).toEqual([4.5, 11.5]);
  });

  test("whole numbers keep their counts, as many of them in each bar as in any other", () => {
    const few = Array.from({ length: 600 }, (_, i) => i + 1);
    for (const span of [...few, 1000, 2047, 4000, BINS - 1]) {
      const { counts, edges } = barsFor(
        Array.from({ length: span + 1 }, (_, i) => i - 7),
        true,
      );
      const each = Math.ceil((span + 1) / BARS);
      expect([...counts.slice(0, -1)], String(span)).toEqual(Array(counts.length - 1).fill(each));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(span + 1);
      expect(edges[1]).toBe(-7.5 + each);
    }
  });

  test.each([
    ["packed as bytes", 254, Math.fround(0.01), 280],
    ["eighths", 320, 0.125, 260],
    ["packed, in single precision", 500, Math.fround(0.02), 273.15],
    ["few levels", 20, 0.1, -1],
  ])("values on even steps are counted step by step: %s", (_name, steps, step, low) => {
    const values = randoms(3, 20_000).map((x) => Math.fround(low + Math.floor(x * (steps + 1)) * step));
    const ends = [Math.fround(low), Math.fround(low + steps * step)];
    const { counts, edges } = barsFor([...values, ...ends], false);
    const each = Math.ceil((steps + 1) / BARS);
    expect(counts).toHaveLength(Math.ceil((steps + 1) / each));
    const width = (edges[1] ?? 0) - (edges[0] ?? 0);
    expect(width).toBeCloseTo(each * step, 4);
    expect(edges[0]).toBeCloseTo(low - step / 2, 4);
    const expected = new Float64Array(counts.length);
    for (const value of [...values, ...ends]) {
      const bar = Math.floor((Math.round((value - low) / step) + 1e-9) / each);
      expected[bar] = (expected[bar] ?? 0) + 1;
    }
    expect([...counts]).toEqual([...expected]);
  });

  test("values that lie anywhere are counted in equal bars from the smallest to the largest", () => {
    for (const count of [20, 100, 400, 50_000]) {
      const values = randoms(count, count);
      const { counts, edges } = barsFor(values, false);
      expect(counts).toHaveLength(BARS);
      expect([...counts]).toEqual([...counted(Float64Array.from(values), BARS).counts]);
      expect([edges[0], edges.at(-1)]).toEqual([Math.min(...values), Math.max(...values)]);
    }
  });

  test("a few values have no steps", () => {
    const { counts } = counted(Float64Array.of(1, 2, 4, 8), BINS);
    expect(stepsOf(counts)).toBeNull();
  });
});
