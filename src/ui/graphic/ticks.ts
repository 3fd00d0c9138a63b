/** Round numbers between two values, about `count` of them. */
export function niceTicks(low: number, high: number, count: number, whole = false): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return Number.isFinite(low) ? [low] : [];
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((f) => f * power >= raw * 0.999) ?? 10;
  const step = whole ? Math.max(1, Math.round(factor * power)) : factor * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, Math.min(last - first + 1, 200)) }, (_, i) => {
    const tick = (first + i) * step;
    // 0.30000000000000004 is 0.3.
    return Number(tick.toPrecision(DIGITS));
  });
}

/** The same, twice as many where there would be fewer than two: a single mark says nothing of the scale. */
export function someTicks(low: number, high: number, count: number): number[] {
  const ticks = niceTicks(low, high, count);
  return ticks.length < 2 ? niceTicks(low, high, count * 2) : ticks;
}

/** Powers of ten between two values; where there are fewer than two, round numbers. */
export function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  if (last - first < 1) return niceTicks(low, high, count);
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, count)));
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) => Number(`1e${first + i * every}`));
}

/** Over more powers of ten than this their multiples are no marks. */
const MOST_DECADES = 6;

/** All marks of a logarithmic axis: of few powers of ten also their multiples, of which `logTicks` are named. */
export function logMarks(low: number, high: number, count: number): number[] {
  const named = logTicks(low, high, count);
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  if (!(last - first <= MOST_DECADES)) return named;
  const multiples = Array.from({ length: (last - first) * 9 }, (_, i) =>
    Number(`${(i % 9) + 1}e${first + Math.floor(i / 9)}`),
  );
  const within = multiples.filter((mark) => mark >= low && mark <= high);
  return [...new Set([...named, ...within])].sort((one, other) => one - other);
}

/** Which marks of a logarithmic axis have their number beside them: about `count` powers of ten, else round numbers. */
export function namedMarks(marks: readonly number[], count: number): readonly number[] {
  const powers = marks.filter((mark) => Math.abs(Math.log10(mark) - Math.round(Math.log10(mark))) < 1e-9);
  if (powers.length < 2) return logTicks(marks[0] ?? 1, marks.at(-1) ?? 1, count);
  const every = Math.ceil(powers.length / (Math.max(1, count) + 1));
  return powers.filter((_, i) => i % every === 0);
}

/** Digits that a mark usually has at the most, and digits that a double surely has. */
const USUAL = 8;
const DIGITS = 15;

/** A number beside an axis. */
export function tickText(value: number): string {
  return textIn(value, USUAL);
}

function textIn(value: number, digits: number): string {
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  const short = Number(value.toPrecision(digits));
  // Digits that tell large numbers apart are read better without an exponent.
  const plain = magnitude >= 1e-4 && magnitude < (digits > USUAL ? 10 ** DIGITS : 1e6);
  return plain ? String(short) : short.toExponential().replace("e+", "e");
}

/**
 * The marks of an axis: as short as they may be, with as many digits as it takes to tell them apart; evenly spaced ones
 * have as many decimals as each other.
 */
export function tickTexts(values: readonly number[]): readonly string[] {
  const distinct = new Set(values).size;
  for (let digits = USUAL; ; digits++) {
    const texts = values.map((value) => textIn(value, digits));
    if (digits < DIGITS && new Set(texts).size < distinct) continue;
    return areEven(values) ? aligned(values, texts) : texts;
  }
}

function areEven(values: readonly number[]): boolean {
  const [first = 0, second = 0] = values;
  const step = second - first;
  return values.every((value, i) => Math.abs(value - first - i * step) <= 1e-3 * Math.abs(step));
}

function aligned(values: readonly number[], texts: readonly string[]): readonly string[] {
  if (texts.some((text) => text.includes("e"))) return texts;
  const decimals = Math.max(0, ...texts.map((text) => text.split(".")[1]?.length ?? 0));
  return values.map((value) => value.toFixed(decimals));
}
