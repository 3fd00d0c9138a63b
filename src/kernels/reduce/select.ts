/** Rearranges x[from .. to] so that place k holds what it would in ascending order (Hoare's quickselect). No NaN. */
function select(x: Float64Array, from: number, to: number, k: number): void {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = median(x[low] as number, x[(low + high) >>> 1] as number, x[high] as number);
    let i = low;
    let j = high;
    while (i <= j) {
      while ((x[i] as number) < pivot) i++;
      while ((x[j] as number) > pivot) j--;
      if (i > j) break;
      const held = x[i] as number;
      x[i++] = x[j] as number;
      x[j--] = held;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else return;
  }
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/**
 * Quantiles of x[0 .. n) by NumPy's linear method; rearranges x. `ascending` are probabilities in ascending order. NaN if
 * there are no elements.
 */
export function quantiles(x: Float64Array, n: number, ascending: readonly number[]): number[] {
  let done = 0; // everything before this place is in order
  return ascending.map((q) => {
    if (n === 0) return Number.NaN;
    const place = q * (n - 1);
    const below = Math.min(Math.floor(place), n - 1);
    select(x, Math.min(done, below), n - 1, below);
    done = below;
    const a = x[below] as number;
    const fraction = place - below;
    if (fraction === 0) return a;
    let b = Number.POSITIVE_INFINITY;
    for (let i = below + 1; i < n; i++) b = Math.min(b, x[i] as number);
    // As numpy does it, so that both ends are met.
    const step = b - a;
    return fraction >= 0.5 ? b - step * (1 - fraction) : a + step * fraction;
  });
}

/** Moves NaN to the end; how many elements are before them. */
export function numbersFirst(x: Float64Array, n: number): number {
  let kept = 0;
  for (let i = 0; i < n; i++) {
    const value = x[i] as number;
    if (Number.isNaN(value)) continue;
    x[kept++] = value;
  }
  x.fill(Number.NaN, kept, n);
  return kept;
}
