import fc from "fast-check";
import { expect, test } from "vitest";
import { detailOf, detailRange, isInside, type PlotPart, refined } from "./scatterDetail.ts";

/** Every n-th point, as an overview has them. */
function overviewOf(x: Float64Array, y: Float64Array, stride: number) {
  const every = (values: Float64Array) => values.filter((_, i) => i % stride === 0);
  const places = every(Float64Array.from(x.keys()));
  const none = { colours: null, along: null, by: null };
  return { x: every(x), y: every(y), places, stride, count: x.length, ...none };
}

/** What is read and kept for a part. */
function detailFrom(x: Float64Array, y: Float64Array, part: PlotPart, overview: ReturnType<typeof overviewOf>) {
  const range = detailRange(overview, part, () => 1);
  if (!range) return null;
  const read = (values: Float64Array) => values.slice(range.from, range.to).filter((_, i) => i % range.stride === 0);
  return detailOf({ x: read(x), y: read(y), colours: null }, part, range);
}

const number = fc.double({ min: 0, max: 1, noNaN: true });
const stretch = fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

test("where all can be read, all points of a part are found: of an axis in order, up or down, or in none", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number), { minLength: 4, maxLength: 200 }),
      fc.constantFrom("up", "down", "none"),
      fc.integer({ min: 2, max: 12 }),
      fc.record({ x: stretch, y: stretch }),
      (points, order, stride, part) => {
        const sign = { up: 1, down: -1, none: 0 }[order];
        const sorted = points.toSorted(([a], [b]) => sign * (a - b));
        const [x, y] = [0, 1].map((axis) => Float64Array.from(sorted, (point) => point[axis as 0 | 1])) as [
          Float64Array,
          Float64Array,
        ];
        const overview = overviewOf(x, y, stride);
        const detail = detailFrom(x, y, part, overview);
        const wanted = [...x.keys()].filter((i) => isInside(x[i], y[i], part));
        const known = [...overview.x.keys()].some((i) => isInside(overview.x[i], overview.y[i], part));
        if (detail) {
          const near = detail.range.to - detail.range.from < x.length && order === "none";
          if (!near) expect([...detail.places]).toEqual(wanted);
          const all = refined(overview, detail);
          expect(new Set(all.places).size).toBe(all.places.length);
          for (const [at, place] of all.places.entries()) expect([all.x[at], all.y[at]]).toEqual([x[place], y[place]]);
          for (const place of overview.places) expect(all.places).toContain(place);
        } else if (known) expect(stride).toBe(1);
      },
    ),
  );
});

test("no more is read than a stretch allows, and no more is kept than can be drawn", () => {
  const overview = overviewOf(
    Float64Array.from({ length: 100_000 }, (_, i) => i),
    new Float64Array(100_000),
    100,
  );
  const part = { x: [10_000, 20_000], y: [-1, 1] } as const;
  expect(detailRange(overview, part, (elements) => Math.ceil(elements / 1000))).toEqual({
    from: 9900,
    to: 20_101,
    stride: 11,
    partial: false,
  });
  // Hardly finer than the overview.
  expect(detailRange(overview, part, () => 80)).toBeNull();
  const many = Float64Array.from({ length: 200_000 }, () => 0);
  const kept = detailOf(
    { x: many, y: many, colours: many },
    { x: [0, 0], y: [0, 0] },
    { from: 0, to: 200_000, stride: 1, partial: false },
  );
  expect([kept.x.length, kept.range.stride, kept.places[1]]).toEqual([50_000, 4, 4]);
});

test("points of no order are looked for around those of the overview where not all can be looked at", () => {
  const turn = Float64Array.from({ length: 10_000 }, (_, i) => Math.sin(i / 1000));
  const other = Float64Array.from({ length: 10_000 }, (_, i) => Math.cos(i / 1000));
  const overview = overviewOf(turn, other, 100);
  const part = { x: [0.9, 1], y: [0, 0.4] } as const;
  const range = detailRange(overview, part, (elements) => Math.ceil(elements / 1000));
  expect(range && range.to - range.from).toBeLessThan(9000);
  expect(range?.partial).toBe(true);
});
