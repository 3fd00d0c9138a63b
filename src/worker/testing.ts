import type { Fault } from "../core/fault.ts";
import type { ReaderFile } from "./readerApi.ts";

export function fakeFile(id: number): ReaderFile {
  return { id, source: { name: `${id}.h5`, size: 1, file: new Blob() as File }, root: `/${id}.h5` };
}

/** A process whose calls the test answers itself; what it is told of files is noted. */
export class FakeProcess {
  alive = true;
  readonly calls: { answer: (value: unknown) => void; fail: (fault: Fault) => void }[] = [];
  readonly told: number[] = [];
  private readonly api = {
    attach: async (files: readonly ReaderFile[]) => {
      this.told.push(...files.map(({ id }) => id));
    },
    list: async () => undefined,
  };

  call(work: (api: unknown) => Promise<unknown>): Promise<unknown> {
    return new Promise((answer, fail) => {
      this.calls.push({ answer, fail });
      void work(this.api);
    });
  }

  tell(): void {}

  end(): void {
    this.alive = false;
  }
}
