import { perFile, RecentMap } from "./perFile.ts";
import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

interface HeapObject {
  readonly address: number;
  readonly size: number;
}

type Collection = ReadonlyMap<number, HeapObject>;

/** Objects of all the collections that are kept. */
const MOST_KEPT = 2 ** 18;
const MOST_OBJECTS = 65_536;
/** Collections up to this size are read at once, larger ones object head by object head. */
const SMALL = 2 ** 16;

const collections = perFile(() => new RecentMap<number, Collection>(MOST_KEPT, (collection) => 8 + collection.size));

/**
 * An object of a global heap collection (File Format Specification 3.0, III.E): the elements of a variable-length value,
 * a region, the mappings of a virtual dataset. What is understood of a collection is kept for the next objects.
 */
export function readGlobalHeapObject(file: StructureFile, address: number, index: number): Uint8Array {
  const collection = collections(file).get(address, () => readCollection(file, address));
  const object = collection.get(index);
  if (!object) throw damaged(`there is no object ${index} in a global heap`, address);
  return file.bytes(object.address, object.size, "global heap object");
}

function readCollection(file: StructureFile, address: number): Collection {
  const headSize = 8 + file.lengthSize;
  const head = file.cursor(address, headSize, "global heap");
  head.signature("GCOL");
  head.version(1);
  head.skip(3);
  const size = head.length();
  const end = address + size;
  if (size < headSize || end > file.size) throw damaged("a global heap is of an impossible size", address);
  const whole = size <= SMALL ? file.cursor(address, size, "global heap") : null;
  const objects = new Map<number, HeapObject>();
  // Objects are aligned to 8 bytes and so is the collection's head; object 0 is free space, up to the end.
  let at = address + align8(headSize);
  const objectHead = align8(8 + file.lengthSize);
  while (at + objectHead <= end) {
    const fields = whole ?? file.cursor(at, objectHead, "global heap");
    fields.position = whole ? at - address : 0;
    const index = fields.u16();
    if (index === 0) break;
    fields.skip(6); // references, reserved
    const length = fields.length();
    if (at + objectHead + length > end) throw damaged("an object of a global heap reaches over its end", address);
    if (objects.has(index)) throw damaged(`a global heap has two objects ${index}`, address);
    if (objects.size >= MOST_OBJECTS) throw damaged("a global heap has too many objects", address);
    objects.set(index, { address: at + objectHead, size: length });
    at += objectHead + align8(length);
  }
  return objects;
}

function align8(size: number): number {
  return Math.ceil(size / 8) * 8;
}
