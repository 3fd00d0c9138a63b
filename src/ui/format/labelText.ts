import { timeAxis, timeText } from "../../core/cfTime.ts";
import { briefNumber } from "../../core/numberText.ts";
import { visibleText } from "../../core/plainText.ts";
import type { CoordinateInfo } from "../../state/coordinates.ts";

/** A label as a person reads it: a date on a time axis, a number in six digits, a text. */
export function labelText(
  value: number | string | undefined,
  { units, calendar }: Omit<CoordinateInfo, "values">,
): string {
  if (value === undefined) return "";
  if (typeof value === "string") return visibleText(value);
  const axis = timeAxis(units, calendar);
  return axis ? timeText(value, axis) : briefNumber(value);
}

/** Units that are shown beside a label; of times they are in the label itself. */
export function labelUnits({ units, calendar }: Omit<CoordinateInfo, "values">): string {
  return units === undefined || timeAxis(units, calendar) ? "" : visibleText(units);
}
