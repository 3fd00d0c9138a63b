import { expect, test } from "vitest";
import { BufferPool } from "./bufferPool.ts";

test("a buffer is used again where it fits, and only once it is free", () => {
  const pool = new BufferPool();
  const first = pool.take(1000);
  pool.lend(first);
  expect(pool.find(1000)).toBeUndefined();
  pool.reclaim();
  expect(pool.find(400)).toBeUndefined();
  expect(pool.find(1001)).toBeUndefined();
  expect(pool.take(600)).toBe(first);
  expect(pool.find(600)).toBeUndefined();
});

test("tasks share what is free, and give back only what is theirs", () => {
  const pool = new BufferPool();
  const [one, other] = [pool.forTask(), pool.forTask()];
  const [a, b] = [one.take(100), other.take(100)];
  one.lend(a);
  other.lend(b);
  one.reclaim();
  expect(other.take(100)).toBe(a);
  expect(other.find(100)).toBeUndefined();
  other.reclaim();
  expect(one.take(100)).toBe(b);
});

test("what waits is bounded, and what another thread has got is not given out", () => {
  const pool = new BufferPool(250);
  for (let k = 0; k < 5; k++) pool.give(new ArrayBuffer(100));
  expect([1, 2, 3].map(() => pool.find(100)?.byteLength)).toEqual([100, 100, undefined]);
  const sent = pool.take(100);
  pool.lend(sent);
  structuredClone(sent, { transfer: [sent] });
  pool.reclaim();
  expect(pool.find(0)).toBeUndefined();
});
