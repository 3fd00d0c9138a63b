import { ByteReader } from "./byteReader.ts";
import { verifyChecksum } from "./checksum.ts";
import { readGlobalHeapObject } from "./globalHeap.ts";
import { readSelection, type StoredSelection } from "./selection.ts";
import { damaged, notUnderstood } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";
import { decodeName } from "./text.ts";

/** A part of a virtual dataset and the part of another dataset that it shows. */
export interface VirtualMapping {
  /** `.` is the file itself; `%b` stands for the number of a block. */
  readonly file: string;
  readonly dataset: string;
  readonly source: StoredSelection;
  readonly virtual: StoredSelection;
}

/** The mappings of a virtual dataset (File Format Specification 3.0, III.F “Global Heap Block for Virtual Datasets”). */
export function readVirtualMappings(
  file: StructureFile,
  layout: { readonly heapAddress: number | null; readonly heapIndex: number },
): VirtualMapping[] {
  if (layout.heapAddress === null) return [];
  const bytes = readGlobalHeapObject(file, layout.heapAddress, layout.heapIndex);
  const reader = new ByteReader(bytes, "list of virtual mappings", file);
  const version = reader.u8();
  if (version !== 0) throw notUnderstood(`version ${version} of the mappings of a virtual dataset`, layout.heapAddress);
  verifyChecksum(bytes, "list of virtual mappings", layout.heapAddress);
  const count = reader.length();
  if (count > reader.remaining) throw damaged("a list of virtual mappings ends too soon", layout.heapAddress);
  return Array.from({ length: count }, () => ({
    file: decodeName(reader.takeTerminated()).name,
    dataset: decodeName(reader.takeTerminated()).name,
    source: readSelection(reader),
    virtual: readSelection(reader),
  }));
}
