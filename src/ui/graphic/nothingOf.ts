/** What is said where no value is a finite number. */
const NOT_FINITE = "No numbers to draw: all of these values are infinite, nan or missing.";
export const NO_NUMBERS = "No numbers to draw: all of these values are nan or missing.";
const NOT_POSITIVE = "Nothing to draw on a logarithmic scale: none of these values is above 0.";

/** Why none of some values can be drawn, on a logarithmic scale where `log`; null where one can. */
export function nothingOf(values: Float64Array, log: boolean): string | null {
  let [finite, infinite] = [false, false];
  for (const value of values) {
    if (Number.isFinite(value)) {
      if (!log || value > 0) return null;
      finite = true;
    } else if (!Number.isNaN(value)) infinite = true;
  }
  if (finite) return NOT_POSITIVE;
  return infinite ? NOT_FINITE : NO_NUMBERS;
}
