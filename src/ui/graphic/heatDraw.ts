import type { Rect } from "../../state/datasetView.ts";
import { HeatGl } from "./heatGl.ts";
import type { Layer } from "./heatPaint.ts";
import type { Box } from "./heatWindow.ts";
import type { PlaneAxis } from "./planeAxis.ts";
import { planeTransform } from "./planeTransform.ts";
import { drawProfiles, type Profiles } from "./profiles.ts";
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

/** Places of rows and columns on the screen, and back. */
export function placesOf({
  box,
  window,
  flipped,
  mirrored,
}: Pick<HeatScene, "box" | "window" | "flipped" | "mirrored">) {
  const down = box.height / (window.bottom - window.top);
  const across = box.width / (window.right - window.left);
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return {
    x: (column: number) =>
      mirrored ? right - (column - window.left) * across : box.x + (column - window.left) * across,
    y: (row: number) => (flipped ? bottom - (row - window.top) * down : box.y + (row - window.top) * down),
    column: (x: number) => window.left + (mirrored ? right - x : x - box.x) / across,
    row: (y: number) => window.top + (flipped ? bottom - y : y - box.y) / down,
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
  const { box, window } = scene;
  const { a: ratio } = context.getTransform();
  const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
  // Where nothing can be seen of it there is nothing to draw, and a picture of no size cannot be.
  if (width < 1 || height < 1) return;
  const drawn =
    layer.heat && gl?.draw(layer.heat, planeTransform(layer.rect, layer.cell, window, scene), width, height);
  context.imageSmoothingEnabled = false;
  if (drawn) context.drawImage(drawn, box.x, box.y, box.width, box.height);
  else drawPainted(context, scene, layer);
}

/** Only the cells that can be seen: a picture blown up as a whole would lose its exact places. */
function drawPainted(
  context: CanvasRenderingContext2D,
  scene: HeatScene,
  { rows, columns, image, rect, cell }: Layer,
): void {
  const { window } = scene;
  const from = (low: number, start: number, size: number) => Math.max(0, Math.floor((low - start) / size));
  const to = (high: number, start: number, size: number, most: number) =>
    Math.min(most, Math.ceil((high - start) / size));
  const top = from(window.top, rect.top, cell.rows);
  const left = from(window.left, rect.left, cell.columns);
  const bottom = to(window.bottom, rect.top, cell.rows, rows);
  const right = to(window.right, rect.left, cell.columns, columns);
  if (bottom <= top || right <= left) return;
  const places = placesOf(scene);
  const x = places.x(rect.left + left * cell.columns);
  const y = places.y(rect.top + top * cell.rows);
  // The last cell of a sample may stand for less than a whole block.
  const endX = places.x(Math.min(rect.left + right * cell.columns, Math.max(rect.right, rect.left + cell.columns)));
  const endY = places.y(Math.min(rect.top + bottom * cell.rows, Math.max(rect.bottom, rect.top + cell.rows)));
  context.save();
  context.translate(x, y);
  context.scale(endX < x ? -1 : 1, endY < y ? -1 : 1);
  context.drawImage(image(), left, top, right - left, bottom - top, 0, 0, Math.abs(endX - x), Math.abs(endY - y));
  context.restore();
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
