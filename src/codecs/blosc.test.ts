import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { decodeGuarded, mutated, random, raw, streams } from "./testing.ts";

const sha1 = (bytes: Uint8Array) => createHash("sha1").update(bytes).digest("hex");
const corpus = streams("blosc");
const decode = (stored: Uint8Array, size: number) => decodeGuarded(raw.blosc, stored, size);

describe("blosc", () => {
  test("decodes what the library compressed: all compressors, shuffles, widths, in one piece and split", () => {
    const compressors = new Set<number>();
    for (const { name, stored, bytes, sha1: expected } of corpus) {
      const { status, out } = decode(stored, bytes);
      expect(status, name).toBe(0);
      expect(sha1(out), name).toBe(expected);
      for (const other of [bytes + 1, bytes - 1]) {
        if (other >= 0) expect(decode(stored, other).status, name).not.toBe(0);
      }
      const flags = stored[2] as number;
      // Of those that are not stored as they are.
      if (!(flags & 2)) compressors.add((flags >> 5) * 100 + (flags & 16) + (flags & 5));
    }
    const kinds = [0, 1, 2, 3, 4].flatMap((code) =>
      [0, 1, 4].flatMap((shuffle) => [0, 16].map((s) => [code, shuffle, s])),
    );
    for (const [code = 0, shuffle = 0, split = 0] of kinds) {
      // Snappy wants more room than Blosc gives it where blocks are not split.
      if (code === 2 && split) continue;
      expect(compressors, `compressor ${code}, shuffle ${shuffle}, split ${split}`).toContain(
        code * 100 + split + shuffle,
      );
    }
  });

  test("no chunk that ends too soon is decoded", () => {
    for (const { name, stored, bytes } of corpus) {
      if (bytes === 0) continue;
      const every = Math.max(1, Math.ceil(stored.length / 50));
      for (let n = 0; n < stored.length; n += every) {
        expect(decode(stored.subarray(0, n), bytes).status, `${n} bytes of ${name}`).not.toBe(0);
      }
    }
  }, 60_000);

  test("damaged chunks end in a status, within their bounds", () => {
    let refused = 0;
    for (let i = 0; i < 12_000; i++) {
      const { stored, bytes } = corpus[random(corpus.length)] as (typeof corpus)[number];
      if (decode(mutated(stored), bytes).status !== 0) refused++;
    }
    expect(refused).toBeGreaterThan(4000);
  }, 60_000);

  test("headers that cannot be are refused", () => {
    const { stored, bytes } = corpus.find(({ name }) => name === "lz4 1 4 ALWAYS") ?? {};
    if (!stored || !bytes) throw new Error("there is no such stream");
    const withField = (at: number, ...values: number[]) => {
      const bad = stored.slice();
      bad.set(values, at);
      return decode(bad, bytes).status;
    };
    expect(withField(0, 2)).toBe(0);
    expect(withField(0, 3)).not.toBe(0); // version
    expect(withField(3, 0)).not.toBe(0); // no width
    expect(withField(8, 0, 0, 0, 0)).not.toBe(0); // no block
    expect(withField(8, 255, 255, 255, 255)).not.toBe(0); // a block beyond all bounds
    expect(withField(12, 8, 0, 0, 0)).not.toBe(0); // less than the header
    expect(withField(12, 255, 255, 255, 255)).not.toBe(0); // more than there is
    expect(withField(16, 255, 255, 255, 255)).not.toBe(0); // a place behind the end
    expect(withField(2, (stored[2] as number) | 0xe0)).not.toBe(0); // a compressor that there is not
  });
});

/** BloscLZ and Snappy by hand, as one block of a chunk. */
const chunk = (compressor: number, size: number, ...block: number[]) =>
  Uint8Array.from([
    ...[2, 1, (compressor << 5) | 16, 1, size & 255, size >> 8, 0, 0, size & 255, size >> 8, 0, 0],
    ...[24 + block.length, 0, 0, 0, 20, 0, 0, 0, block.length, 0, 0, 0],
    ...block,
  ]);

test("snappy's elements mean what its format says", () => {
  const decoded = (size: number, ...block: number[]) => {
    const { status, out } = decode(chunk(2, size, ...block), size);
    return status === 0 ? [...out] : status;
  };
  const nines = new Array<number>(62).fill(9);
  // Literals, of more than 60 with their length behind; matches by distances of 1 (and three bits), 2 and 4 bytes.
  expect(decoded(62, 62, 60 << 2, 61, ...nines)).toEqual(nines);
  expect(decoded(62, 62, 61 << 2, 61, 0, ...nines)).toEqual(nines);
  const three = [2 << 2, 1, 2, 3];
  const six = (2 << 2) | 1;
  expect(decoded(9, 9, ...three, six, 3)).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
  expect(decoded(9, 9, ...three, (5 << 2) | 2, 2, 0)).toEqual([1, 2, 3, 2, 3, 2, 3, 2, 3]);
  expect(decoded(9, 9, ...three, (5 << 2) | 3, 1, 0, 0, 0)).toEqual([1, 2, 3, 3, 3, 3, 3, 3, 3]);
  expect(decoded(9, 9, ...three, six, 4)).toBe(6);
  expect(decoded(9, 9, ...three, six, 0)).toBe(6);
  expect(decoded(9, 9, ...three, six | (1 << 5), 3)).toBe(6); // at 259
  expect(decoded(8, 8, ...three, six, 3)).toBe(7);
  expect(decoded(10, 10, ...three, six, 3)).toBe(8);
  expect(decoded(9, 8, ...three, six, 3)).toBe(2);
  expect(decoded(9, 9, ...three, six)).toBe(1);
  expect(decoded(4, 4, 63 << 2, 255, 255, 255, 255, 1, 2)).not.toBe(0);
  expect(decoded(3, 0x83, 0x80, 0x80, 0x80, 0x80, 0, 2 << 2, 1, 2, 3)).not.toBe(0);
});

test("BloscLZ's control bytes mean what blosclz.c says", () => {
  const decoded = (size: number, ...block: number[]) => {
    const { status, out } = decode(chunk(0, size, ...block), size);
    return status === 0 ? [...out] : status;
  };
  // Three literals, in a byte that is marked; a match of 5 at 2, one of 9 + 255 + 1 at 1.
  const three = [2, 1, 2, 3];
  const five = 3 << 5;
  expect(decoded(8, 32 | 2, 1, 2, 3, five, 1)).toEqual([1, 2, 3, 2, 3, 2, 3, 2]);
  expect(decoded(268, ...three, 7 << 5, 255, 1, 0)).toEqual([1, 2, ...new Array<number>(266).fill(3)]);
  expect(decoded(8, ...three, five, 3)).toBe(6);
  expect(decoded(9, ...three, five | 31, 255, 0, 0)).toBe(6);
  expect(decoded(7, ...three, five, 1)).toBe(7);
  expect(decoded(9, ...three, five, 1)).toBe(8);
  expect(decoded(8, ...three, five | 31, 255, 0)).toBe(1);
  // Beyond 8192: three literals, 8200 of the last of them, and a match that reaches back to the second.
  const far = [...three, 7 << 5, ...new Array<number>(32).fill(255), 31, 0, (2 << 5) | 31, 255, 0, 10];
  const run = 9 + 32 * 255 + 31;
  expect(decoded(3 + run + 4, ...far)).toEqual([1, 2, ...new Array<number>(run + 1).fill(3), 2, 3, 3, 3]);
});
