import * as Comlink from "comlink";
import { Fault } from "../core/fault.ts";
import type { LoadLibrary, ReaderBoot } from "../rpc/boot.ts";
import { trustedScript } from "../rpc/trustedScript.ts";
import type { ReaderApi } from "./readerApi.ts";

type Remote = Comlink.Remote<ReaderApi>;

/**
 * One reader worker. Every call settles: answered, failed, or rejected because the worker died or kept silent for too
 * long; comlink alone would leave such calls pending for ever.
 */
export class ReaderProcess {
  private readonly worker: Worker;
  private readonly api: Promise<Remote>;
  private readonly died: Promise<never>;
  private die!: (fault: Fault) => void;
  private ended = false;

  constructor(script: string, boot: ReaderBoot, loadLibrary: LoadLibrary) {
    this.died = new Promise<never>((_, reject) => {
      this.die = reject;
    });
    this.died.catch(() => undefined);
    this.worker = new Worker(trustedScript(script), { type: "module", name: "reader" });
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.end(new Fault("reader-died", `The reader stopped: ${event.message || "its script failed"}.`));
    };
    const start = Comlink.wrap<(boot: ReaderBoot, loadLibrary: LoadLibrary) => ReaderApi>(this.worker);
    this.api = start(boot, Comlink.proxy(loadLibrary)) as unknown as Promise<Remote>;
    this.api.catch((error) => this.end(new Fault("reader-died", `The reader did not start: ${String(error)}.`)));
  }

  get alive(): boolean {
    return !this.ended;
  }

  /** `patience` in milliseconds; a reader that keeps silent for longer is ended, since it cannot be interrupted. */
  async call<T>(work: (api: Remote) => Promise<T>, patience: number): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const seconds = Math.round(patience / 1000);
        const fault = new Fault("reader-hung", `HDF5 did not answer within ${seconds} seconds and was stopped.`);
        this.end(fault);
        reject(fault);
      }, patience);
    });
    try {
      return await Promise.race([this.api.then(work), this.died, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Says something that nobody waits for an answer to. */
  tell(word: (api: Remote) => Promise<unknown>): void {
    this.api.then(word).catch(() => undefined);
  }

  end(fault = new Fault("closed", "The file was closed.")): void {
    if (this.ended) return;
    this.ended = true;
    this.worker.terminate();
    this.die(fault);
  }
}
