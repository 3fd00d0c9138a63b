import type { ElementArray } from "../../array/elementType.ts";

/** Medians of windows: the window is kept in order, elements enter and leave it by binary search. */
export function medianWindows(
  size: number,
  stride: number,
  skipna: boolean,
): (read: ElementArray, write: ElementArray) => void {
  const ordered = new Float64Array(size);
  return (read, write) => {
    const x = read as Float64Array;
    let held = 0;
    let missing = 0;
    const enter = (value: number) => {
      if (Number.isNaN(value)) {
        missing++;
        return;
      }
      const at = placeOf(ordered, held, value);
      ordered.copyWithin(at + 1, at, held);
      ordered[at] = value;
      held++;
    };
    const leave = (value: number) => {
      if (Number.isNaN(value)) {
        missing--;
        return;
      }
      ordered.copyWithin(placeOf(ordered, held, value), placeOf(ordered, held, value) + 1, held);
      held--;
    };
    let [from, to] = [0, 0];
    for (let k = 0; k < write.length; k++) {
      const first = k * stride;
      if (first >= to) {
        [held, missing, from, to] = [0, 0, first, first];
      }
      while (from < first) leave(x[from++] as number);
      while (to < first + size) enter(x[to++] as number);
      write[k] = held === 0 || (missing > 0 && !skipna) ? Number.NaN : middle(ordered, held);
    }
  };
}

/** The first place whose value is not below. */
function placeOf(ordered: Float64Array, held: number, value: number): number {
  let low = 0;
  let high = held;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function middle(ordered: Float64Array, held: number): number {
  const half = held >>> 1;
  const upper = ordered[half] as number;
  return held % 2 === 1 ? upper : ((ordered[half - 1] as number) + upper) / 2;
}
