/**
 * The loops of reduce/pairwise.ts and reduce/floatSum.ts, addition for addition in the same order, so with the same bits.
 * Addresses are of elements of T, f32 or f64, but for cells, which are f64.
 */
import { one, pair } from "./pairs";

const LEAF: usize = 1024;

function leaf<T>(at: usize, n: usize): f64 {
  const size = sizeof<T>();
  let ab = f64x2.splat(0);
  let cd = ab;
  let ef = ab;
  let gh = ab;
  const end = at + n * size;
  const whole = at + (n & ~7) * size;
  while (at < whole) {
    ab = f64x2.add(ab, pair<T>(at));
    cd = f64x2.add(cd, pair<T>(at + 2 * size));
    ef = f64x2.add(ef, pair<T>(at + 4 * size));
    gh = f64x2.add(gh, pair<T>(at + 6 * size));
    at += 8 * size;
  }
  let sum = lanes(ab) + lanes(cd) + (lanes(ef) + lanes(gh));
  while (at < end) {
    sum += one<T>(at);
    at += size;
  }
  return sum;
}

// @ts-ignore: decorator
@inline
function lanes(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

function pairwise<T>(at: usize, n: usize): f64 {
  if (n <= LEAF) return leaf<T>(at, n);
  const half = (n >>> 1) & ~7;
  return pairwise<T>(at, half) + pairwise<T>(at + half * sizeof<T>(), n - half);
}

export function sumF8(at: usize, n: usize): f64 {
  return pairwise<f64>(at, n);
}

export function sumF4(at: usize, n: usize): f64 {
  return pairwise<f32>(at, n);
}

/** Copies what is not NaN to the front of `to`, as doubles; how much that is. */
// @ts-ignore: decorator
@inline
function withoutNaN<T>(at: usize, n: usize, to: usize): usize {
  const start = to;
  for (let i: usize = 0; i < n; i++) {
    const x = one<T>(at + i * sizeof<T>());
    store<f64>(to, x);
    to += x == x ? 8 : 0;
  }
  return (to - start) >> 3;
}

export function withoutNaNF8(at: usize, n: usize, to: usize): usize {
  return withoutNaN<f64>(at, n, to);
}

export function withoutNaNF4(at: usize, n: usize, to: usize): usize {
  return withoutNaN<f32>(at, n, to);
}

// @ts-ignore: decorator
@inline
function hasNaN<T>(at: usize, n: usize): bool {
  const size = sizeof<T>();
  const end = at + n * size;
  const whole = at + (n & ~3) * size;
  let same = i64x2.splat(-1);
  while (at < whole) {
    const a = pair<T>(at);
    const b = pair<T>(at + 2 * size);
    same = v128.and(same, v128.and(f64x2.eq(a, a), f64x2.eq(b, b)));
    at += 4 * size;
  }
  if (!i64x2.all_true(same)) return true;
  while (at < end) {
    const x = one<T>(at);
    if (x != x) return true;
    at += size;
  }
  return false;
}

export function hasNaNF8(at: usize, n: usize): bool {
  return hasNaN<f64>(at, n);
}

export function hasNaNF4(at: usize, n: usize): bool {
  return hasNaN<f32>(at, n);
}

/** Adds each element to the cell at its place. */
// @ts-ignore: decorator
@inline
function add<T>(cells: usize, at: usize, n: usize): void {
  const size = sizeof<T>();
  const even = n & ~1;
  for (let i: usize = 0; i < even; i += 2) {
    const cell = cells + (i << 3);
    v128.store(cell, f64x2.add(v128.load(cell), pair<T>(at + i * size)));
  }
  if (n & 1) {
    const cell = cells + (even << 3);
    store<f64>(cell, load<f64>(cell) + one<T>(at + even * size));
  }
}

export function addF8(cells: usize, at: usize, n: usize): void {
  add<f64>(cells, at, n);
}

export function addF4(cells: usize, at: usize, n: usize): void {
  add<f32>(cells, at, n);
}

/** As `add`, but NaN change nothing; `counts`, if not 0, are cells that count the others. */
// @ts-ignore: decorator
@inline
function addKnown<T>(cells: usize, counts: usize, at: usize, n: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const x = one<T>(at + i * sizeof<T>());
    if (x != x) continue;
    const cell = cells + (i << 3);
    store<f64>(cell, load<f64>(cell) + x);
    if (counts) store<f64>(counts + (i << 3), load<f64>(counts + (i << 3)) + 1);
  }
}

export function addKnownF8(cells: usize, counts: usize, at: usize, n: usize): void {
  addKnown<f64>(cells, counts, at, n);
}

export function addKnownF4(cells: usize, counts: usize, at: usize, n: usize): void {
  addKnown<f32>(cells, counts, at, n);
}

/** Adds integers of 64 bits, modulo 2 ** 64, to a cell of two halves. */
export function sumWide(low: usize, high: usize, at: usize, n: usize): void {
  let a = i64x2.splat(0);
  let b = a;
  const whole = at + ((n & ~3) << 3);
  const end = at + (n << 3);
  while (at < whole) {
    a = i64x2.add(a, v128.load(at));
    b = i64x2.add(b, v128.load(at, 16));
    at += 32;
  }
  a = i64x2.add(a, b);
  let sum = i64x2.extract_lane(a, 0) + i64x2.extract_lane(a, 1);
  while (at < end) {
    sum += load<i64>(at);
    at += 8;
  }
  store<f64>(low, load<f64>(low) + <f64>(<u32>sum));
  store<f64>(high, load<f64>(high) + <f64>(<u32>(sum >>> 32)));
}

/** Adds each integer of 64 bits to the halves at its place. */
export function addWide(low: usize, high: usize, at: usize, n: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const x = load<u64>(at + (i << 3));
    const l = low + (i << 3);
    const h = high + (i << 3);
    store<f64>(l, load<f64>(l) + <f64>(<u32>x));
    store<f64>(h, load<f64>(h) + <f64>(<u32>(x >>> 32)));
  }
}
