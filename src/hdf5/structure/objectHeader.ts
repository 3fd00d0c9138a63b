import { ByteReader } from "./byteReader.ts";
import { LAST_KNOWN_MESSAGE, MESSAGE, NEVER_KNOWN_MESSAGE } from "./messageType.ts";
import { damaged, notUnderstood } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

export interface HeaderMessage {
  readonly type: number;
  /** The message's data; of a shared message, where the data are (see `messageBody`). */
  readonly data: Uint8Array;
  readonly shared: boolean;
  /** Where the order in which attributes were made is kept. */
  readonly creationOrder?: number;
}

export interface ObjectHeader {
  readonly address: number;
  readonly version: number;
  /** Whether the order in which attributes were made is kept. */
  readonly attributeOrder: boolean;
  readonly messages: readonly HeaderMessage[];
}

export type ObjectKind = "group" | "dataset" | "datatype";

interface Chunk {
  readonly address: number;
  readonly length: number;
}

const FIRST_LOOK = 512;
const MOST_CHUNKS = 65_536;
const MOST_MESSAGES = 2 ** 18;
const SHARED = 0x02;
const FAIL_IF_UNKNOWN = 0x80;

/** The object header at an address with all its continuations (File Format Specification 3.0, IV.A.1). */
export function readObjectHeader(file: StructureFile, address: number): ObjectHeader {
  const start = file.bytesUpTo(address, FIRST_LOOK, "object header");
  if (start[0] === 0x4f) return readVersion2(file, address, start);
  if (start[0] === 1) return readVersion1(file, address, start);
  throw damaged("there is no object header where one should be", address);
}

/** What kind of object a header describes, by the messages that only such an object has. */
export function objectKind(header: ObjectHeader): ObjectKind {
  const has = (type: number) => header.messages.some((message) => message.type === type);
  if (has(MESSAGE.symbolTable) || has(MESSAGE.linkInfo)) return "group";
  if (!has(MESSAGE.datatype)) throw notUnderstood("an object that is no group, dataset or datatype", header.address);
  return has(MESSAGE.dataspace) ? "dataset" : "datatype";
}

export function findMessage(header: ObjectHeader, type: number): HeaderMessage | undefined {
  return header.messages.find((message) => message.type === type);
}

function isUnknown(type: number): boolean {
  return type > LAST_KNOWN_MESSAGE || type === NEVER_KNOWN_MESSAGE;
}

/** IV.A.1.a. */
function readVersion1(file: StructureFile, address: number, start: Uint8Array): ObjectHeader {
  const prefix = new ByteReader(start, "object header", file);
  prefix.skip(2);
  prefix.skip(2); // the number of messages: HDF5 does not rely on it either, but reads what is there
  prefix.skip(4); // links to the object
  const length = prefix.u32();
  const messages: HeaderMessage[] = [];
  const chunks = new ChunkQueue(address);
  chunks.add({ address: address + 16, length });
  for (const chunk of chunks.drain()) {
    const body = file.cursor(chunk.address, chunk.length, "object header");
    while (body.remaining >= 8) {
      const type = body.u16();
      const size = body.u16();
      const flags = body.u8();
      body.skip(3);
      addMessage(file, messages, chunks, type, flags, body.take(size));
    }
  }
  return { address, version: 1, attributeOrder: false, messages };
}

/** IV.A.1.b. */
function readVersion2(file: StructureFile, address: number, start: Uint8Array): ObjectHeader {
  const prefix = new ByteReader(start, "object header", file);
  prefix.signature("OHDR");
  prefix.version(2);
  const flags = prefix.u8();
  if (flags & 0x20) prefix.skip(16); // times
  if (flags & 0x10) prefix.skip(4); // when attributes move out of the header
  const length = prefix.uint(2 ** (flags & 3));
  const attributeOrder = (flags & 0x04) !== 0;
  const messages: HeaderMessage[] = [];
  const chunks = new ChunkQueue(address);
  const prefixLength = prefix.position;
  readMessages(file.checkedCursor(address, prefixLength + length + 4, "object header"), prefixLength);
  for (const chunk of chunks.drain()) {
    const body = file.checkedCursor(chunk.address, chunk.length, "object header continuation");
    body.signature("OCHK");
    readMessages(body, 4);
  }
  return { address, version: 2, attributeOrder, messages };

  function readMessages(body: ByteReader, from: number): void {
    body.position = from;
    const messagePrefix = attributeOrder ? 6 : 4;
    // What is left before the checksum and too short for a message is a gap.
    while (body.remaining - 4 >= messagePrefix) {
      const type = body.u8();
      const size = body.u16();
      const messageFlags = body.u8();
      const order = attributeOrder ? body.u16() : undefined;
      if (size > body.remaining - 4) throw damaged("a message is longer than its object header", address);
      addMessage(file, messages, chunks, type, messageFlags, body.take(size), order);
    }
  }
}

function addMessage(
  file: StructureFile,
  messages: HeaderMessage[],
  chunks: ChunkQueue,
  type: number,
  flags: number,
  data: Uint8Array,
  creationOrder?: number,
): void {
  if (type === MESSAGE.continuation) {
    const fields = new ByteReader(data, "continuation message", file);
    chunks.add({ address: fields.definedAddress(), length: fields.length() });
  } else if (isUnknown(type) && flags & FAIL_IF_UNKNOWN) {
    throw notUnderstood(`an object header message of type ${type}`);
  }
  if (messages.length >= MOST_MESSAGES) throw notUnderstood("an object header of very many messages");
  const shared = (flags & SHARED) !== 0;
  messages.push(creationOrder === undefined ? { type, data, shared } : { type, data, shared, creationOrder });
}

/** The parts of a header that are still to be read; each address once. */
class ChunkQueue {
  private readonly header: number;
  private readonly waiting: Chunk[] = [];
  private readonly met = new Set<number>();

  constructor(header: number) {
    this.header = header;
  }

  add(chunk: Chunk): void {
    if (this.met.has(chunk.address)) throw damaged("an object header continues in itself", this.header);
    if (this.met.size >= MOST_CHUNKS) throw notUnderstood("an object header in very many parts", this.header);
    this.met.add(chunk.address);
    this.waiting.push(chunk);
  }

  *drain(): Generator<Chunk> {
    for (let at = 0; at < this.waiting.length; at++) {
      const chunk = this.waiting[at];
      if (chunk) yield chunk;
    }
  }
}
