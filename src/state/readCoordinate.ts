import type { NodePath } from "../core/path.ts";
import type { AxisRange } from "../core/selection.ts";
import type { NumberArray } from "../core/value.ts";
import { datasetIndex } from "./datasetView.ts";
import { explorer } from "./explorer.ts";
import { type AxisSource, coordinateName } from "./siblings.ts";
import { sliceText } from "./sliceText.ts";

/** Values along an axis that grow or fall from place to place, every `step`-th from position `from` on. */
export interface AxisValues {
  readonly from: number;
  readonly step: number;
  readonly values: Float64Array;
  readonly falling: boolean;
}

/** A coordinate that no dataset holds as it is comes as a whole, up to so many places. */
const MOST = 1_000_000;

/**
 * Reads what names the places of a part of an axis of the dataset at `path`; null where the values neither grow nor fall
 * all along.
 */
export async function readCoordinate(
  path: NodePath,
  source: AxisSource,
  along: AxisRange,
  [from, to]: readonly [number, number],
  step: number,
  signal: AbortSignal,
): Promise<{ readonly found: AxisValues | null }> {
  const name = coordinateName(source);
  const count = Math.ceil((to - from) / step);
  if (name !== undefined) {
    const places = Array.from({ length: count }, (_, i) => datasetIndex(along, from + i * step));
    const [first, last] = [Math.min(...ends(places)), Math.max(...ends(places))];
    if (last - first >= MOST) return { found: null };
    const { values } = await explorer().coordinate(path, name, [first, last + 1], { signal });
    return {
      found: axisValues(
        from,
        step,
        Float64Array.from(places, (place) => Number(values[place - first])),
      ),
    };
  }
  const stop = datasetIndex(along, to);
  const selection = [[datasetIndex(along, from), stop < 0 ? null : stop, along.step * step] as const];
  const { data } =
    step === 1
      ? await explorer().read(source, selection, { signal })
      : await explorer().evaluate(sliceText(source, selection), source, { signal });
  return {
    found: axisValues(from, step, Float64Array.from(data as NumberArray as ArrayLike<number | bigint>, Number)),
  };
}

function ends(places: readonly number[]): readonly [number, number] {
  return [places[0] ?? 0, places.at(-1) ?? 0];
}

/** null where they are in no order. */
export function axisValues(from: number, step: number, values: Float64Array): AxisValues | null {
  const falling = (values[1] ?? 0) < (values[0] ?? 0);
  for (let i = 0; i < values.length; i++) {
    const [before, here] = [values[i - 1] ?? Number.NaN, values[i] as number];
    if (!Number.isFinite(here) || (i > 0 && (falling ? here >= before : here <= before))) return null;
  }
  return values.length > 1 ? { from, step, values, falling } : null;
}

/** The value at a position, in a straight line between its neighbours, and on beyond the ends. */
export function valueAtPosition({ from, step, values }: AxisValues, position: number): number {
  const at = (position - from) / step;
  const left = Math.max(0, Math.min(Math.floor(at), values.length - 2));
  const [low = 0, high = 0] = [values[left], values[left + 1]];
  return low + (high - low) * (at - left);
}

/** The position of a value: the inverse of `valueAtPosition`. */
export function positionOfValue({ from, step, values, falling }: AxisValues, value: number): number {
  let [left, right] = [0, values.length - 1];
  while (right - left > 1) {
    const middle = (left + right) >> 1;
    const before = falling ? (values[middle] as number) >= value : (values[middle] as number) <= value;
    if (before) left = middle;
    else right = middle;
  }
  const [low = 0, high = 1] = [values[left], values[left + 1]];
  return from + step * (left + (value - low) / (high - low));
}
