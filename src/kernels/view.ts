import type { ElementArray, ElementType } from "../array/elementType.ts";

/**
 * An array that lies in `data` at regular distances. Strides count elements; 0 repeats an element along that axis,
 * negative ones walk backwards. The shape is that of the domain it is used with.
 */
export interface StridedView {
  readonly data: ElementArray;
  readonly type: ElementType;
  readonly offset: number;
  readonly strides: readonly number[];
}

/** A whole array in C order. */
export interface Block {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: ElementArray;
}

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Strides of an array in C order. */
export function denseStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis] as number;
  }
  return strides;
}

export function viewOf({ type, shape, data }: Block): StridedView {
  return { data, type, offset: 0, strides: denseStrides(shape) };
}
