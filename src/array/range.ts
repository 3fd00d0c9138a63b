/** Elements of one axis: `n` of them, from `start` on in steps of `step`, which may be negative but not 0. */
export interface Range {
  readonly start: number;
  readonly step: number;
  readonly n: number;
}

export const whole = (n: number): Range => ({ start: 0, step: 1, n });

/** What `inner`, a selection of the elements that `outer` gives, takes of the axis itself. */
export function compose(outer: Range, inner: Range): Range {
  return { start: outer.start + inner.start * outer.step, step: outer.step * inner.step, n: inner.n };
}

export function isWhole(range: Range, n: number): boolean {
  return range.n === n && ((range.start === 0 && range.step === 1) || (n === 1 && range.start === 0) || n === 0);
}

/** The same elements in ascending order. */
export function ascending({ start, step, n }: Range): Range {
  return step > 0 || n === 0 ? { start, step: Math.abs(step), n } : { start: start + (n - 1) * step, step: -step, n };
}

/** The indices from the first to the last that are touched; null where there are none. */
export function span(range: Range): { readonly low: number; readonly high: number } | null {
  if (range.n === 0) return null;
  const { start, step, n } = ascending(range);
  return { low: start, high: start + (n - 1) * step };
}
