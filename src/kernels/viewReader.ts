import type { ElementArray } from "../array/elementType.ts";
import { copyRun } from "./copyRun.ts";
import type { StridedView } from "./view.ts";

/**
 * Reads a view in runs of neighbours in C order, whatever its strides. Axes that follow each other at even distances
 * are merged first, so a run is copied in as few pieces as can be.
 */
export class ViewReader {
  readonly #data: ElementArray;
  readonly #offset: number;
  readonly #extents: number[] = [];
  readonly #strides: number[] = [];

  constructor(view: StridedView, shape: readonly number[]) {
    this.#data = view.data;
    this.#offset = view.offset;
    for (const [axis, n] of shape.entries()) {
      if (n === 1) continue;
      const stride = view.strides[axis] as number;
      const last = this.#extents.length - 1;
      if (last >= 0 && this.#strides[last] === stride * n) {
        this.#extents[last] = (this.#extents[last] as number) * n;
        this.#strides[last] = stride;
      } else {
        this.#extents.push(n);
        this.#strides.push(stride);
      }
    }
    if (this.#extents.length === 0) {
      this.#extents.push(1);
      this.#strides.push(1);
    }
  }

  /** The elements from `start` on without a copy, if they lie side by side. */
  slice(start: number, n: number): ElementArray | undefined {
    if (this.#extents.length > 1 || this.#strides[0] !== 1) return undefined;
    return this.#data.subarray(this.#offset + start, this.#offset + start + n) as ElementArray;
  }

  /** Whether all elements are one. */
  get isConstant(): boolean {
    return this.#strides.every((stride, axis) => stride === 0 || this.#extents[axis] === 1);
  }

  /** Copies the elements from `start` to `start + n`, counted in C order, to the front of `target`. */
  read(start: number, n: number, target: ElementArray): void {
    const inner = this.#extents.length - 1;
    const width = this.#extents[inner] as number;
    const step = this.#strides[inner] as number;
    let row = Math.floor(start / width);
    let column = start - row * width;
    for (let done = 0; done < n; row++) {
      const length = Math.min(width - column, n - done);
      copyRun(this.#data, this.#rowStart(row) + column * step, step, target, done, length);
      done += length;
      column = 0;
    }
  }

  #rowStart(row: number): number {
    let place = this.#offset;
    let rest = row;
    for (let axis = this.#extents.length - 2; axis >= 0; axis--) {
      const extent = this.#extents[axis] as number;
      const above = Math.floor(rest / extent);
      place += (rest - above * extent) * (this.#strides[axis] as number);
      rest = above;
    }
    return place;
  }
}
