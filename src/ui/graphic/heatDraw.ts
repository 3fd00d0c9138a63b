import type { Rect } from "../../state/datasetView.ts";
import type { DrawingContext } from "../../state/shownPicture.ts";
import { HeatGl } from "./heatGl.ts";
import { type Layer, painted } from "./heatPaint.ts";
import type { Box } from "./heatWindow.ts";
import type { PlaneLine } from "./lineProfile.ts";
import { clipped, drawAxes, type PlaneFrame, placesOf } from "./planeFrame.ts";
import { drawProfiles, type Profiles } from "./profiles.ts";
import { gathered, shownPoints } from "./shownPoints.ts";
import { token } from "./tokens.ts";

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** All that a heat map is drawn from. */
export interface HeatScene extends PlaneFrame {
  /** The coarser ones first. */
  readonly layers: readonly Layer[];
  readonly probe: Cell | null;
  /** What is marked, in whole cells. */
  readonly part?: Rect | null;
  /** A line across the plane whose values are shown. */
  readonly line?: PlaneLine | null;
  /** What is drawn beside the plane, if anything is. */
  readonly profiles?: Profiles | null;
}

export function drawHeat(context: DrawingContext, scene: HeatScene): void {
  const { box } = scene;
  clipped(scene, context, () => {
    hatch(context, box);
    for (const layer of scene.layers) drawLayer(context, scene, layer);
  });
  drawAxes(context, scene);
  if (scene.profiles) drawProfiles(context, scene, scene.profiles, scene.probe, scene.part ?? null);
  if (scene.part) outline(context, scene, scene.part);
  if (scene.line) strokeLine(context, scene, scene.line);
  if (scene.probe) crosshair(context, scene, scene.probe);
}

const HATCH = 6;

/** What lies under values that are no numbers. */
function hatch(context: DrawingContext, box: Box): void {
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

function drawLayer(context: DrawingContext, scene: HeatScene, layer: Layer): void {
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

/** What is marked, seen on every colour. */
function outline(context: DrawingContext, scene: HeatScene, { top, bottom, left, right }: Rect): void {
  const places = placesOf(scene);
  const [x, y] = [places.x(left), places.y(top)];
  const [width, height] = [places.x(right) - x, places.y(bottom) - y];
  clipped(scene, context, () => {
    context.lineWidth = 1.5;
    context.strokeStyle = "#000000b3";
    context.strokeRect(x, y, width, height);
    context.strokeStyle = "#ffffff";
    context.setLineDash([5, 4]);
    context.strokeRect(x, y, width, height);
  });
}

/** A line with a ring where it begins, seen on every colour. */
function strokeLine(context: DrawingContext, scene: HeatScene, { from, to }: PlaneLine): void {
  const places = placesOf(scene);
  const [x, y] = [places.x(from.column), places.y(from.row)];
  clipped(scene, context, () => {
    for (const [style, width] of [
      ["#000000b3", 3.5],
      ["#ffffff", 1.5],
    ] as const) {
      context.strokeStyle = style;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(places.x(to.column), places.y(to.row));
      context.moveTo(x + 4, y);
      context.arc(x, y, 4, 0, 2 * Math.PI);
      context.stroke();
    }
  });
}

/** Light on dark, so that it is seen on every colour. */
function crosshair(context: DrawingContext, scene: HeatScene, { row, column }: Cell): void {
  const { box } = scene;
  const places = placesOf(scene);
  const x = (places.x(column) + places.x(column + 1)) / 2;
  const y = (places.y(row) + places.y(row + 1)) / 2;
  const cellWidth = Math.max(5, Math.abs(places.x(column + 1) - places.x(column)));
  const cellHeight = Math.max(5, Math.abs(places.y(row + 1) - places.y(row)));
  clipped(scene, context, () => {
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
  });
}
