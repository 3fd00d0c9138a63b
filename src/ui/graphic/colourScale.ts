import type { LimitRule, Scale } from "../../state/viewKinds.ts";

export type Limits = readonly [low: number, high: number];

/** From where to where values lie, and where all but the outermost hundredth at each end do. */
export interface ValueRange {
  readonly full: Limits;
  readonly robust: Limits;
  readonly smallestPositive: number;
  /** Values that are numbers at all. */
  readonly count: number;
}

/** What is looked at for the limits, evenly spread; more would hardly move them. */
const LOOKED_AT = 50_000;
const CUT = 0.01;
/** With no more distinct integers than this, each of them matters. */
const FEW_INTEGERS = 20;

export function valueRange(values: Float64Array): ValueRange {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let positive = Number.POSITIVE_INFINITY;
  let count = 0;
  // Odd, so that of rows of 512 not always the same columns are looked at.
  const step = Math.floor(values.length / LOOKED_AT) | 1;
  const some: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    count++;
    if (value < low) low = value;
    if (value > high) high = value;
    if (value > 0 && value < positive) positive = value;
    if (i % step === 0) some.push(value);
  }
  if (count === 0) return { full: [0, 1], robust: [0, 1], smallestPositive: 1, count };
  const sorted = Float64Array.from(some).sort();
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? low;
  const few = sorted.every(Number.isInteger) && new Set(sorted).size < FEW_INTEGERS;
  const robust: Limits = few || at(CUT) === at(1 - CUT) ? [low, high] : [at(CUT), at(1 - CUT)];
  return { full: [low, high], robust, smallestPositive: Number.isFinite(positive) ? positive : 1, count };
}

/** The limits that a rule gives; around 0 for a diverging map where the values lie on both sides of it. */
export function limitsBy(rule: LimitRule, manual: Limits | null, range: ValueRange, diverging: boolean): Limits {
  if (rule === "manual" && manual && manual[0] < manual[1]) return manual;
  const [low, high] = rule === "full" ? range.full : range.robust;
  if (diverging && low < 0 && high > 0) {
    const most = Math.max(-low, high);
    return [-most, most];
  }
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

/** What a logarithm can be taken of: limits above 0. */
export function scaledLimits(scale: Scale, [low, high]: Limits, range: ValueRange): Limits {
  if (scale !== "log" || low > 0) return [low, high];
  const top = high > 0 ? high : 1;
  return [Math.min(range.smallestPositive, top / 10), top];
}

/** Where a value lies between the limits: 0 at the low end, 1 at the high end. */
export function placing(scale: Scale, [low, high]: Limits): (value: number) => number {
  const bend = bending(scale, [low, high]);
  const from = bend(low);
  const span = bend(high) - from || 1;
  return (value) => (bend(value) - from) / span;
}

/** The value at a place between the limits: the inverse of `placing`. */
export function valueAt(scale: Scale, limits: Limits, place: number): number {
  const [low, high] = limits;
  if (scale === "linear") return low + place * (high - low);
  if (scale === "log") return low * (high / low) ** place;
  const bend = bending(scale, limits);
  const bent = bend(low) + place * (bend(high) - bend(low));
  if (scale === "sqrt") return Math.sign(bent) * bent * bent;
  return Math.sign(bent) * straightPart(limits) * Math.expm1(Math.abs(bent));
}

/** What a scale makes of a value before it is placed between the limits, made the same way. */
export function bending(scale: Scale, limits: Limits): (value: number) => number {
  if (scale === "linear") return (value) => value;
  if (scale === "sqrt") return (value) => Math.sign(value) * Math.sqrt(Math.abs(value));
  if (scale === "log") return (value) => (value > 0 ? Math.log(value) : Number.NEGATIVE_INFINITY);
  const straight = straightPart(limits);
  return (value) => Math.sign(value) * Math.log1p(Math.abs(value) / straight);
}

/** Around 0 a symmetric logarithm is straight; three decades below the largest value. */
function straightPart([low, high]: Limits): number {
  return Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE) / 1000;
}
