import { afterEach, beforeEach, expect, test, vi } from "vitest";

const MIB = 1024 * 1024;
const SIZE = 3 * MIB;

/** How many slices were made of files. */
let slices = 0;

/** A file of numbered bytes whose streams hand out pieces; each piece comes after `wait` milliseconds, or never. */
class SteadyBlob {
  readonly size: number;
  private readonly from: number;
  private readonly pieces: (place: number) => number | undefined;

  constructor(from: number, size: number, pieces: (place: number) => number | undefined) {
    this.from = from;
    this.size = size;
    this.pieces = pieces;
  }

  slice(start: number, end: number): SteadyBlob {
    slices++;
    return new SteadyBlob(this.from + start, Math.max(0, Math.min(end, this.size) - start), this.pieces);
  }

  bytes(start = 0, end = this.size): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length: end - start }, (_, i) => (this.from + start + i) % 251);
  }

  stream(): ReadableStream {
    let at = 0;
    let piece = 0;
    return new ReadableStream({
      type: "bytes",
      pull: async (controller) => {
        const wait = this.pieces(piece++);
        if (wait === undefined) return new Promise(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, wait));
        const view = controller.byobRequest?.view as Uint8Array<ArrayBuffer>;
        const count = Math.min(view.byteLength, 300_000, this.size - at);
        new Uint8Array(view.buffer, view.byteOffset, count).set(this.bytes(at, at + count));
        at += count;
        controller.byobRequest?.respond(count);
      },
    });
  }
}

class SyncReader {
  readAsArrayBuffer(blob: SteadyBlob): ArrayBuffer {
    return blob.bytes().buffer;
  }
}

/** A reader of such a file, in a thread where no stream has stalled yet. */
async function readerOf(pieces: (place: number) => number | undefined) {
  vi.resetModules();
  const { blobReader } = await import("./blobReader.ts");
  return blobReader(new SteadyBlob(0, SIZE, pieces) as unknown as Blob);
}

beforeEach(() => {
  slices = 0;
  vi.stubGlobal("FileReaderSync", SyncReader);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a stream fills the buffer that it is given, as far as is asked for", async () => {
  const { streams } = await readerOf(() => 1);
  const stream = streams?.open(100, 2 * MIB, new ArrayBuffer(2 * MIB + 7), 7);
  for (const end of [1000, 5 * 100_000, 2 * MIB]) {
    const bytes = stream?.upTo(end);
    await vi.advanceTimersByTimeAsync(100);
    const got = (await bytes) as Uint8Array;
    expect(got.byteOffset).toBe(7);
    expect(got.length).toBeGreaterThanOrEqual(end);
    expect([0, end - 1].map((i) => got[i])).toEqual([0, end - 1].map((i) => (100 + i) % 251));
  }
  expect(stream?.close().byteLength).toBe(2 * MIB + 7);
});

test("a file that is read as a whole is not sliced", async () => {
  const reader = await readerOf(() => 1);
  const last = (SIZE - 1) % 251;
  expect(reader.read(0, SIZE)[SIZE - 1]).toBe(last);
  expect(slices).toBe(0);
  expect([...reader.read(SIZE - 1, 1)]).toEqual([last]);
  expect(reader.read(0, SIZE - 1).length).toBe(SIZE - 1);
  expect(slices).toBe(2);
});

test("a stream that is slow but goes on is waited for", async () => {
  const { streams } = await readerOf(() => 500);
  const bytes = streams?.open(0, 2 * MIB, new ArrayBuffer(2 * MIB)).upTo(2 * MIB);
  await vi.advanceTimersByTimeAsync(20_000);
  expect((await bytes)?.length).toBe(2 * MIB);
  expect(streams?.shortest).toBeLessThan(MIB);
});

test("a stream that falls silent is given up, and from then on nothing is streamed; plain reads go on", async () => {
  const reader = await readerOf((place) => (place < 2 ? 1 : undefined));
  const stream = reader.streams?.open(0, 2 * MIB, new ArrayBuffer(2 * MIB));
  const answer = stream?.upTo(2 * MIB).then(
    () => "all of it",
    ({ code }: { code: string }) => code,
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await answer).toBe("reader-hung");
  stream?.close();
  expect(reader.streams?.shortest).toBe(Number.POSITIVE_INFINITY);
  expect([...reader.read(250, 3)]).toEqual([250, 0, 1]);
});

test("silence while nobody waits for bytes is no stall", async () => {
  const { streams } = await readerOf(() => 1);
  const stream = streams?.open(0, 2 * MIB, new ArrayBuffer(2 * MIB));
  const first = stream?.upTo(1000);
  await vi.advanceTimersByTimeAsync(100);
  await first;
  await vi.advanceTimersByTimeAsync(60_000);
  const rest = stream?.upTo(2 * MIB);
  await vi.advanceTimersByTimeAsync(100);
  expect((await rest)?.length).toBe(2 * MIB);
});

test("a file that ends too soon is said to", async () => {
  const { streams } = await readerOf(() => 1);
  const stream = streams?.open(2 * MIB, 2 * MIB, new ArrayBuffer(2 * MIB));
  const answer = stream?.upTo(2 * MIB).catch(({ code }: { code: string }) => code);
  await vi.advanceTimersByTimeAsync(100);
  expect(["truncated", "file-gone"]).toContain(await answer);
});
