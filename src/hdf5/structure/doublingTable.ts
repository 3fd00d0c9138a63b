import type { ByteReader } from "./byteReader.ts";
import { lookup3 } from "./checksum.ts";
import { damaged, notUnderstood } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

interface IndirectBlock {
  /** Where the block begins in the address space of the heap. */
  readonly offset: number;
  readonly rows: number;
  readonly children: readonly (number | null)[];
}

const MOST_KEPT = 2 ** 25;

/**
 * The blocks of a fractal heap (File Format Specification 3.0, III.G): a table with `width` columns whose first two rows
 * hold blocks of the starting size, each further row blocks of twice the size; blocks above the largest direct size are
 * indirect, tables of the same kind again.
 */
export class DoublingTable {
  readonly largestDirect: number;
  /** The heap's address space has so many bits. */
  readonly heapBits: number;
  private readonly file: StructureFile;
  private readonly heap: number;
  private readonly checksums: boolean;
  private readonly width: number;
  private readonly start: number;
  private readonly root: number | null;
  private readonly rootRows: number;
  private readonly direct = new Map<number, Uint8Array>();
  private readonly indirect = new Map<number, IndirectBlock>();
  private kept = 0;

  /** `fields` stands at the table's parameters in the heap's header. */
  constructor(file: StructureFile, heap: number, fields: ByteReader, checksums: boolean) {
    this.file = file;
    this.heap = heap;
    this.checksums = checksums;
    this.width = fields.u16();
    this.start = fields.length();
    this.largestDirect = fields.length();
    this.heapBits = fields.u16();
    fields.skip(2); // rows the root began with
    this.root = fields.address();
    this.rootRows = fields.u16();
    const sizes = [this.width, this.start, this.largestDirect];
    if (sizes.some((n) => !Number.isInteger(Math.log2(n))) || this.largestDirect < this.start || this.heapBits > 64) {
      throw damaged("a fractal heap is of an impossible form", heap);
    }
    if (this.heapBits > 53) throw notUnderstood("a fractal heap of more than 2^53 bytes", heap);
  }

  /** Bytes in the address space of the heap; an object lies in one block. */
  bytes(offset: number, length: number): Uint8Array {
    if (this.root === null) throw damaged("a fractal heap has no blocks", this.heap);
    if (this.rootRows === 0) return this.within(this.directBlock(this.root, 0, this.start), offset, length);
    let block = this.indirectBlock(this.root, 0, this.rootRows);
    // Each step leads into a smaller block.
    for (;;) {
      const inBlock = offset - block.offset;
      const row = this.rowAt(inBlock);
      if (row >= block.rows) throw damaged("an object lies outside its fractal heap", this.heap);
      const size = this.rowSize(row);
      const column = Math.floor((inBlock - this.rowOffset(row)) / size);
      const child = block.children[row * this.width + column] ?? null;
      if (child === null) throw damaged("a block of a fractal heap is missing", this.heap);
      const childOffset = block.offset + this.rowOffset(row) + column * size;
      if (size <= this.largestDirect) {
        return this.within(this.directBlock(child, childOffset, size), offset - childOffset, length);
      }
      block = this.indirectBlock(child, childOffset, Math.log2(size) - Math.log2(this.start * this.width) + 1);
    }
  }

  private rowSize(row: number): number {
    return row === 0 ? this.start : this.start * 2 ** (row - 1);
  }

  private rowOffset(row: number): number {
    return row === 0 ? 0 : this.start * this.width * 2 ** (row - 1);
  }

  private rowAt(offset: number): number {
    const first = this.start * this.width;
    return offset < first ? 0 : Math.floor(Math.log2(offset / first)) + 1;
  }

  private within(block: Uint8Array, at: number, length: number): Uint8Array {
    const overhead = 5 + this.file.offsetSize + Math.ceil(this.heapBits / 8) + (this.checksums ? 4 : 0);
    if (at < overhead || at + length > block.length) throw damaged("an object lies outside its heap block", this.heap);
    return block.subarray(at, at + length);
  }

  private directBlock(address: number, offset: number, size: number): Uint8Array {
    const known = this.direct.get(offset);
    if (known) return known;
    const block = this.file.cursor(address, size, "heap block");
    block.signature("FHDB");
    this.checkOwner(block, offset);
    // The checksum is that of the block with zeros in its place.
    if (this.checksums) verifyWithGap(block, address);
    if (this.kept + size > MOST_KEPT) {
      this.direct.clear();
      this.kept = 0;
    }
    this.direct.set(offset, block.bytes);
    this.kept += size;
    return block.bytes;
  }

  private indirectBlock(address: number, offset: number, rows: number): IndirectBlock {
    const known = this.indirect.get(offset);
    if (known?.rows === rows) return known;
    const offsetWidth = Math.ceil(this.heapBits / 8);
    const count = rows * this.width;
    const size = 5 + this.file.offsetSize + offsetWidth + count * this.file.offsetSize + 4;
    const block = this.file.checkedCursor(address, size, "heap block");
    block.signature("FHIB");
    this.checkOwner(block, offset);
    const children = Array.from({ length: count }, () => block.address());
    const made = { offset, rows, children };
    this.indirect.set(offset, made);
    return made;
  }

  /** Every block says which heap it belongs to and where in it. */
  private checkOwner(block: ByteReader, offset: number): void {
    block.version(0);
    const owner = block.definedAddress();
    if (owner !== this.heap || block.uint(Math.ceil(this.heapBits / 8)) !== offset) {
      throw damaged("a heap block belongs elsewhere", this.heap);
    }
  }
}

function verifyWithGap(block: ByteReader, address: number): void {
  const at = block.position;
  const stored = block.u32();
  const copy = block.bytes.slice();
  copy.fill(0, at, at + 4);
  if (lookup3(copy) !== stored) throw damaged("the checksum of the heap block is wrong", address);
}
