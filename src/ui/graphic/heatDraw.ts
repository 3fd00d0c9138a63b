import type { Rect } from "../../state/datasetView.ts";
import { inPlaces, type PlaneScales, placeOf, positionOf } from "./cellScale.ts";
import { HeatGl } from "./heatGl.ts";
import { type Layer, painted } from "./heatPaint.ts";
import type { Box } from "./heatWindow.ts";
import type { PlaneAxis } from "./planeAxis.ts";
import { drawProfiles, type Profiles } from "./profiles.ts";
import { gathered, shownPoints } from "./shownPoints.ts";
import { token } from "./tokens.ts";

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** All that a heat map is drawn from. */
export interface HeatScene {
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly window: Rect;
  readonly flipped: boolean;
  readonly mirrored: boolean;
  /** The coarser ones first. */
  readonly layers: readonly Layer[];
  readonly probe: Cell | null;
  /** What is drawn beside the plane, if anything is. */
  readonly profiles?: Profiles | null;
  readonly rowAxis: PlaneAxis;
  readonly columnAxis: PlaneAxis;
}

/** How wide the cells of a plane are. */
export function scalesOf({ rowAxis, columnAxis }: Pick<HeatScene, "rowAxis" | "columnAxis">): PlaneScales {
  return { rows: rowAxis.cells, columns: columnAxis.cells };
}

/** Places of rows and columns on the screen, and back. */
export function placesOf({ box, window, flipped, mirrored, ...axes }: Omit<HeatScene, "layers" | "probe">) {
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

export function drawHeat(context: CanvasRenderingContext2D, scene: HeatScene): void {
  const { box, width, height } = scene;
  context.clearRect(0, 0, width, height);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  hatch(context, box);
  for (const layer of scene.layers) drawLayer(context, scene, layer);
  context.restore();
  context.strokeStyle = token("--line");
  context.lineWidth = 1;
  context.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
  axes(context, scene);
  if (scene.profiles) drawProfiles(context, scene, scene.profiles, scene.probe);
  if (scene.probe) crosshair(context, scene, scene.probe);
}

const HATCH = 6;

/** What lies under values that are no numbers. */
function hatch(context: CanvasRenderingContext2D, box: Box): void {
  context.fillStyle = token("--hatch-ground");
  context.fillRect(box.x, box.y, box.width, box.height);
  context.strokeStyle = token("--hatch");
  context.lineWidth = 1;
  context.beginPath();
  for (let offset = -box.height; offset < box.width; offset += HATCH) {
    context.moveTo(box.x + offset, box.y + box.height);
    context.lineTo(box.x + offset + box.height, box.y);
  }
  context.stroke();
}

let gl: HeatGl | null | undefined;

function drawLayer(context: CanvasRenderingContext2D, scene: HeatScene, layer: Layer): void {
  if (gl === undefined) gl = HeatGl.create();
  const { box } = scene;
  const { a: ratio } = context.getTransform();
  const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
  // Where nothing can be seen of it there is nothing to draw, and a picture of no size cannot be.
  if (width < 1 || height < 1) return;
  const places = placesOf(scene);
  const { rect, cell } = layer;
  const columns = shownPoints(width, (pixel) => places.column(box.x + (pixel / width) * box.width), {
    ...{ from: rect.left, to: rect.right, step: cell.columns, count: layer.columns },
  });
  const rows = shownPoints(height, (pixel) => places.row(box.y + (pixel / height) * box.height), {
    ...{ from: rect.top, to: rect.bottom, step: cell.rows, count: layer.rows },
  });
  const drawn =
    (layer.heat && gl?.draw(layer.heat, columns, rows)) ??
    painted(height, width, gathered(layer.pixels(), layer.columns, columns, rows));
  context.imageSmoothingEnabled = false;
  context.drawImage(drawn, box.x, box.y, box.width, box.height);
}

/** Pixels beside and below the marks that the names of the axes take. */
export const TITLE = 20;

function axes(context: CanvasRenderingContext2D, scene: HeatScene): void {
  const { box, window, height, rowAxis, columnAxis } = scene;
  const places = placesOf(scene);
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  context.font = token("--tick-font");
  context.fillStyle = token("--text3");
  context.strokeStyle = token("--border");
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.beginPath();
  for (const { at, text } of rowAxis.ticks(window.top, window.bottom, box.height)) {
    const y = places.y(at);
    if (y < box.y || y > bottom) continue;
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
  titles(context, scene, below + TITLE);
}

/** The names of the axes, the one of the rows turned round. */
function titles(
  context: CanvasRenderingContext2D,
  { box, width, rowAxis, columnAxis }: HeatScene,
  below: number,
): void {
  context.font = token("--title-font");
  context.fillStyle = token("--text2");
  // A name that is longer than its axis may reach as far as there is room.
  context.fillText(columnAxis.title, box.x + box.width / 2, below, width - 16);
  if (rowAxis.title === "") return;
  context.save();
  context.translate(8, box.y + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(rowAxis.title, 0, 0, box.height + 24);
  context.restore();
}

/** Light on dark, so that it is seen on every colour. */
function crosshair(context: CanvasRenderingContext2D, scene: HeatScene, { row, column }: Cell): void {
  const { box } = scene;
  const places = placesOf(scene);
  const x = places.x(column + 0.5);
  const y = places.y(row + 0.5);
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  const cellWidth = Math.max(5, Math.abs(places.x(column + 1) - places.x(column)));
  const cellHeight = Math.max(5, Math.abs(places.y(row + 1) - places.y(row)));
  for (const [style, width] of [
    ["#00000059", 2.5],
    ["#ffffffd9", 1],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(box.x, y);
    context.lineTo(x - cellWidth / 2, y);
    context.moveTo(x + cellWidth / 2, y);
    context.lineTo(box.x + box.width, y);
    context.moveTo(x, box.y);
    context.lineTo(x, y - cellHeight / 2);
    context.moveTo(x, y + cellHeight / 2);
    context.lineTo(x, box.y + box.height);
    context.rect(x - cellWidth / 2, y - cellHeight / 2, cellWidth, cellHeight);
    context.stroke();
  }
  context.restore();
}
