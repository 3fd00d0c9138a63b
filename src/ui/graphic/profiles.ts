import type { Rect } from "../../state/datasetView.ts";
import type { Plane } from "../../state/drawing.ts";
import type { DrawingContext } from "../../state/shownPicture.ts";
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

/**
 * The values of a row or a column of a plane, or the means of several, and where the middle of each lies on its axis of
 * the table.
 */
export function profileOf(
  plane: Plane,
  along: "row" | "column",
  [from, to]: readonly [from: number, to: number],
): readonly (readonly [number, number])[] {
  const { rect, reduction, rows, columns, data } = plane;
  const row = along === "row";
  const placeOf = (at: number) => (row ? (at - rect.top) / reduction.rows : (at - rect.left) / reduction.columns);
  const first = Math.max(0, Math.floor(placeOf(from)));
  const last = Math.min(row ? rows : columns, Math.ceil(placeOf(to)));
  if (last <= first) return [];
  const [count, step, start] = row ? [columns, reduction.columns, rect.left] : [rows, reduction.rows, rect.top];
  return Array.from({ length: count }, (_, i) => {
    let [sum, values] = [0, 0];
    for (let place = first; place < last; place++) {
      const value = data[row ? place * columns + i : i * columns + place] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      values++;
    }
    return [start + (i + 0.5) * step, values === 0 ? Number.NaN : sum / values];
  });
}

/**
 * The row under the probe above the plane, its column to the right of it, from the low limit to the high one; of a part
 * that is marked the means of its rows and columns.
 */
export function drawProfiles(
  context: DrawingContext,
  scene: PlaneFrame,
  { planes, limits }: Profiles,
  cell: Cell | null,
  part: Rect | null,
): void {
  const { box, rowAxis, columnAxis } = scene;
  const places = placesOf(scene);
  const level = placing("linear", limits);
  const height = (value: number) => Math.max(0, Math.min(1, level(value))) * PROFILE;
  context.save();
  context.strokeStyle = token("--line");
  context.lineWidth = 1;
  context.strokeRect(box.x - 0.5, box.y - GAP - PROFILE - 0.5, box.width + 1, PROFILE + 1);
  context.strokeRect(box.x + box.width + GAP - 0.5, box.y - 0.5, PROFILE + 1, box.height + 1);
  context.lineWidth = 1.25;
  const above = [box.x, box.y - GAP - PROFILE - 1, box.width, PROFILE + 2] as const;
  const beside = [box.x + box.width + GAP - 1, box.y, PROFILE + 2, box.height] as const;
  const draw = (rows: readonly [number, number], columns: readonly [number, number], colour: string) => {
    context.strokeStyle = token(colour);
    const across = first(planes, (plane) => profileOf(plane, "row", rows));
    trace(context, across, (at, value) => [places.x(at), box.y - GAP - height(value)], above);
    const down = first(planes, (plane) => profileOf(plane, "column", columns));
    trace(context, down, (at, value) => [box.x + box.width + GAP + height(value), places.y(at)], beside);
  };
  if (part) draw([part.top, part.bottom], [part.left, part.right], "--series-2");
  if (cell) draw([cell.row, cell.row + 1], [cell.column, cell.column + 1], "--accent");
  const said: Caption[] = [];
  if (cell) {
    const row = rowAxis.cellLabel(cell.row) ?? `row ${cell.row}`;
    said.push({ row, column: columnAxis.cellLabel(cell.column) ?? `column ${cell.column}`, colour: "--text2" });
  }
  if (part) {
    const words = (from: number, to: number) => (to - from === 1 ? String(from) : `${from}–${to - 1}`);
    const row = `mean of rows ${words(part.top, part.bottom)}`;
    said.push({ row, column: `mean of columns ${words(part.left, part.right)}`, colour: "--series-2" });
  }
  captions(context, scene, said);
  context.restore();
}

interface Caption {
  readonly row: string;
  readonly column: string;
  readonly colour: string;
}

const LINE = 13;

/** What the profiles are of, one below the other. */
function captions(context: DrawingContext, { box }: PlaneFrame, said: readonly Caption[]): void {
  context.font = token("--tick-font");
  context.textBaseline = "top";
  context.textAlign = "left";
  for (const [line, { row, column, colour }] of said.entries()) {
    context.fillStyle = token(colour);
    context.fillText(row, box.x + 4, box.y - GAP - PROFILE + 3 + line * LINE, box.width - 8);
    context.save();
    context.translate(box.x + box.width + GAP + PROFILE - 3 - line * LINE, box.y + 4);
    context.rotate(Math.PI / 2);
    context.fillText(column, 0, 0, box.height - 8);
    context.restore();
  }
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
  context: DrawingContext,
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
