import { throwIfAborted } from "../core/abort.ts";
import type { FileId, ReaderFile } from "./readerApi.ts";
import { IDLE_MS, type ReaderLane, type ReaderWork } from "./readerLane.ts";

/** Tasks that a reader has at a time: while it computes the first it fetches the bytes of the second. */
export const DEPTH = 2;

/** A lane that is lent to a few tasks at a time. */
interface BulkSlot {
  readonly lane: ReaderLane;
  tasks: number;
}

/** The readers of computations and of long reads, as many as the settings say, whatever the number of files. */
export class BulkReaders {
  private readonly newLane: () => ReaderLane;
  private readonly slots: BulkSlot[] = [];
  /** Tasks without a reader, in the order in which they get one. */
  private readonly waiting: (() => void)[] = [];
  private limit: number;

  constructor(newLane: () => ReaderLane, limit: number) {
    this.newLane = newLane;
    this.limit = limit;
  }

  setLimit(limit: number): void {
    this.limit = limit;
    for (const slot of this.slots.filter(({ tasks }) => tasks === 0)) {
      if (this.slots.length > limit) this.endSlot(slot);
    }
    this.waiting.shift()?.();
  }

  /** Runs one task, which reads from these files, as soon as a reader is free. */
  async run<T>(files: readonly ReaderFile[], work: ReaderWork<T>, signal: AbortSignal): Promise<T> {
    const slot = await this.takeSlot(files[0]?.id, signal);
    try {
      return await slot.lane.run(files, work, 0, signal);
    } finally {
      // An aborted read may still run in its reader: the lane queues the next task behind it.
      slot.tasks--;
      if (this.slots.length > this.limit && slot.tasks === 0) this.endSlot(slot);
      else slot.lane.retireWhenIdle(IDLE_MS);
      this.waiting.shift()?.();
    }
  }

  forget(file: FileId): void {
    for (const { lane } of this.slots) lane.forget(file);
  }

  private async takeSlot(file: FileId | undefined, signal: AbortSignal): Promise<BulkSlot> {
    for (let isFirst = true; ; isFirst = false) {
      throwIfAborted(signal);
      const slot = this.freeSlot(file);
      if (slot) {
        slot.tasks++;
        return slot;
      }
      await this.nextRelease(isFirst, signal);
    }
  }

  /** A busy reader gets a second task only where there is no room for another reader. */
  private freeSlot(file: FileId | undefined): BulkSlot | undefined {
    const idle = this.slots.filter(({ tasks }) => tasks === 0);
    const open = file === undefined ? undefined : idle.find(({ lane }) => lane.knows(file));
    if (open ?? idle[0]) return open ?? idle[0];
    if (this.slots.length < this.limit) {
      const slot = { lane: this.newLane(), tasks: 0 };
      this.slots.push(slot);
      return slot;
    }
    const least = this.slots.toSorted((a, b) => a.tasks - b.tasks)[0];
    return least && least.tasks < DEPTH ? least : undefined;
  }

  /** Whoever was woken in vain keeps the first place. */
  private nextRelease(isFirst: boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        const at = this.waiting.indexOf(wake);
        if (at >= 0) this.waiting.splice(at, 1);
        resolve();
      };
      if (isFirst) this.waiting.push(wake);
      else this.waiting.unshift(wake);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  private endSlot(slot: BulkSlot): void {
    slot.lane.close();
    this.slots.splice(this.slots.indexOf(slot), 1);
  }
}
