import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { decode, mutated, random, streams } from "./testing.ts";

const sha1 = (bytes: Uint8Array) => createHash("sha1").update(bytes).digest("hex");
const corpus = streams("zstd");
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

const little = (value: number, bytes: number) => Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 255);
const block = (type: number, size: number, content: readonly number[], last = true) => [
  ...little((size << 3) | (type << 1) | (last ? 1 : 0), 3),
  ...content,
];
/** A frame with a window of 128 KiB that tells neither its size nor a checksum. */
const frame = (...blocks: readonly (readonly number[])[]) => Uint8Array.from([...MAGIC, 0, 0x38, ...blocks.flat()]);
const RAW = 0;
const REPEATED = 1;
const COMPRESSED = 2;

/** What kinds of things the blocks of a frame are made of, by their headers (RFC 8878, 3.1.1). */
function census(stored: Uint8Array, found: Set<string>): void {
  const number = (at: number, bytes: number) =>
    Array.from(stored.subarray(at, at + bytes)).reduce((sum, byte, i) => sum + byte * 256 ** i, 0);
  const descriptor = stored[4] as number;
  const oneSegment = (descriptor & 0x20) !== 0;
  const sizeBytes = [oneSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
  found.add(`size of ${sizeBytes}`).add(oneSegment ? "one segment" : "window");
  if (descriptor & 4) found.add("checksum");
  let at = 5 + (oneSegment ? 0 : 1) + sizeBytes;
  for (let last = false; !last; ) {
    const header = number(at, 3);
    last = (header & 1) !== 0;
    const type = (header >> 1) & 3;
    found.add(`block ${type}`);
    at += 3;
    if (type === COMPRESSED) ofBlock(at, at + (header >> 3));
    at += type === REPEATED ? 1 : header >> 3;
  }

  function ofBlock(from: number, end: number): void {
    const header = stored[from] as number;
    const type = header & 3;
    const format = (header >> 2) & 3;
    let section: number;
    if (type < 2) {
      const bytes = [1, 2, 1, 3][format] as number;
      section = from + bytes + (type === 0 ? Math.floor(number(from, bytes) / (bytes === 1 ? 8 : 16)) : 1);
      found.add(`literals ${type} in ${bytes}`);
    } else {
      const [bytes, width] = [
        [3, 10],
        [3, 10],
        [4, 14],
        [5, 18],
      ][format] as [number, number];
      section = from + bytes + Math.floor(number(from, bytes) / 2 ** (4 + width));
      found.add(`literals ${type} format ${format}`);
      if (type === 2) found.add((stored[from + bytes] as number) < 128 ? "coded weights" : "plain weights");
    }
    const first = stored[section] as number;
    found.add(first === 0 ? "no sequences" : first < 128 ? "sequences" : first < 255 ? "many" : "very many");
    if (first === 0) {
      expect(section + 1).toBe(end);
      return;
    }
    const modes = stored[section + (first < 128 ? 1 : first < 255 ? 2 : 3)] as number;
    for (const [kind, shift] of [
      ["literals", 6],
      ["offsets", 4],
      ["matches", 2],
    ] as const)
      found.add(`${kind} by ${(modes >> shift) & 3}`);
  }
}

describe("zstd", () => {
  test("decodes what the library compressed, at all levels and sizes", () => {
    for (const { name, stored, bytes, sha1: expected } of corpus) {
      const { status, out } = decode("zstd", stored, bytes);
      expect(status, name).toBe(0);
      expect(sha1(out), name).toBe(expected);
      expect(decode("zstd", stored, bytes + 1).status, name).not.toBe(0);
      if (bytes > 0) expect(decode("zstd", stored, bytes - 1).status, name).not.toBe(0);
    }
  }, 60_000);

  test("the streams have all that the format has", () => {
    const found = new Set<string>();
    for (const { stored } of corpus) census(stored, found);
    const kinds = ["literals", "offsets", "matches"].flatMap((kind) =>
      [0, 1, 2, 3].map((mode) => `${kind} by ${mode}`),
    );
    const literals = ["literals 0 in 1", "literals 0 in 2", "literals 1 in 1"];
    const coded = [0, 1, 2, 3].map((format) => `literals 2 format ${format}`);
    const rest = ["block 0", "block 1", "block 2", "literals 3 format 0", "literals 3 format 1", "coded weights"];
    const more = ["plain weights", "no sequences", "sequences", "many", "checksum", "one segment", "window"];
    const sizes = [0, 1, 2, 4].map((bytes) => `size of ${bytes}`);
    const missing = [...kinds, ...literals, ...coded, ...rest, ...more, ...sizes].filter((what) => !found.has(what));
    expect(missing).toEqual([]);
  });

  test("no stream that ends too soon is decoded", () => {
    for (const { name, stored, bytes } of corpus) {
      if (name === "two frames") continue;
      const every = stored.length < 400 ? 1 : Math.ceil(stored.length / 40);
      for (let n = 0; n < stored.length; n += every) {
        expect(decode("zstd", stored.subarray(0, n), bytes).status, `${n} bytes of ${name}`).not.toBe(0);
      }
    }
  }, 120_000);

  test("damaged streams stay within their bounds, and none that keeps its checksum is taken for another", () => {
    const short = corpus.filter(({ stored, name }) => stored.length < 6000 && name !== "two frames");
    let refused = 0;
    for (let i = 0; i < 12_000; i++) {
      const stream = short[random(short.length)] as (typeof short)[number];
      const bad = mutated(stream.stored);
      const { status, out } = decode("zstd", bad, stream.bytes);
      if (status !== 0) refused++;
      else if ((bad[4] as number) & 4) expect(sha1(out)).toBe(stream.sha1);
    }
    expect(refused).toBeGreaterThan(6000);
  }, 120_000);

  test("frames follow one another, and what may be skipped is", () => {
    const skipped = [0x5e, 0x2a, 0x4d, 0x18, ...little(3, 4), 9, 9, 9];
    const one = frame(block(RAW, 3, [1, 2, 3], false), block(REPEATED, 70_000, [7]));
    const empty = frame(block(RAW, 0, []));
    const stored = Uint8Array.from([...skipped, ...one, ...skipped, ...empty, ...one, ...skipped]);
    const part = [1, 2, 3, ...new Array<number>(70_000).fill(7)];
    const { status, out } = decode("zstd", stored, 140_006);
    expect(status).toBe(0);
    expect(out.equals(Buffer.from([...part, ...part]))).toBe(true);
    expect(decode("zstd", Uint8Array.from([...one, 0]), 70_003).status).not.toBe(0);
    expect(decode("zstd", Uint8Array.from([...skipped.slice(0, -1)]), 0).status).not.toBe(0);
    expect(decode("zstd", new Uint8Array(), 0).status).not.toBe(0);
  });

  test("blocks are no longer than the format has it, and of a known type", () => {
    expect(decode("zstd", frame(block(REPEATED, 131_072, [7])), 131_072).status).toBe(0);
    expect(decode("zstd", frame(block(REPEATED, 131_073, [7])), 131_073).status).not.toBe(0);
    expect(decode("zstd", frame(block(3, 1, [7])), 1).status).not.toBe(0);
    // A window of 1 KiB has blocks of as much, also when they are decoded.
    const ofKilobyte = (size: number) =>
      Uint8Array.from([...MAGIC, 0, 0, ...block(COMPRESSED, 4, [...little((size << 4) | 0b0101, 2), 7, 0])]);
    expect(decode("zstd", ofKilobyte(1024), 1024).status).toBe(0);
    expect(decode("zstd", ofKilobyte(1025), 1025).status).toBe(3);
    // One of one segment has blocks of its own size at most; a reserved bit, and a dictionary.
    const sized = (descriptor: number, ...fields: number[]) =>
      Uint8Array.from([...MAGIC, descriptor, ...fields, ...block(REPEATED, 9, [7])]);
    expect(decode("zstd", sized(0x20, 9), 9).status).toBe(0);
    expect(decode("zstd", sized(0x20, 8), 9).status).not.toBe(0);
    expect(decode("zstd", sized(0x28, 9), 9).status).not.toBe(0);
    expect(decode("zstd", sized(0x21, 0, 9), 9).status).toBe(0);
    expect(decode("zstd", sized(0x21, 5, 9), 9).status).not.toBe(0);
    expect(decode("zstd", sized(0xe0, 9, 0, 0, 0, 1, 0, 0, 0), 9).status).not.toBe(0);
  });

  test("a checksum that is wrong is seen", () => {
    const { stored, bytes } = corpus.find(({ stored, bytes }) => (stored[4] as number) & 4 && bytes > 60_000) ?? {};
    if (!stored || !bytes) throw new Error("no stream has a checksum");
    const bad = stored.slice();
    bad[bad.length - 1] = (bad[bad.length - 1] as number) ^ 1;
    expect(decode("zstd", bad, bytes).status).toBe(9);
  });

  /** Literals as they are, then a section of sequences with one symbol of each kind, of which the bits are `bits`. */
  const crafted = (literals: readonly number[], count: number, codes: readonly number[], bits: readonly number[]) => {
    const content = [literals.length << 3, ...literals, count, 0b01_01_01_00, ...codes, ...bits];
    return frame(block(COMPRESSED, content.length, content));
  };

  test("offsets may be used again, as the format has it", () => {
    // Codes: literals, offset, match. The offset's code of 1 has a bit more: 0 for the second, 1 for the third.
    const letters = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const expectOut = (stored: Uint8Array, expected: readonly number[]) => {
      const { status, out } = decode("zstd", stored, expected.length);
      expect([status, ...out]).toEqual([0, ...expected]);
    };
    expectOut(crafted(letters, 1, [9, 0, 0], [1]), [...letters, 9, 9, 9]); // the first: 1
    expectOut(crafted(letters, 1, [9, 1, 0], [0b10]), [...letters, 6, 7, 8]); // the second: 4
    expectOut(crafted(letters, 1, [9, 1, 0], [0b11]), [...letters, 2, 3, 4]); // the third: 8
    // With no literals before it, the first is the second, and the third the first less 1, which is none here.
    const matches = (bits: number[], code: number, count = 1) =>
      frame(
        block(RAW, 9, letters, false),
        block(COMPRESSED, 6 + bits.length, [0, count, 0b01_01_01_00, 0, code, 0, ...bits]),
      );
    expectOut(matches([1], 0), [...letters, 6, 7, 8]);
    expectOut(matches([0b10], 1), [...letters, 2, 3, 4]);
    expect(decode("zstd", matches([0b11], 1), 12).status).toBe(6);
    // The third takes the place of the first, then the second (which was the first) does.
    expectOut(matches([0b100], 1, 2), [...letters, 2, 3, 4, 9, 2, 3]);
    expectOut(matches([1], 0, 3), [...letters, 6, 7, 8, 8, 8, 8, 8, 8, 8]); // by 4, then 1, then 4
  });

  test("literals may be one byte again and again, in a header of any size", () => {
    for (const [size, header] of [
      [31, [(31 << 3) | 1]],
      [4095, little((4095 << 4) | 0b0101, 2)],
      [131_072, little((131_072 << 4) | 0b1101, 3)],
    ] as const) {
      const stored = frame(block(COMPRESSED, header.length + 2, [...header, 7, 0]));
      const { status, out } = decode("zstd", stored, size);
      expect(status).toBe(0);
      expect(out.every((byte) => byte === 7)).toBe(true);
      expect(decode("zstd", stored, size - 1).status).not.toBe(0);
    }
    const tooMany = [...little((131_073 << 4) | 0b1101, 3), 7, 0];
    expect(decode("zstd", frame(block(COMPRESSED, 5, tooMany)), 131_073).status).toBe(3);
  });

  test("what refers to bytes that are not there is refused", () => {
    const letters = [1, 2, 3];
    expect(decode("zstd", crafted(letters, 1, [3, 2, 0], [0b100]), 6).status).toBe(0); // an offset of 4 - 3
    expect(decode("zstd", crafted(letters, 1, [3, 2, 0], [0b110]), 6).status).toBe(0); // 6 - 3
    expect(decode("zstd", crafted(letters, 1, [3, 2, 0], [0b111]), 6).status).toBe(6); // 7 - 3
    expect(decode("zstd", crafted(letters, 1, [4, 2, 0], [0b110]), 7).status).not.toBe(0); // literals that are not there
    expect(decode("zstd", crafted(letters, 1, [3, 2, 0], [0b110]), 5).status).toBe(7);
    expect(decode("zstd", crafted(letters, 1, [3, 2, 0], [0b1000]), 6).status).not.toBe(0); // a bit too many
    expect(decode("zstd", crafted(letters, 1, [3, 2, 0], [0b10]), 6).status).not.toBe(0); // a bit too few
    expect(decode("zstd", crafted(letters, 1, [36, 2, 0], [0b110]), 6).status).toBe(4); // codes that there are not
    expect(decode("zstd", crafted(letters, 1, [3, 32, 0], [0b110]), 6).status).toBe(4);
    expect(decode("zstd", crafted(letters, 1, [3, 2, 53], [0b110]), 6).status).toBe(4);
    // A match must not reach into the frame before.
    const before = frame(block(RAW, 3, letters));
    const reaching = frame(block(COMPRESSED, 7, [0, 1, 0b01_01_01_00, 0, 2, 0, 0b110]));
    expect(decode("zstd", Uint8Array.from([...before, ...reaching]), 6).status).toBe(6);
    // Tables that are to be used again, but are none yet; and a tree.
    const again = (...content: number[]) => decode("zstd", frame(block(COMPRESSED, content.length, content)), 6).status;
    expect(again(3 << 3, ...letters, 1, 0b11_01_01_00, 2, 0, 0b110)).toBe(4);
    expect(again(...little((6 << 4) | (1 << 14) | 3, 3), 1, 0)).toBe(4);
  });

  test("the longest lengths and farthest offsets are decoded", () => {
    const literals = Array.from({ length: 131_050 }, (_, i) => (i * i + (i >> 9)) & 255);
    const size = literals.length;
    /** One sequence by three codes with 16 bits each: literals from 65536 on, offset from 65536, match from 65539. */
    const bits = (...numbers: readonly (number | undefined)[]) => {
      // The first of them lie on top, behind a one.
      let value = 1n;
      for (const number of numbers) if (number !== undefined) value = (value << 16n) | BigInt(number);
      return Array.from({ length: 7 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n)).filter(
        (_, i, all) => i === 0 || all.slice(i).some((byte) => byte > 0),
      );
    };
    // About as many literals as a block may have, and a match that reaches to the first of them.
    const first = [
      ...little((size << 4) | 0b1100, 3),
      ...literals,
      ...[1, 0b01_01_01_00, 35, 16, 0],
      ...bits(size + 3 - 65_536, size - 65_536),
    ];
    // A match as long as a block may be.
    const second = [0, 1, 0b01_01_01_00, 0, 16, 52, ...bits(70_003 + 3 - 65_536, 131_072 - 65_539)];
    const stored = frame(block(COMPRESSED, first.length, first, false), block(COMPRESSED, second.length, second));
    const { status, out } = decode("zstd", stored, size + 3 + 131_072);
    expect(status).toBe(0);
    const expected = Buffer.from([...literals, ...literals.slice(0, 3)]);
    const repeated = Buffer.alloc(131_072);
    for (let i = 0; i < repeated.length; i++) {
      repeated[i] = i < 70_003 ? (expected[size + 3 - 70_003 + i] as number) : (repeated[i - 70_003] as number);
    }
    expect(out.equals(Buffer.concat([expected, repeated]))).toBe(true);
  });
});
