const MOST_KEPT = 64 * 1024 * 1024;

/**
 * Buffers that are used again, for what does not outlive a task: fresh memory must first be mapped and cleared page by
 * page, which costs many times what it costs to copy into it.
 */
export class BufferPool {
  private readonly mostKept: number;
  private readonly free: ArrayBuffer[];
  private lent: ArrayBuffer[] = [];

  /** `mostKept` bounds the bytes that wait to be used again. */
  constructor(mostKept = MOST_KEPT, free: ArrayBuffer[] = []) {
    this.mostKept = mostKept;
    this.free = free;
  }

  /** A pool of the same free buffers that knows what it lends from what others do: for one of several tasks at a time. */
  forTask(): BufferPool {
    return new BufferPool(this.mostKept, this.free);
  }

  /** A buffer of at least so many bytes; what it holds is whatever was there before. */
  take(bytes: number): ArrayBuffer {
    return this.find(bytes) ?? new ArrayBuffer(bytes);
  }

  /** The same, but only if there is one. */
  find(bytes: number): ArrayBuffer | undefined {
    const fits = this.free.find(({ byteLength }) => byteLength >= bytes && byteLength <= 2 * bytes);
    if (fits) this.free.splice(this.free.indexOf(fits), 1);
    return fits;
  }

  /** From now on the buffer is in use, until `reclaim`. */
  lend(buffer: ArrayBuffer): void {
    this.lent.push(buffer);
  }

  /** The buffer can be taken at once. */
  give(buffer: ArrayBuffer): void {
    this.free.push(buffer);
    let kept = this.free.reduce((sum, { byteLength }) => sum + byteLength, 0);
    while (kept > this.mostKept) kept -= this.free.shift()?.byteLength ?? kept;
  }

  /** All that were lent are free again, but for those that were handed on to another thread: these are empty here. */
  reclaim(): void {
    const { lent } = this;
    this.lent = [];
    for (const buffer of lent) if (buffer.byteLength > 0) this.give(buffer);
  }
}
