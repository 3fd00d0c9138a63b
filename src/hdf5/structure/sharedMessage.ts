import { ByteReader } from "./byteReader.ts";
import { FractalHeap } from "./fractalHeap.ts";
import { MESSAGE } from "./messageType.ts";
import { findMessage, type HeaderMessage, readObjectHeader } from "./objectHeader.ts";
import { perFile } from "./perFile.ts";
import { damaged, notUnderstood } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

export interface MessageBody {
  readonly bytes: Uint8Array;
  /** Address of the committed datatype that the message stands for. */
  readonly committed?: number;
}

const IN_HEAP = 1;

/** The data of a message, wherever they are. */
export function messageBody(file: StructureFile, message: HeaderMessage): MessageBody {
  return message.shared ? sharedBody(file, message.type, message.data) : { bytes: message.data };
}

/** Follows the shared form of a message of a type (File Format Specification 3.0, IV.A.2, “Shared Message”). */
export function sharedBody(file: StructureFile, type: number, data: Uint8Array): MessageBody {
  const reader = new ByteReader(data, "shared message", file);
  const version = reader.version(1, 2, 3);
  const where = reader.u8();
  if (version === 3 && where === IN_HEAP) return { bytes: heapOf(file, type).object(reader.take(8)) };
  if (version === 1) reader.skip(6 + file.lengthSize);
  return committedBody(file, type, reader.definedAddress());
}

/** In another object's header: a committed datatype has its own datatype message there. */
function committedBody(file: StructureFile, type: number, address: number): MessageBody {
  const message = findMessage(readObjectHeader(file, address), type);
  if (!message) throw damaged("a shared message is not where it should be", address);
  if (message.shared) throw damaged("a shared message is shared again", address);
  return type === MESSAGE.datatype ? { bytes: message.data, committed: address } : { bytes: message.data };
}

/** The superblock extension's tables of shared messages: by message type, the fractal heap that holds them. */
const heapTables = perFile(readHeapTable);

/** The heap with the shared messages of a type. A new one for each caller: it counts what it hands out. */
export function heapOf(file: StructureFile, type: number): FractalHeap {
  const address = heapTables(file).get(type);
  if (address === undefined) throw damaged(`there are no shared messages of type ${type}`);
  return new FractalHeap(file, address);
}

/** The shared object header message table (III.I). */
function readHeapTable(file: StructureFile): ReadonlyMap<number, number> {
  const extension = file.superblock.extensionAddress;
  if (extension === null) throw notUnderstood("shared messages in a file without a table of them");
  const message = findMessage(readObjectHeader(file, extension), MESSAGE.sharedMessageTable);
  if (!message) throw damaged("the table of shared messages is missing", extension);
  const fields = new ByteReader(message.data, "shared message table", file);
  fields.version(0);
  const address = fields.definedAddress();
  const count = fields.u8();
  const entry = 14 + 2 * file.offsetSize;
  const table = file.checkedCursor(address, 4 + count * entry + 4, "shared message table");
  table.signature("SMTB");
  const heaps = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    table.version(0);
    table.skip(1); // list or B-tree
    const types = table.u16();
    table.skip(10);
    table.address(); // index
    const heap = table.address();
    if (heap === null) continue;
    for (let type = 0; type < 16; type++) if (types & (1 << type)) heaps.set(type, heap);
  }
  return heaps;
}
