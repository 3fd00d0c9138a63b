import type { ElementArray, ElementType } from "../../array/elementType.ts";
import { DESCRIBED } from "../../array/reduceRule.ts";
import type { Block } from "../view.ts";
import { extreme } from "./extremes.ts";
import { type Moments, spread, spreadOf } from "./moments.ts";
import { cellCount, countOf, type PartialReduction, type Reducer } from "./reducer.ts";

/** Reducers that take the same elements, as one: its cells are theirs, one after the other. */
function together(parts: readonly Reducer[], finish: (partial: PartialReduction) => Block): Reducer {
  const [first] = parts as [Reducer];
  const sizes = parts.map((part) => part.start(0).length);
  const starts = sizes.map((_, k) => sizes.slice(0, k).reduce((sum, size) => sum + size, 0));
  const own = (cells: readonly ElementArray[], k: number) =>
    cells.slice(starts[k], (starts[k] as number) + (sizes[k] as number));
  return {
    takes: first.takes,
    placed: false,
    steady: parts.every((part) => part.steady),
    start: (cells) => parts.flatMap((part) => part.start(cells)),
    row(cells, ...where) {
      for (const [k, part] of parts.entries()) part.row(own(cells, k), ...where);
    },
    column(cells, ...where) {
      for (const [k, part] of parts.entries()) part.column(own(cells, k), ...where);
    },
    merge(cells, later) {
      for (const [k, part] of parts.entries()) part.merge(own(cells, k), own(later, k));
    },
    finish,
  };
}

/** Distance of the largest from the smallest element; of integers it may wrap. */
export function peakToPeak(type: ElementType, skipna: boolean): Reducer {
  const [low, high] = [extreme(type, true, skipna), extreme(type, false, skipna)];
  return together([low, high], (partial) => {
    const [least, most] = partial.cells as [ElementArray, ElementArray];
    const { shape, data } = high.finish({ ...partial, cells: [most] });
    const smallest = low.finish({ ...partial, cells: [least] }).data;
    const differences = data as Float64Array;
    for (let i = 0; i < differences.length; i++) {
      differences[i] = (differences[i] as number) - ((smallest as Float64Array)[i] as number);
    }
    return { type, shape, data };
  });
}

/** The figures of `DESCRIBED`; all but the count of NaN pass over them. */
export function description(): Reducer {
  const width = DESCRIBED.length;
  const parts = [spread("f8", true, 0, true), extreme("f8", true, true), extreme("f8", false, true)];
  return together(parts, (partial) => {
    const [count, mean, distance, least, most] = partial.cells as [...Moments, Float64Array, Float64Array];
    const cells = cellCount(partial);
    const data = new Float64Array(cells * width);
    for (let cell = 0; cell < cells; cell++) {
      const n = count[cell] as number;
      const figures = [
        n,
        countOf(partial, cell) - n,
        least[cell] as number,
        most[cell] as number,
        n === 0 ? Number.NaN : (mean[cell] as number),
        spreadOf([count, mean, distance], cell, true, 0, true),
      ];
      data.set(figures, cell * width);
    }
    return { type: "f8", shape: [...partial.shape, width], data };
  });
}
