import { Fault } from "../core/fault.ts";
import type { DatasetStructure } from "./structure/dataset.ts";
import type { Sources } from "./virtual/sources.ts";

/**
 * Reads bytes of a dataset whose values lie in other files, one part after the other. As HDF5 has it, what a file is too
 * short for is 0, and a file that is missing is a fault.
 */
export function externalBytes(
  { externalFiles }: DatasetStructure,
  sources: Sources,
): (offset: number, length: number) => Uint8Array {
  return (offset, length) => {
    const bytes = new Uint8Array(length);
    let begins = 0;
    for (const { name, offset: inFile, size } of externalFiles) {
      const ends = begins + (size ?? Number.POSITIVE_INFINITY);
      const [from, to] = [Math.max(offset, begins), Math.min(offset + length, ends)];
      if (from < to) {
        const file = sources.bytes(name);
        if (!file) throw missing(name);
        const at = inFile + from - begins;
        const count = Math.min(to - from, Math.max(0, file.size - at));
        if (count > 0) bytes.set(file.read(at, count), from - offset);
      }
      begins = ends;
    }
    if (begins < offset + length) throw new Fault("damaged", `Only ${begins} bytes of its values are stored.`);
    return bytes;
  };
}

function missing(name: string): Fault {
  return new Fault("broken-link", `The values lie in the file “${name}”, which is not at hand here.`, {
    hint: "Open it together with this file, and say that they belong together.",
  });
}
