/**
 * Smallest and largest elements, and where they are. Among these there is nothing to round, so the order is free: -0 comes
 * before 0, as it does in Math.min; one NaN makes the result NaN, unless `skip` passes over them.
 */
import { one, pair } from "./pairs";

// @ts-ignore: decorator
@inline
function better(x: f64, y: f64, least: bool): f64 {
  return least ? min<f64>(x, y) : max<f64>(x, y);
}

/** The better of each two lanes; where `skip` is set, a NaN of `y` is the worse. */
// @ts-ignore: decorator
@inline
function betterLanes(x: v128, y: v128, least: bool, skip: bool): v128 {
  const best = least ? f64x2.min(x, y) : f64x2.max(x, y);
  return skip ? v128.bitselect(best, x, f64x2.eq(y, y)) : best;
}

/** With every rule about NaN and zeros, which costs. */
// @ts-ignore: decorator
@inline
function exactExtreme<T>(at: usize, n: usize, least: bool, skip: bool): f64 {
  const size = sizeof<T>();
  let best: f64 = least ? Infinity : -Infinity;
  for (const end = at + n * size; at < end; at += size) {
    const x = one<T>(at);
    if (!skip || x == x) best = better(best, x, least);
  }
  return best;
}

/** `y` where it is better than `x`, else `x`: no NaN of `y` is. One instruction of the processor. */
// @ts-ignore: decorator
@inline
function keep<T>(x: v128, y: v128, least: bool): v128 {
  if (sizeof<T>() == 8) return least ? f64x2.pmin(x, y) : f64x2.pmax(x, y);
  return least ? f32x4.pmin(x, y) : f32x4.pmax(x, y);
}

// @ts-ignore: decorator
@inline
function unequal<T>(x: v128): v128 {
  return sizeof<T>() == 8 ? f64x2.ne(x, x) : f32x4.ne(x, x);
}

/** The infinity that is worse than all elements where there are none. */
// @ts-ignore: decorator
@inline
function extreme<T>(at: usize, n: usize, least: bool, skip: bool): f64 {
  const start = at;
  const size = sizeof<T>();
  const worst: f64 = least ? Infinity : -Infinity;
  let a = sizeof<T>() == 8 ? f64x2.splat(worst) : f32x4.splat(<f32>worst);
  let b = a;
  let isNaN = i64x2.splat(0);
  const end = at + n * size;
  const whole = at + (n * size & ~31);
  while (at < whole) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    a = keep<T>(a, x, least);
    b = keep<T>(b, y, least);
    if (!skip) isNaN = v128.or(isNaN, v128.or(unequal<T>(x), unequal<T>(y)));
    at += 32;
  }
  if (v128.any_true(isNaN)) return NaN;
  a = keep<T>(a, b, least);
  let best = worst;
  if (sizeof<T>() == 8) best = better(f64x2.extract_lane(a, 0), f64x2.extract_lane(a, 1), least);
  else {
    best = better(<f64>f32x4.extract_lane(a, 0), <f64>f32x4.extract_lane(a, 1), least);
    best = better(best, better(<f64>f32x4.extract_lane(a, 2), <f64>f32x4.extract_lane(a, 3), least), least);
  }
  best = better(best, exactExtreme<T>(at, (end - at) / size, least, skip), least);
  return best == 0 ? exactExtreme<T>(start, n, least, skip) : best;
}

export function smallestF8(at: usize, n: usize, skip: bool): f64 {
  return skip ? extreme<f64>(at, n, true, true) : extreme<f64>(at, n, true, false);
}

export function smallestF4(at: usize, n: usize, skip: bool): f64 {
  return skip ? extreme<f32>(at, n, true, true) : extreme<f32>(at, n, true, false);
}

export function largestF8(at: usize, n: usize, skip: bool): f64 {
  return skip ? extreme<f64>(at, n, false, true) : extreme<f64>(at, n, false, false);
}

export function largestF4(at: usize, n: usize, skip: bool): f64 {
  return skip ? extreme<f32>(at, n, false, true) : extreme<f32>(at, n, false, false);
}

/** The number of the first element that equals `x`, or is NaN where `x` is; n where there is none. */
// @ts-ignore: decorator
@inline
function place<T>(at: usize, n: usize, x: f64): usize {
  const size = sizeof<T>();
  const none = x != x;
  const wanted = f64x2.splat(x);
  let i: usize = 0;
  for (const whole = n & ~1; i < whole; i += 2) {
    const y = pair<T>(at + i * size);
    if (v128.any_true(none ? f64x2.ne(y, y) : f64x2.eq(y, wanted))) break;
  }
  for (; i < n; i++) {
    const y = one<T>(at + i * size);
    if (none ? y != y : y == x) break;
  }
  return i;
}

export function placeF8(at: usize, n: usize, x: f64): usize {
  return place<f64>(at, n, x);
}

export function placeF4(at: usize, n: usize, x: f64): usize {
  return place<f32>(at, n, x);
}

/** Each element to the cell at its place. Where NaN are passed over, a cell without an element is NaN. */
// @ts-ignore: decorator
@inline
function column<T>(cells: usize, at: usize, n: usize, least: bool, skip: bool): void {
  const size = sizeof<T>();
  for (let i: usize = 0; i < n; i++) {
    const cell = cells + (i << 3);
    const x = one<T>(at + i * size);
    const best = load<f64>(cell);
    if (!skip) store<f64>(cell, better(best, x, least));
    else if ((least ? x < best : x > best) || best != best) store<f64>(cell, x);
  }
}

/** The same without NaN to pass over, two at a time. */
// @ts-ignore: decorator
@inline
function columnPairs<T>(cells: usize, at: usize, n: usize, least: bool): void {
  const even = n & ~1;
  for (let i: usize = 0; i < even; i += 2) {
    const cell = cells + (i << 3);
    v128.store(cell, betterLanes(v128.load(cell), pair<T>(at + i * sizeof<T>()), least, false));
  }
  column<T>(cells + (even << 3), at + even * sizeof<T>(), n & 1, least, false);
}

export function columnSmallestF8(cells: usize, at: usize, n: usize, skip: bool): void {
  if (skip) column<f64>(cells, at, n, true, true);
  else columnPairs<f64>(cells, at, n, true);
}

export function columnSmallestF4(cells: usize, at: usize, n: usize, skip: bool): void {
  if (skip) column<f32>(cells, at, n, true, true);
  else columnPairs<f32>(cells, at, n, true);
}

export function columnLargestF8(cells: usize, at: usize, n: usize, skip: bool): void {
  if (skip) column<f64>(cells, at, n, false, true);
  else columnPairs<f64>(cells, at, n, false);
}

export function columnLargestF4(cells: usize, at: usize, n: usize, skip: bool): void {
  if (skip) column<f32>(cells, at, n, false, true);
  else columnPairs<f32>(cells, at, n, false);
}

// @ts-ignore: decorator
@inline
function wins<T>(x: T, y: T, least: bool): bool {
  return least ? x < y : x > y;
}

/** Integers of 64 bits, of type T: the better of `best` and all of them. */
// @ts-ignore: decorator
@inline
function extremeWide<T>(at: usize, n: usize, best: T, least: bool): T {
  for (let i: usize = 0; i < n; i++) {
    const x = load<T>(at + (i << 3));
    best = wins<T>(x, best, least) ? x : best;
  }
  return best;
}

export function smallestWide(at: usize, n: usize, best: i64, signed: bool): i64 {
  return signed ? extremeWide<i64>(at, n, best, true) : <i64>extremeWide<u64>(at, n, <u64>best, true);
}

export function largestWide(at: usize, n: usize, best: i64, signed: bool): i64 {
  return signed ? extremeWide<i64>(at, n, best, false) : <i64>extremeWide<u64>(at, n, <u64>best, false);
}

// @ts-ignore: decorator
@inline
function columnWide<T>(cells: usize, at: usize, n: usize, least: bool): void {
  for (let i: usize = 0; i < n; i++) {
    const x = load<T>(at + (i << 3));
    const best = load<T>(cells + (i << 3));
    store<T>(cells + (i << 3), wins<T>(x, best, least) ? x : best);
  }
}

export function columnSmallestWide(cells: usize, at: usize, n: usize, signed: bool): void {
  if (signed) columnWide<i64>(cells, at, n, true);
  else columnWide<u64>(cells, at, n, true);
}

export function columnLargestWide(cells: usize, at: usize, n: usize, signed: bool): void {
  if (signed) columnWide<i64>(cells, at, n, false);
  else columnWide<u64>(cells, at, n, false);
}

/** The number of the first element that equals `x`; n where there is none. */
export function placeWide(at: usize, n: usize, x: i64): usize {
  let i: usize = 0;
  while (i < n && load<i64>(at + (i << 3)) != x) i++;
  return i;
}
