import type { AttributeInfo, NodeInfo } from "../../src/core/node.ts";
import type { InPage } from "../app.ts";

export interface ValueDigest {
  readonly container: string;
  readonly count: number;
  /** CRC-32 of the bytes of a typed array; of strings, each with a 0 behind it. */
  readonly crc: number | null;
  readonly first: readonly unknown[];
  readonly last: readonly unknown[];
}

export interface Digest {
  readonly info?: Omit<NodeInfo, "attributes"> & { readonly attributes?: readonly AttributeInfo[] };
  readonly fault?: string;
  readonly values?: ValueDigest;
  readonly readFault?: string;
}

/** Runs in the page: facts of nodes and digests of their values, as JSON text. */
export async function digestNodes(questions: readonly { path: string; read: boolean }[]): Promise<string> {
  const { proxima } = globalThis as unknown as InPage;
  const table = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });

  function crc32(bytes: Uint8Array, start = 0): number {
    let c = ~start;
    for (const byte of bytes) c = (table[(c ^ byte) & 255] as number) ^ (c >>> 8);
    return ~c >>> 0;
  }

  function plain(value: unknown): unknown {
    if (typeof value === "bigint") {
      const small = value >= -9007199254740992n && value <= 9007199254740992n;
      return small ? Number(value) : { i: String(value) };
    }
    if (typeof value === "boolean") return value ? 1 : 0;
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>, plain);
    if (Array.isArray(value)) return value.map(plain);
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
    }
    return value;
  }

  function digest(data: ArrayLike<unknown>): ValueDigest {
    let crc: number | null = null;
    if (ArrayBuffer.isView(data)) crc = crc32(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    else if (data.length > 0 && Array.prototype.every.call(data, (item) => typeof item === "string")) {
      const encoder = new TextEncoder();
      crc = Array.prototype.reduce.call(
        data,
        (sum, item) => crc32(encoder.encode(`${item}\0`), sum as number),
        0,
      ) as number;
    }
    const list = Array.prototype.slice.call(data, 0, 5);
    const last = Array.prototype.slice.call(data, -5);
    return { container: data.constructor.name, count: data.length, crc, first: list.map(plain), last: last.map(plain) };
  }

  const digests: Digest[] = [];
  for (const { path, read } of questions) {
    let answer: Digest;
    try {
      answer = { info: plain(await proxima.info(path)) as NodeInfo };
      if (read) {
        try {
          answer = { ...answer, values: digest((await proxima.read(path)).data) };
        } catch (error) {
          answer = { ...answer, readFault: String((error as Error).message) };
        }
      }
    } catch (error) {
      answer = { fault: String((error as Error).message) };
    }
    digests.push(answer);
  }
  return JSON.stringify(digests);
}
