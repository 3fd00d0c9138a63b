import { ByteReader } from "./byteReader.ts";
import { LocalHeap } from "./localHeap.ts";
import type { StructureFile } from "./structureFile.ts";
import { decodeName } from "./text.ts";

/** A part of a dataset's bytes in another file. */
export interface ExternalFile {
  readonly name: string;
  readonly offset: number;
  /** Null: as far as the file goes. */
  readonly size: number | null;
}

/** The external data files message (File Format Specification 3.0, IV.A.2.h). */
export function readExternalFiles(data: Uint8Array, file: StructureFile): ExternalFile[] {
  const reader = new ByteReader(data, "external file list", file);
  reader.version(1);
  reader.skip(5); // reserved, allocated slots
  const count = reader.u16();
  const heap = new LocalHeap(file, reader.definedAddress());
  return Array.from({ length: count }, () => {
    const name = decodeName(heap.terminated(reader.length())).name;
    return { name, offset: reader.length(), size: reader.uintOrNull(file.lengthSize) };
  });
}
