import zlib from "node:zlib";
import { expect, test } from "vitest";
import { isFault } from "../core/fault.ts";
import { Codecs } from "./codecs.ts";
import { compiled, decode, decodeGuarded, mutated, random, raw } from "./testing.ts";

const codecs = new Codecs(compiled);

const GENERATORS: Readonly<Record<string, (n: number) => Buffer>> = {
  random: (n) => Buffer.from(Uint8Array.from({ length: n }, () => random(256))),
  skewed: (n) =>
    Buffer.from(Uint8Array.from({ length: n }, () => Math.min(255, -Math.log((random(9999) + 1) / 1e4) * 3))),
  zeros: (n) => Buffer.alloc(n),
  runs(n) {
    const bytes = Buffer.alloc(n);
    for (let i = 0; i < n; ) {
      const pattern = Uint8Array.from({ length: 1 + random(20) }, () => random(256));
      for (let end = Math.min(n, i + 1 + random(600)), j = 0; i < end; i++, j++) {
        bytes[i] = pattern[j % pattern.length] as number;
      }
    }
    return bytes;
  },
};

const SIZES = [0, 1, 2, 3, 15, 16, 17, 100, 257, 258, 319, 320, 321, 1000, 5000, 40_000];
const corpus: { readonly stored: Buffer; readonly data: Buffer }[] = [];

test("inflate agrees with zlib for all levels and strategies", () => {
  for (const generate of Object.values(GENERATORS)) {
    for (const size of SIZES) {
      const data = generate(size);
      for (const level of [0, 1, 4, 9]) {
        for (const strategy of [0, 1, 2, 3, 4]) {
          const stored = zlib.deflateSync(data, { level, strategy });
          const { status, out } = decode("inflate", stored, size);
          expect(status).toBe(0);
          expect(out.equals(data)).toBe(true);
          expect(decode("inflate", stored, size + 1).status).not.toBe(0);
          if (size > 0) expect(decode("inflate", stored, size - 1).status).not.toBe(0);
          if (stored.length < 6000) corpus.push({ stored, data });
        }
      }
    }
  }
}, 60_000);

test("inflate refuses damaged streams, as zlib does", () => {
  for (let i = 0; i < 6000; i++) {
    const { stored, data } = corpus[random(corpus.length)] as (typeof corpus)[number];
    const bad = mutated(stored);
    let truth: Buffer | null = null;
    try {
      truth = zlib.inflateSync(bad);
    } catch {}
    const { status, out } = decode("inflate", bad, truth?.length ?? data.length);
    if (truth === null) expect(status).not.toBe(0);
    else if (status === 0) expect(out.equals(truth)).toBe(true);
    else throw new Error(`stricter than zlib: status ${status}`);
  }
}, 60_000);

test("lzf decodes what follows its format and refuses everything else", () => {
  // Two literals, a match of 5 at distance 2, a long match of 20 at distance 1.
  const stored = Uint8Array.from([1, 7, 9, (3 << 5) | 0, 1, 7 << 5, 11, 0]);
  const expected = [7, 9, 7, 9, 7, 9, 7, ...new Array<number>(20).fill(7)];
  expect([...decode("lzf", stored, expected.length).out]).toEqual(expected);
  expect(decode("lzf", stored, expected.length).status).toBe(0);
  for (const size of [expected.length - 1, expected.length + 1, 0])
    expect(decode("lzf", stored, size).status).not.toBe(0);
  for (let n = 0; n < stored.length; n++) expect(decode("lzf", stored.subarray(0, n), 27).status).not.toBe(0);
  for (let i = 0; i < 3000; i++) {
    const bytes = Uint8Array.from({ length: random(40) }, () => (random(3) ? random(40) : random(256)));
    decode("lzf", bytes, random(200));
  }
});

/** Random sequences of LZ4's block format, and what they stand for. */
function lz4Sequences(count: number): { stored: number[]; data: number[] } {
  const stored: number[] = [];
  const data: number[] = [];
  const rest = (n: number) => {
    for (; n >= 255; n -= 255) stored.push(255);
    stored.push(n);
  };
  for (let k = 0; k <= count; k++) {
    const isLast = k === count;
    const literals = Array.from({ length: random(8) ? random(20) : random(700) }, () => random(256));
    if (data.length + literals.length === 0) literals.push(7);
    const length = 4 + (random(8) ? random(20) : random(900));
    stored.push((Math.min(15, literals.length) << 4) | (isLast ? 0 : Math.min(15, length - 4)));
    if (literals.length >= 15) rest(literals.length - 15);
    stored.push(...literals);
    data.push(...literals);
    if (isLast) break;
    const distance = 1 + random(Math.min(data.length, random(2) ? 20 : 65_535));
    stored.push(distance & 255, distance >> 8);
    if (length - 4 >= 15) rest(length - 19);
    for (let i = 0; i < length; i++) data.push(data[data.length - distance] as number);
  }
  return { stored, data };
}

const bigEndian = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

test("lz4 decodes what follows its format, in one block or several, and stays within its bounds on everything else", () => {
  for (let i = 0; i < 1500; i++) {
    const { stored, data } = lz4Sequences(random(12));
    // A block is stored as it is where both sizes are the same.
    const plain = stored.length === data.length;
    const block = [...bigEndian(stored.length), ...(plain ? data : stored)];
    const several = i % 2 ? [...block, ...block] : block;
    const size = i % 2 ? 2 * data.length : data.length;
    const chunk = Uint8Array.from([...bigEndian(0), ...bigEndian(size), ...bigEndian(data.length), ...several]);
    const { status, out } = decode("lz4", chunk, size);
    expect(status).toBe(0);
    expect(out.equals(Buffer.from(i % 2 ? [...data, ...data] : data))).toBe(true);
    for (const other of [size - 1, size + 1]) expect(decode("lz4", chunk, other).status).not.toBe(0);
    expect(decode("lz4", chunk.subarray(0, random(chunk.length)), size).status).not.toBe(0);
    const bad = chunk.slice();
    for (let flips = 1 + random(4); flips > 0; flips--) {
      const at = 8 + random(chunk.length - 8);
      bad[at] = (bad[at] as number) ^ (1 << random(8));
    }
    decode("lz4", bad, size);
  }
}, 60_000);

/** Bit by bit, as the format is described. */
function bitshuffled(data: Uint8Array, width: number, block: number): Uint8Array {
  const out = data.slice();
  const count = Math.floor(data.length / width);
  for (let done = 0; count - done >= 8; ) {
    const n = Math.min(block, (count - done) & ~7);
    const base = done * width;
    out.fill(0, base, base + n * width);
    for (let i = 0; i < n; i++) {
      for (let bit = 0; bit < 8 * width; bit++) {
        const value = ((data[base + i * width + (bit >> 3)] as number) >> (bit & 7)) & 1;
        const at = base + bit * (n / 8) + (i >> 3);
        out[at] = (out[at] as number) | (value << (i & 7));
      }
    }
    done += n;
  }
  return out;
}

test.each([1, 2, 3, 4, 8, 12, 16])("bitshuffle is undone for elements of %i bytes, whatever the size", (width) => {
  for (const size of [0, 1, 7 * width, 8 * width, 8 * width + 1, 129 * width, 1000 * width + 3, 4096 * width]) {
    for (const block of [8, 64, 0]) {
      const data = Uint8Array.from({ length: size }, () => random(256));
      const usual = Math.max(Math.floor(8192 / width) & ~7, 128);
      const stored = bitshuffled(data, width, block || usual);
      const step = { kind: "bitshuffle", bytes: size, width, block, compression: undefined } as const;
      expect(codecs.decode(stored, [step], (bytes) => Buffer.from(bytes)).equals(data)).toBe(true);
    }
  }
});

test.each(["bitshuffleLz4", "bitshuffleZstd"] as const)(
  "damaged chunks of %s are a fault or decode to something, within their bounds",
  (kind) => {
    const data = Uint8Array.from({ length: 8 * 640 }, (_, i) => (i >> 5) & 255);
    const rows = bitshuffled(data, 4, 1280);
    // All literals; a frame of one raw block.
    const block =
      kind === "bitshuffleLz4"
        ? [0xf0, ...new Array<number>(20).fill(255), rows.length - 15 - 20 * 255, ...rows]
        : [
            0x28,
            0xb5,
            0x2f,
            0xfd,
            0,
            0x38,
            ((rows.length << 3) | 1) & 255,
            rows.length >> 5,
            rows.length >> 13,
            ...rows,
          ];
    const chunk = Uint8Array.from([
      ...bigEndian(0),
      ...bigEndian(data.length),
      ...bigEndian(data.length),
      ...bigEndian(block.length),
      ...block,
    ]);
    const run = (stored: Uint8Array) => decodeGuarded((...args) => raw[kind](...args, 4), stored, data.length);
    expect(run(chunk).status).toBe(0);
    expect(run(chunk).out.equals(data)).toBe(true);
    for (let i = 0; i < 2000; i++) {
      const bad = mutated(chunk);
      const { status } = run(bad);
      if (bad.length < chunk.length) expect(status).not.toBe(0);
    }
  },
  60_000,
);

test.each([1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 15, 16, 24, 31])(
  "unshuffle undoes shuffle of elements of %i bytes",
  (width) => {
    for (const size of [0, 1, 7, 15, 16, 127, 128, 129, 1000, 4096, 65_537]) {
      const data = (GENERATORS.random as (n: number) => Buffer)(size);
      const count = Math.floor(size / width);
      const shuffled = Buffer.from(data);
      for (let i = 0; i < count; i++) {
        for (let byte = 0; byte < width; byte++) shuffled[byte * count + i] = data[i * width + byte] as number;
      }
      const run = (from: number, bytes: number, to: number): number => {
        raw.unshuffle(from, bytes, to, width);
        return 0;
      };
      expect(decodeGuarded(run, shuffled, size).out.equals(data)).toBe(true);
    }
  },
);

test("Fletcher-32 is checked, also as HDF5 before 1.6.3 wrote it", () => {
  // "abcde": the sums of 0x6162, 0x6364, 0x6500 modulo 65535.
  const data = Buffer.from("abcde");
  let [first, second] = [0, 0];
  for (const word of [0x6162, 0x6364, 0x6500]) {
    first = (first + word) % 65_535;
    second = (second + first) % 65_535;
  }
  const right = Buffer.from([first & 255, first >> 8, second & 255, second >> 8]);
  const old = Buffer.from([first >> 8, first & 255, second >> 8, second & 255]);
  for (const sum of [right, old]) {
    const decoded = codecs.decode(Buffer.concat([data, sum]), [{ kind: "fletcher32" }], (bytes) => Buffer.from(bytes));
    expect(decoded.equals(data)).toBe(true);
  }
  for (const bad of [Buffer.concat([data, Buffer.alloc(4)]), Buffer.from("abc")]) {
    expect(() => codecs.decode(bad, [{ kind: "fletcher32" }], () => 0)).toThrow(/damaged/);
  }
});

test("what cannot be decoded is a fault", () => {
  let fault: unknown;
  try {
    codecs.decode(Buffer.from("nonsense"), [{ kind: "inflate", bytes: 8 }], () => 0);
  } catch (cause) {
    fault = cause;
  }
  expect(isFault(fault, "damaged")).toBe(true);
  // A large chunk does not stay in memory, and the next one is decoded all the same.
  const large = zlib.deflateSync(Buffer.alloc(120_000_000));
  expect(codecs.decode(large, [{ kind: "inflate", bytes: 120_000_000 }], ({ length }) => length)).toBe(120_000_000);
  expect(codecs.decode(zlib.deflateSync(Buffer.from("x")), [{ kind: "inflate", bytes: 1 }], ([x]) => x)).toBe(120);
});
