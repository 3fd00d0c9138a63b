/** Puts numbers and texts one behind the other, little-endian, as all of HDF5's structures are. */
export class ByteWriter {
  private bytes = new Uint8Array(256);
  private at = 0;

  get length(): number {
    return this.at;
  }

  uint(value: number | bigint, size: number): this {
    this.reserve(size);
    let rest = BigInt.asUintN(64, BigInt(value));
    for (let i = 0; i < size; i++) {
      this.bytes[this.at++] = Number(rest & 0xffn);
      rest >>= 8n;
    }
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
    return this;
  }

  /** UTF-8 with a zero behind it. */
  text(text: string): this {
    return this.raw(new TextEncoder().encode(text)).uint(0, 1);
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.at);
  }

  private reserve(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + size));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
