import { readFileSync } from "node:fs";

/** The compiled decoders, as the build leaves them in its cache. */
export const compiled = new WebAssembly.Module(
  readFileSync(new URL("../../node_modules/.cache/proxima/codecs.wasm", import.meta.url)),
);

type Decoder = (from: number, size: number, to: number, bytes: number) => number;
type Kind = "inflate" | "lzf" | "lz4" | "zstd" | "blosc";

interface Raw extends Readonly<Record<Kind, Decoder>> {
  readonly memory: WebAssembly.Memory;
  alloc(bytes: number): number;
  release(mark: number): void;
  bitshuffleLz4(from: number, size: number, to: number, bytes: number, width: number): number;
  bitshuffleZstd(from: number, size: number, to: number, bytes: number, width: number): number;
  bitunshuffle(from: number, bytes: number, to: number, width: number, block: number): number;
  unshuffle(from: number, bytes: number, to: number, width: number): void;
  adler32(from: number, bytes: number): number;
}
export const raw = new WebAssembly.Instance(compiled).exports as unknown as Raw;
export const base = raw.alloc(16);

let state = 12345;
export const random = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

export interface Outcome {
  readonly status: number;
  readonly out: Buffer;
}

const MARGIN = 64;

/** Decodes between canaries. */
export function decodeGuarded(run: Decoder, stored: Uint8Array, size: number): Outcome {
  raw.release(base);
  const from = raw.alloc(stored.length + 2 * MARGIN) + MARGIN;
  const to = raw.alloc(size + 2 * MARGIN) + MARGIN;
  const before = new Uint8Array(raw.memory.buffer);
  before.fill(0xa5, to - MARGIN, to + size + MARGIN);
  before.set(stored, from);
  const status = run(from, stored.length, to, size);
  const memory = new Uint8Array(raw.memory.buffer);
  for (const at of [to - MARGIN, to + size]) {
    if (memory.subarray(at, at + MARGIN).some((byte) => byte !== 0xa5)) throw new Error("written outside its range");
  }
  if (Buffer.compare(memory.subarray(from, from + stored.length), stored) !== 0) throw new Error("input was changed");
  return { status, out: Buffer.from(memory.slice(to, to + size)) };
}

/**
 * The same, then once more with either range at the very end of the memory, where a step too far traps. Only for decoders
 * that ask for no memory themselves.
 */
export function decode(kind: Exclude<Kind, "blosc">, stored: Uint8Array, size: number): Outcome {
  const outcome = decodeGuarded(raw[kind], stored, size);
  for (const inputLast of [true, false]) {
    raw.release(base);
    const other = raw.alloc((inputLast ? size : stored.length) + 16);
    raw.alloc((inputLast ? stored.length : size) + 16);
    const all = new Uint8Array(raw.memory.buffer);
    const at = inputLast ? all.length - stored.length : other;
    const into = inputLast ? other : all.length - size;
    all.set(stored, at);
    if (raw[kind](at, stored.length, into, size) !== outcome.status)
      throw new Error("the end of memory makes a difference");
  }
  return outcome;
}

/** With up to three bits the other way round, mostly near the beginning, and sometimes cut short. */
export function mutated(stored: Uint8Array): Uint8Array {
  const bad = stored.slice(0, random(3) === 0 ? random(stored.length) : stored.length);
  for (let flips = random(4); flips > 0 && bad.length > 0; flips--) {
    const at = random(random(2) ? bad.length : Math.min(bad.length, 120));
    bad[at] = (bad[at] as number) ^ (1 << random(8));
  }
  return bad;
}

/** A stream that another library made, and what it holds (e2e/fixtures/compressed.py). */
export interface Stream {
  readonly name: string;
  readonly bytes: number;
  readonly sha1: string;
  readonly stored: Uint8Array;
}

export function streams(name: string): Stream[] {
  const text = readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8");
  const entries = JSON.parse(text) as (Omit<Stream, "stored"> & { readonly stored: string })[];
  return entries.map((entry) => ({ ...entry, stored: new Uint8Array(Buffer.from(entry.stored, "base64")) }));
}
