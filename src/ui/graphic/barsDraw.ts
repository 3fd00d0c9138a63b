import type { Histogram } from "../../state/readHistogram.ts";
import type { DrawingContext } from "../../state/shownPicture.ts";
import { logTicks, niceTicks, someTicks, tickText, tickTexts } from "./ticks.ts";
import { token } from "./tokens.ts";

/** All that a histogram is drawn from. */
export interface BarsScene {
  readonly histogram: Histogram;
  readonly width: number;
  readonly height: number;
  readonly log: boolean;
  /** What stands below the axis; empty for nothing. */
  readonly title: string;
  /** The bin that is looked at. */
  readonly bin: number | null;
}

const LEFT = 64;
const RIGHT = 24;
const TOP = 18;
const BOTTOM = 30;
const TITLE = 18;

/** Where the bars stand. */
function innerBox({ width, height, title }: Pick<BarsScene, "width" | "height" | "title">) {
  const bottom = BOTTOM + (title === "" ? 0 : TITLE);
  return { x: LEFT, y: TOP, width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, height - TOP - bottom) };
}

/** The bin over which a pixel is; null beside all of them. */
export function binAt(scene: BarsScene, x: number): number | null {
  const box = innerBox(scene);
  const share = (x - box.x) / box.width;
  return share >= 0 && share < 1 ? Math.floor(share * scene.histogram.counts.length) : null;
}

/** Bars with their axes. */
export function drawBars(context: DrawingContext, scene: BarsScene): void {
  const { histogram, width, log, title, bin } = scene;
  const { edges, counts } = histogram;
  const box = innerBox(scene);
  const [low, high] = [edges[0] ?? 0, edges[edges.length - 1] ?? 1];
  const most = Math.max(1, ...counts);
  const x = (value: number) => box.x + ((value - low) / (high - low || 1)) * box.width;
  // A single value is seen above the ground of a logarithmic axis.
  const part = (count: number) =>
    log ? (count < 0.5 ? 0 : Math.log(count / 0.5) / Math.log(most / 0.5)) : count / most;
  const y = (count: number) => box.y + box.height * (1 - part(count));
  const line = (at: number) => {
    context.beginPath();
    context.moveTo(box.x, Math.round(at) + 0.5);
    context.lineTo(box.x + box.width, Math.round(at) + 0.5);
    context.stroke();
  };
  context.font = token("--tick-font");
  context.fillStyle = token("--text3");
  context.strokeStyle = token("--line");
  context.lineWidth = 1;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const tick of log ? logTicks(1, most, 5) : niceTicks(0, most, Math.max(2, box.height / 70), true)) {
    line(y(tick));
    context.fillText(tickText(tick), box.x - 8, y(tick));
  }
  context.textAlign = "center";
  context.textBaseline = "top";
  const marks = someTicks(low, high, Math.max(2, box.width / 100));
  tickTexts(marks).forEach((text, i) => {
    context.fillText(text, x(marks[i] ?? 0), box.y + box.height + 8);
  });
  if (title !== "") {
    context.font = token("--title-font");
    context.fillStyle = token("--text2");
    context.fillText(title, box.x + box.width / 2, box.y + box.height + 8 + TITLE, width - 16);
  }
  if (bin !== null) {
    context.fillStyle = token("--hover");
    context.fillRect(x(edges[bin] ?? 0) - 1, box.y, box.width / counts.length + 2, box.height);
  }
  context.fillStyle = token("--accent");
  counts.forEach((count, i) => {
    const [from, to] = [x(edges[i] ?? 0), x(edges[i + 1] ?? 0)];
    if (count > 0) context.fillRect(from, y(count), to - from, y(0) - y(count));
  });
  line(y(0));
}
