import type { Rect } from "../../state/datasetView.ts";
import type { DrawingContext } from "../../state/shownPicture.ts";
import { inPlaces, type PlaneScales, placeOf, positionOf } from "./cellScale.ts";
import type { Box } from "./heatWindow.ts";
import type { PlaneAxis } from "./planeAxis.ts";
import { token } from "./tokens.ts";

/** Where on a canvas a plane lies, which part of it is shown, and what stands along its axes. */
export interface PlaneFrame {
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly window: Rect;
  /** Whether the first row is at the bottom. */
  readonly flipped: boolean;
  /** Whether the first column is at the right. */
  readonly mirrored: boolean;
  readonly rowAxis: PlaneAxis;
  readonly columnAxis: PlaneAxis;
}

/** How wide the cells of a plane are. */
export function scalesOf({ rowAxis, columnAxis }: Pick<PlaneFrame, "rowAxis" | "columnAxis">): PlaneScales {
  return { rows: rowAxis.cells, columns: columnAxis.cells };
}

/** Places of rows and columns on the screen, and back. */
export function placesOf({ box, window, flipped, mirrored, ...axes }: PlaneFrame) {
  const { rows, columns } = scalesOf(axes);
  const shown = inPlaces(window, { rows, columns });
  const down = box.height / (shown.bottom - shown.top);
  const across = box.width / (shown.right - shown.left);
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const x = (column: number) => (placeOf(columns, column) - shown.left) * across;
  const y = (row: number) => (placeOf(rows, row) - shown.top) * down;
  return {
    x: (column: number) => (mirrored ? right - x(column) : box.x + x(column)),
    y: (row: number) => (flipped ? bottom - y(row) : box.y + y(row)),
    column: (at: number) => positionOf(columns, shown.left + (mirrored ? right - at : at - box.x) / across),
    row: (at: number) => positionOf(rows, shown.top + (flipped ? bottom - at : at - box.y) / down),
  };
}

/** Pixels beside and below the marks that the names of the axes take. */
export const TITLE = 20;

/** The frame of a plane with the marks and the names of its axes. */
export function drawAxes(context: DrawingContext, frame: PlaneFrame): void {
  const { box, window, height, rowAxis, columnAxis } = frame;
  const places = placesOf(frame);
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  context.strokeStyle = token("--line");
  context.lineWidth = 1;
  context.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
  context.font = token("--tick-font");
  context.fillStyle = token("--text3");
  context.strokeStyle = token("--border");
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.beginPath();
  let widest = 0;
  for (const { at, text } of rowAxis.ticks(window.top, window.bottom, box.height)) {
    const y = places.y(at);
    if (y < box.y || y > bottom) continue;
    widest = Math.max(widest, context.measureText(text).width);
    context.fillText(text, box.x - 8, y);
    context.moveTo(box.x - 5, Math.round(y) + 0.5);
    context.lineTo(box.x - 1, Math.round(y) + 0.5);
  }
  context.textBaseline = "top";
  context.textAlign = "center";
  const below = Math.min(bottom + 8, height - 14 - (columnAxis.title === "" ? 0 : TITLE));
  for (const { at, text } of columnAxis.ticks(window.left, window.right, box.width)) {
    const x = places.x(at);
    if (x < box.x || x > right) continue;
    context.fillText(text, x, below);
    context.moveTo(Math.round(x) + 0.5, bottom + 1);
    context.lineTo(Math.round(x) + 0.5, bottom + 5);
  }
  context.stroke();
  titles(context, frame, Math.max(8, box.x - 8 - widest - TITLE), below + TITLE);
}

/** The names of the axes, the one of the rows turned round. */
/** `left` is where the name of the rows begins, `below` where that of the columns does. */
function titles(
  context: DrawingContext,
  { box, width, rowAxis, columnAxis }: PlaneFrame,
  left: number,
  below: number,
): void {
  context.font = token("--title-font");
  context.fillStyle = token("--text2");
  // A name that is longer than its axis may reach as far as there is room.
  context.fillText(columnAxis.title, box.x + box.width / 2, below, width - 16);
  if (rowAxis.title === "") return;
  context.save();
  context.translate(left, box.y + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(rowAxis.title, 0, 0, box.height + 24);
  context.restore();
}

/** What is drawn inside the frame, and nothing beyond it. */
export function clipped({ box }: PlaneFrame, context: DrawingContext, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  draw();
  context.restore();
}
