import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

const LONGEST_NAME = 2 ** 20;
/** A heap up to this size is read as a whole: names lie in it in the order of their making, and are asked for by name. */
const SMALL = 2 ** 24;
const WINDOW = 2 ** 12;

/** A local heap: the names of an old-style group's links (File Format Specification 3.0, III.D). */
export class LocalHeap {
  private readonly file: StructureFile;
  private readonly address: number;
  private readonly size: number;
  private readonly windows: readonly number[];
  private window: Uint8Array = new Uint8Array(0);
  private windowAt = 0;
  /** Bytes handed out. No two names share bytes, so there can never be more than the heap has. */
  private spent = 0;

  constructor(file: StructureFile, address: number) {
    const head = file.cursor(address, 8 + 2 * file.lengthSize + file.offsetSize, "local heap");
    head.signature("HEAP");
    head.version(0);
    head.skip(3);
    this.file = file;
    this.size = head.length();
    head.skip(file.lengthSize); // the free list
    this.address = head.definedAddress();
    this.windows = this.size <= SMALL ? [this.size] : [WINDOW, LONGEST_NAME + 1];
    if (this.address + this.size > file.size) throw damaged("a local heap reaches over the end of the file", address);
  }

  /** The bytes from `offset` up to the next zero byte. */
  terminated(offset: number): Uint8Array {
    if (offset >= this.size) throw damaged("a name lies outside its local heap", this.address);
    let end = this.endInWindow(offset);
    for (const length of this.windows) {
      if (end >= 0) break;
      this.windowAt = length < this.size ? offset : 0;
      const available = Math.min(length, this.size - this.windowAt);
      this.window = this.file.bytes(this.address + this.windowAt, available, "local heap");
      end = this.endInWindow(offset);
    }
    if (end < 0 || end - (offset - this.windowAt) > LONGEST_NAME) throw damaged("a name has no end", this.address);
    const name = this.window.subarray(offset - this.windowAt, end);
    this.spent += name.length + 1;
    if (this.spent > this.size) throw damaged("names share bytes of their local heap", this.address);
    return name;
  }

  private endInWindow(offset: number): number {
    const start = offset - this.windowAt;
    return start < 0 || start >= this.window.length ? -1 : this.window.indexOf(0, start);
  }
}
