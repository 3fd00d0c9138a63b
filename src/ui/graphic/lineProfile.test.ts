import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plane } from "../../state/drawing.ts";
import { cellScale } from "./cellScale.ts";
import { lineRect, type PlaneLine, profileCsv, profileSteps, profileValues } from "./lineProfile.ts";

const EVEN = { rows: null, columns: null };
const extent = { rows: 30, columns: 50 };

/** A plane whose cells say where they are. */
function planeOf(rect: Plane["rect"]): Plane {
  const [rows, columns] = [rect.bottom - rect.top, rect.right - rect.left];
  const data = Float64Array.from({ length: rows * columns }, (_, i) => {
    return 1000 * (rect.top + Math.floor(i / columns)) + rect.left + (i % columns);
  });
  return { rect, rows, columns, data, reduction: { kind: "exact", rows: 1, columns: 1, bytes: 0 } };
}

const at = fc.record({
  row: fc.double({ min: 0, max: 29.999, noNaN: true }),
  column: fc.double({ min: 0, max: 49.999, noNaN: true }),
});

test("a line has even steps from end to end, each with the value of the cell that lies there", () => {
  fc.assert(
    fc.property(fc.record({ from: at, to: at }), (line: PlaneLine) => {
      const steps = profileSteps(line, extent, EVEN);
      const values = profileValues(planeOf(lineRect(steps)), steps);
      const [down, across] = [line.to.row - line.from.row, line.to.column - line.from.column];
      expect(steps.length).toBe(Math.max(1, Math.ceil(Math.max(Math.abs(down), Math.abs(across)))) + 1);
      steps.forEach(({ distance }, i) => {
        const part = i / (steps.length - 1);
        expect(distance).toBeCloseTo(part * Math.sqrt(down ** 2 + across ** 2), 9);
        const [row, column] = [line.from.row + part * down, line.from.column + part * across];
        // On an edge between two cells the last digit decides.
        const near = [-1e-9, 1e-9].map((by) => 1000 * Math.floor(row + by) + Math.floor(column + by));
        const mixed = [-1e-9, 1e-9].map((by) => 1000 * Math.floor(row - by) + Math.floor(column + by));
        expect([...near, ...mixed]).toContain(values[i]);
      });
    }),
  );
});

test("along a row it is that row", () => {
  const steps = profileSteps({ from: { row: 4.5, column: 0.5 }, to: { row: 4.5, column: 49.5 } }, extent, EVEN);
  expect(steps.map(({ column }) => column)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(new Set(steps.map(({ row }) => row))).toEqual(new Set([4]));
  expect(steps.at(-1)?.distance).toBe(49);
});

test("where cells are wide and narrow it is straight on the screen", () => {
  const columns = cellScale([1, 2, 4, 8, 16]);
  const steps = profileSteps({ from: { row: 0, column: 0 }, to: { row: 3.999, column: 4.999 } }, extent, {
    rows: null,
    columns,
  });
  // The cells reach from 0.5 to 1.5, 3, 6, 12 and 20; the line stands at 0.5, 4.4, 8.3, 12.2, 16.1 and 20.
  expect(steps.map(({ column }) => column)).toEqual([0, 2, 3, 4, 4, 4]);
  expect(steps.map(({ row }) => row)).toEqual([0, 0, 1, 2, 3, 3]);
});

test("as text it has distances, indices and values", () => {
  const steps = profileSteps({ from: { row: 0.5, column: 0.5 }, to: { row: 2.5, column: 2.5 } }, extent, EVEN);
  const text = profileCsv(steps, Float64Array.of(1, Number.NaN, 3), ({ row, column }) => ({ row: row + 10, column }), [
    "lat, deg",
    "lon",
  ]);
  expect(text).toBe(
    `distance in cells,"lat, deg",lon,value\n0,10,0,1\n${Math.SQRT2},11,1,nan\n${2 * Math.SQRT2},12,2,3\n`,
  );
});
