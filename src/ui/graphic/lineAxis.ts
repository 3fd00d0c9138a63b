import { type TimeAxis, timeAxis, timeText } from "../../core/cfTime.ts";
import type { AttributeInfo, NodeInfo } from "../../core/node.ts";
import { baseName, type NodePath } from "../../core/path.ts";
import { visibleName, visibleText } from "../../core/plainText.ts";
import { partText } from "../../state/complexPart.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { type AxisSource, coordinateName } from "../../state/siblings.ts";
import { axisTitle } from "./planeAxis.ts";
import { tickText } from "./ticks.ts";

/** What stands along the axis of lines. */
export interface LineAxis {
  readonly title: string;
  /** A number on the axis as a person reads it: a date on a time axis. */
  readonly text: (value: number) => string;
  /** Steps between marks, of a time axis. */
  readonly steps: readonly number[] | null;
}

/** What is shown of `x` along an axis with the name `dim`. */
export function lineAxis(
  x: AxisSource | null,
  dim: string | null | undefined,
  coords: NodeInfo["coords"] = [],
): LineAxis {
  if (x === null) return { title: axisTitle(dim), text: tickText, steps: null };
  const name = coordinateName(x);
  const coord = coords.find((each) =>
    name === undefined ? each.from.kind === "dataset" && each.from.path === x : each.name === name,
  );
  const time = timeAxis(coord?.units, coord?.calendar);
  const title = axisTitle(sourceName(x), coord?.units, coord?.calendar);
  return time
    ? { title, text: (value) => timeText(value, time), steps: timeSteps(time) }
    : { title, text: tickText, steps: null };
}

export function sourceName(x: AxisSource): string {
  return visibleName(coordinateName(x) ?? baseName(x));
}

/** Name and units of values. */
export function valueTitle(path: NodePath, attributes?: readonly AttributeInfo[]): string {
  return axisTitle(visibleName(baseName(path)), unitsOf(attributes));
}

/** Units of values, as their attribute says; empty where it says nothing. */
export function unitsOf(attributes: readonly AttributeInfo[] = []): string {
  const units = attributes.find(({ name }) => name === "units")?.value;
  return typeof units === "string" ? visibleText(units) : "";
}

/**
 * Units of a value that is drawn; empty where it has none: of packed numbers as they are stored, since by the CF
 * conventions `units` are those of what they stand for, and of what has no dimension, whose units are “1”.
 */
export function drawnUnits(
  { path, of }: Pick<DrawnSource, "path" | "of">,
  { attributes, encoding }: Pick<NodeInfo, "attributes" | "encoding"> = {},
): string {
  if (of !== undefined && of === partText(path, "phase")) return "rad";
  if (of === undefined && (encoding?.scale !== undefined || encoding?.offset !== undefined)) return "";
  const units = unitsOf(attributes);
  return units === "1" ? "" : units;
}

const [SECOND, MINUTE, HOUR, DAY] = [1, 60, 3600, 86_400];

/** About `count` round dates between two times at the most. */
export function dateMarks(steps: readonly number[] | null, from: number, to: number, count: number): number[] {
  const span = to - from;
  const step = steps?.find((each) => span / each <= count) ?? span;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
}

/** Round steps in time, in units of its axis. */
export function timeSteps({ unit }: TimeAxis): number[] {
  const seconds = [
    ...[0.001, 0.01, 0.1, SECOND, 5, 15, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE],
    ...[HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 30 * DAY, 60 * DAY, 180 * DAY],
    ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => years * 365 * DAY),
  ];
  return seconds.map((each) => each / (Number(unit) / 1e9));
}
