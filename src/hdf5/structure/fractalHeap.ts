import { type BtreeV2, forEachRecord, openBtreeV2, RECORDS } from "./btreeV2.ts";
import { ByteReader, bytesForLimit } from "./byteReader.ts";
import { DoublingTable } from "./doublingTable.ts";
import { damaged, notUnderstood } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

interface HugeObject {
  readonly address: number;
  readonly size: number;
}

const MANAGED = 0;
const HUGE = 1;
const TINY = 2;
/** Heap IDs longer than this give the size of a tiny object in 12 bits instead of 4. */
const SHORT_TINY = 18;

/** A fractal heap: links and attributes of objects that have many (File Format Specification 3.0, III.G). */
export class FractalHeap {
  /** Bytes of a heap ID. */
  readonly idLength: number;
  private readonly file: StructureFile;
  private readonly address: number;
  private readonly offsetWidth: number;
  private readonly lengthWidth: number;
  private readonly largestManaged: number;
  private readonly hugeTree: number | null;
  private readonly table: DoublingTable;
  private huge: Map<number, HugeObject> | null = null;
  /** Bytes handed out. Objects do not share bytes, so there cannot be more than the file has. */
  private spent = 0;

  constructor(file: StructureFile, address: number) {
    const { offsetSize, lengthSize } = file;
    const size = 26 + 12 * lengthSize + 3 * offsetSize;
    const head = file.cursor(address, 9, "fractal heap");
    head.signature("FRHP");
    head.version(0);
    this.idLength = head.u16();
    if (head.u16() > 0) throw notUnderstood("a fractal heap with filters", address);
    const body = file.checkedCursor(address, size, "fractal heap");
    body.skip(9);
    const flags = body.u8();
    this.largestManaged = body.u32();
    body.length(); // the next huge object's number
    this.hugeTree = body.address();
    body.length(); // free space
    body.address(); // its manager
    body.skip(8 * lengthSize); // statistics
    this.table = new DoublingTable(file, address, body, (flags & 2) !== 0);
    this.file = file;
    this.address = address;
    this.offsetWidth = Math.ceil(this.table.heapBits / 8);
    this.lengthWidth = Math.min(Math.ceil(Math.log2(this.table.largestDirect) / 8), bytesForLimit(this.largestManaged));
    if (this.idLength < 1 + Math.max(this.offsetWidth + this.lengthWidth, 1)) {
      throw damaged("a fractal heap's IDs are too short", address);
    }
  }

  /** The object with this heap ID. */
  object(id: Uint8Array): Uint8Array {
    const first = id[0] ?? 0;
    if (first >> 6 !== 0) throw damaged("a heap ID is of a version that is not known", this.address);
    const fields = new ByteReader(id, "heap ID", this.file);
    fields.skip(1);
    const object = this.find((first >> 4) & 3, first & 15, fields);
    this.spent += object.length;
    if (this.spent > this.file.size) throw damaged("objects of a fractal heap share bytes", this.address);
    return object;
  }

  private find(type: number, low: number, fields: ByteReader): Uint8Array {
    if (type === MANAGED) {
      const offset = fields.uint(this.offsetWidth);
      const length = fields.uint(this.lengthWidth);
      if (length > this.largestManaged) throw damaged("an object of a fractal heap is too large", this.address);
      return this.table.bytes(offset, length);
    }
    if (type === TINY) {
      if (this.idLength <= SHORT_TINY) return fields.take(low + 1);
      return fields.take(low * 256 + fields.u8() + 1);
    }
    if (type !== HUGE) throw damaged("a heap ID is of a type that is not known", this.address);
    const { offsetSize, lengthSize } = this.file;
    if (this.idLength - 1 >= offsetSize + lengthSize) {
      return this.file.bytes(fields.definedAddress(), fields.length(), "heap object");
    }
    const number = fields.uint(Math.min(this.idLength - 1, lengthSize));
    const object = this.hugeObjects().get(number);
    if (!object) throw damaged("an object of a fractal heap is missing", this.address);
    return this.file.bytes(object.address, object.size, "heap object");
  }

  private hugeObjects(): Map<number, HugeObject> {
    if (this.huge) return this.huge;
    const objects = new Map<number, HugeObject>();
    if (this.hugeTree !== null) {
      const tree: BtreeV2 = openBtreeV2(this.file, this.hugeTree, RECORDS.hugeIndirect);
      forEachRecord(this.file, tree, (record) => {
        const object = { address: record.definedAddress(), size: record.length() };
        objects.set(record.length(), object);
      });
    }
    this.huge = objects;
    return objects;
  }
}
