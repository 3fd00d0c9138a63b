import { abortFault } from "../core/abort.ts";
import type { FileId, ReaderFile } from "./readerApi.ts";
import { IDLE_MS, type ReaderLane, type ReaderWork } from "./readerLane.ts";

/** Readers that are kept for metadata and for what is on screen, for all files together. */
const MOST_LEADS = 4;

/** A request that waits for a lead. */
interface LeadRequest {
  readonly file: FileId;
  readonly priority: number;
  start(lane: ReaderLane): void;
}

/**
 * The readers for metadata and for what is on screen. No computation uses them, so that a click never waits behind one; and
 * no file waits for another that is slow, as long as one of them is free.
 */
export class LeadReaders {
  private readonly newLane: (onFree: () => void) => ReaderLane;
  private readonly leads: ReaderLane[] = [];
  /** The most urgent first. */
  private readonly queue: LeadRequest[] = [];
  /** The lead that each file was last read by. */
  private readonly homes = new Map<FileId, ReaderLane>();

  constructor(newLane: (onFree: () => void) => ReaderLane) {
    this.newLane = newLane;
  }

  /** Lower numbers go first. */
  run<T>(file: ReaderFile, work: ReaderWork<T>, priority: number, signal: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        this.queue.splice(this.queue.indexOf(request), 1);
        reject(abortFault());
      };
      const start = (lane: ReaderLane) => {
        signal.removeEventListener("abort", leave);
        lane
          .run([file], work, priority, signal)
          .finally(() => lane.retireWhenIdle(IDLE_MS))
          .then(resolve, reject);
      };
      const request: LeadRequest = { file: file.id, priority, start };
      signal.addEventListener("abort", leave, { once: true });
      const at = this.queue.findIndex((other) => other.priority > priority);
      this.queue.splice(at < 0 ? this.queue.length : at, 0, request);
      this.serve();
    });
  }

  forget(file: FileId): void {
    this.homes.delete(file);
    for (const lane of this.leads) lane.forget(file);
  }

  /** Gives each free lead the most urgent request that it may take. */
  private serve(): void {
    for (const request of [...this.queue]) {
      const lane = this.freeLead(request.file);
      if (!lane) continue;
      this.queue.splice(this.queue.indexOf(request), 1);
      this.homes.set(request.file, lane);
      request.start(lane);
    }
  }

  /**
   * A file stays with its lead, where it is open and its chunks are kept; but while that one works for another file, any
   * that is free takes it over.
   */
  private freeLead(file: FileId): ReaderLane | undefined {
    const home = this.homes.get(file);
    if (home && (!home.busy || !home.worksForOthers(file))) return home.busy ? undefined : home;
    const idle = this.leads.find((lane) => !lane.busy);
    if (idle || this.leads.length >= MOST_LEADS) return idle;
    const lane = this.newLane(() => this.serve());
    this.leads.push(lane);
    return lane;
  }
}
