import type { ElementArray } from "../../array/elementType.ts";
import type { Reducer } from "./reducer.ts";

/** Which axis is split by groups, and the group of each element of it in this block; -1 is none. */
export interface Grouping {
  readonly axis: number;
  readonly labels: ArrayLike<number>;
  readonly groups: number;
}

/** One axis of a block, or several merged: how far its elements are apart in cells and in places. */
interface Axis {
  extent: number;
  cell: number;
  place: number;
  readonly labels: ArrayLike<number> | undefined;
}

/**
 * Cuts runs of elements in C order into pieces that go into one cell, or into neighbouring cells each. This depends on
 * the shapes alone, so the order of additions does too.
 */
export class Segments {
  readonly #axes: Axis[] = [];
  readonly #firstPlace: number;
  readonly #at: number[];

  constructor(
    shape: readonly number[],
    reduced: readonly number[],
    grouping: Grouping | undefined,
    block: { readonly origin: readonly number[]; readonly whole: readonly number[] } | undefined,
  ) {
    let cell = 1;
    let place = 1;
    let first = 0;
    const axes = shape.map((): Axis => ({ extent: 1, cell: 0, place: 0, labels: undefined }));
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const extent = shape[axis] as number;
      const grouped = axis === grouping?.axis;
      if (grouped || reduced.includes(axis)) {
        axes[axis] = {
          extent,
          cell: grouped ? cell : 0,
          place: block ? place : 0,
          labels: grouped ? grouping.labels : undefined,
        };
        if (grouped) cell *= grouping.groups;
        first += block ? place * (block.origin[axis] as number) : 0;
        place *= block?.whole[axis] ?? extent;
      } else {
        axes[axis] = { extent, cell, place: 0, labels: undefined };
        cell *= extent;
      }
    }
    this.#firstPlace = first;
    for (const axis of axes) this.#append(axis);
    const inner = this.#axes.at(-1);
    // A run into one cell has places that follow each other.
    if (!inner || inner.place > 1) this.#axes.push({ extent: 1, cell: 0, place: 1, labels: undefined });
    this.#at = this.#axes.map(() => 0);
  }

  #append(axis: Axis): void {
    if (axis.extent === 1 && !axis.labels) return;
    const last = this.#axes.at(-1);
    const fits = last && !last.labels && !axis.labels;
    if (fits && last.cell === axis.cell * axis.extent && last.place === axis.place * axis.extent) {
      last.extent *= axis.extent;
      last.cell = axis.cell;
      last.place = axis.place;
    } else this.#axes.push(axis);
  }

  /** Gives a tile, whose first element is the `start`-th of the block, to a reducer. */
  fold(reducer: Reducer, cells: ElementArray[], tile: ElementArray, start: number, n: number): void {
    const inner = this.#axes.at(-1) as Axis;
    this.#seek(start);
    let column = this.#at[this.#at.length - 1] as number;
    for (let done = 0; done < n; ) {
      const length = Math.min(inner.extent - column, n - done);
      let cell = 0;
      let place = this.#firstPlace;
      let skipped = false;
      for (let k = 0; k < this.#axes.length - 1; k++) {
        const { cell: step, place: stride, labels } = this.#axes[k] as Axis;
        const index = this.#at[k] as number;
        const slot = labels ? (labels[index] as number) : index;
        if (slot < 0) skipped = true;
        cell += slot * step;
        place += index * stride;
      }
      if (!skipped) {
        if (inner.labels) this.#foldGroups(reducer, cells, tile, done, length, cell, place, column);
        else if (inner.cell > 0) reducer.column(cells, cell + column * inner.cell, tile, done, length, place);
        else reducer.row(cells, cell, tile, done, length, place + column * inner.place);
      }
      done += length;
      column = 0;
      this.#advance();
    }
  }

  /** The innermost axis is grouped: neighbours of one group go together. */
  #foldGroups(
    reducer: Reducer,
    cells: ElementArray[],
    tile: ElementArray,
    from: number,
    n: number,
    cell: number,
    place: number,
    column: number,
  ): void {
    const { labels, cell: step, place: stride } = this.#axes.at(-1) as Axis & { labels: ArrayLike<number> };
    for (let i = 0; i < n; ) {
      const label = labels[column + i] as number;
      let end = i + 1;
      while (end < n && labels[column + end] === label) end++;
      if (label >= 0) reducer.row(cells, cell + label * step, tile, from + i, end - i, place + (column + i) * stride);
      i = end;
    }
  }

  #seek(start: number): void {
    let rest = start;
    for (let k = this.#axes.length - 1; k >= 0; k--) {
      const { extent } = this.#axes[k] as Axis;
      const above = Math.floor(rest / extent);
      this.#at[k] = rest - above * extent;
      rest = above;
    }
  }

  /** To the next row. */
  #advance(): void {
    for (let k = this.#axes.length - 2; k >= 0; k--) {
      const next = (this.#at[k] as number) + 1;
      this.#at[k] = next;
      if (next < (this.#axes[k] as Axis).extent) return;
      this.#at[k] = 0;
    }
  }
}
