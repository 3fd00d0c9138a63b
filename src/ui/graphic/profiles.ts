import type { Plane } from "../../state/drawing.ts";
import { type Limits, placing } from "./colourScale.ts";
import type { Cell } from "./heatDraw.ts";
import { type PlaneFrame, placesOf } from "./planeFrame.ts";
import { token } from "./tokens.ts";

/** How wide the stripes beside the plane are. */
export const PROFILE = 56;
const GAP = 8;

export interface Profiles {
  /** The finer ones first. */
  readonly planes: readonly Plane[];
  readonly limits: Limits;
}

/** The values of a row or a column of a plane, and where the middle of each lies on its axis of the table. */
export function profileOf(plane: Plane, along: "row" | "column", at: number): readonly (readonly [number, number])[] {
  const { rect, reduction, rows, columns, data } = plane;
  const row = along === "row";
  const place = Math.floor(row ? (at - rect.top) / reduction.rows : (at - rect.left) / reduction.columns);
  if (place < 0 || place >= (row ? rows : columns)) return [];
  const [count, step, start] = row ? [columns, reduction.columns, rect.left] : [rows, reduction.rows, rect.top];
  return Array.from({ length: count }, (_, i) => [
    start + (i + 0.5) * step,
    data[row ? place * columns + i : i * columns + place] as number,
  ]);
}

/** The row under the probe above the plane, its column to the right of it, from the low limit to the high one. */
export function drawProfiles(
  context: CanvasRenderingContext2D,
  scene: PlaneFrame,
  { planes, limits }: Profiles,
  cell: Cell | null,
): void {
  const { box } = scene;
  const places = placesOf(scene);
  const level = placing("linear", limits);
  const height = (value: number) => Math.max(0, Math.min(1, level(value))) * PROFILE;
  context.save();
  context.strokeStyle = token("--line");
  context.lineWidth = 1;
  context.strokeRect(box.x - 0.5, box.y - GAP - PROFILE - 0.5, box.width + 1, PROFILE + 1);
  context.strokeRect(box.x + box.width + GAP - 0.5, box.y - 0.5, PROFILE + 1, box.height + 1);
  context.strokeStyle = token("--accent");
  context.lineWidth = 1.25;
  const row = cell ? first(planes, (plane) => profileOf(plane, "row", cell.row)) : [];
  const column = cell ? first(planes, (plane) => profileOf(plane, "column", cell.column)) : [];
  trace(context, row, (at, value) => [places.x(at), box.y - GAP - height(value)], [
    box.x,
    box.y - GAP - PROFILE - 1,
    box.width,
    PROFILE + 2,
  ]);
  trace(context, column, (at, value) => [box.x + box.width + GAP + height(value), places.y(at)], [
    box.x + box.width + GAP - 1,
    box.y,
    PROFILE + 2,
    box.height,
  ]);
  if (cell) captions(context, scene, cell);
  context.restore();
}

/** Which row and which column it is. */
function captions(context: CanvasRenderingContext2D, { box, rowAxis, columnAxis }: PlaneFrame, cell: Cell): void {
  context.font = token("--tick-font");
  context.fillStyle = token("--text2");
  context.textBaseline = "top";
  context.textAlign = "left";
  context.fillText(
    rowAxis.cellLabel(cell.row) ?? `row ${cell.row}`,
    box.x + 4,
    box.y - GAP - PROFILE + 3,
    box.width - 8,
  );
  context.translate(box.x + box.width + GAP + PROFILE - 3, box.y + 4);
  context.rotate(Math.PI / 2);
  context.fillText(columnAxis.cellLabel(cell.column) ?? `column ${cell.column}`, 0, 0, box.height - 8);
}

function first<T>(all: readonly T[], read: (one: T) => readonly (readonly [number, number])[]) {
  for (const one of all) {
    const found = read(one);
    if (found.length > 0) return found;
  }
  return [];
}

/** A line with a gap where there is no number. */
function trace(
  context: CanvasRenderingContext2D,
  points: readonly (readonly [number, number])[],
  on: (at: number, value: number) => readonly [number, number],
  [x, y, width, height]: readonly [number, number, number, number],
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  let pen = false;
  for (const [at, value] of points) {
    const seen = !Number.isNaN(value);
    if (seen) {
      const [left, top] = on(at, value);
      if (pen) context.lineTo(left, top);
      else context.moveTo(left, top);
    }
    pen = seen;
  }
  context.stroke();
  context.restore();
}
