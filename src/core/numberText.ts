const SIGNIFICANT = 6;
const LARGE = 1e6;
const SMALL = 1e-4;

/** A float as a table shows it: six significant digits, scientific from 1e6 on and below 1e-4. */
export function briefNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const magnitude = Math.abs(value);
  if (magnitude >= LARGE || magnitude < SMALL) return scientific(value);
  const text = String(Number(value.toPrecision(SIGNIFICANT)));
  // Rounding may have carried the number over the limit: 999999.9 is 1e6 in six digits.
  return Number(text) >= LARGE || Number(text) <= -LARGE ? scientific(value) : text;
}

function scientific(value: number): string {
  return value
    .toExponential(SIGNIFICANT - 1)
    .replace(/\.?0+e/, "e")
    .replace("e+", "e");
}

/** The shortest text that reads back as the same number. */
export function exactNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  return String(value).replace("e+", "e");
}

/** The shortest text that reads back as the same number in single precision: 0.1, not 0.10000000149011612. */
export function exactSingle(value: number): string {
  for (let digits = 6; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Object.is(Math.fround(Number(text)), value)) return exactNumber(Number(text));
  }
  return exactNumber(value);
}

const GROUPED = new Intl.NumberFormat("en", { useGrouping: "min2" });

/** A count in words of the page, not of data: 18 204, with thin spaces. */
export function groupedCount(count: number): string {
  return GROUPED.format(count).replaceAll(",", "\u202f");
}

const UNITS = ["bytes", "kB", "MB", "GB", "TB", "PB"];

/** Three significant digits, powers of 1000. */
export function byteText(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  if (unit === 0) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  return `${value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0)} ${UNITS[unit]}`;
}

/** `5000×2048×1024`, `scalar`, `null`. */
export function shapeText(shape: readonly number[] | null): string {
  if (shape === null) return "null";
  return shape.length === 0 ? "scalar" : shape.join("×");
}

/** A shape that fits into a tree row: sizes from 100 000 on are rounded, `1G×1M`. */
export function briefShape(shape: readonly number[] | null): string {
  return shape === null || shape.length === 0 ? shapeText(shape) : shape.map(briefSize).join("×");
}

const LARGE_SIZES = ["k", "M", "G", "T", "P"];

function briefSize(size: number): string {
  if (size < 100_000) return String(size);
  let value = size;
  let unit = -1;
  while (value >= 999.5 && unit < LARGE_SIZES.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${Number(value.toPrecision(3))}${LARGE_SIZES[unit]}`;
}
