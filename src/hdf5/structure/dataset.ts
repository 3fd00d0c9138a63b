import type { DType } from "../../core/dtype.ts";
import { asFault, type FaultData, faultData } from "../../core/fault.ts";
import { readDataspace } from "./dataspace.ts";
import { datatypeSize, readDatatype } from "./datatype.ts";
import { type ExternalFile, readExternalFiles } from "./externalFiles.ts";
import { type FillValue, NO_FILL, readFillValue, readOldFillValue } from "./fillValue.ts";
import { type Filter, readFilterPipeline } from "./filterPipeline.ts";
import { type ChunkedLayout, type LayoutMessage, readLayout } from "./layout.ts";
import { MESSAGE } from "./messageType.ts";
import { findMessage, type ObjectHeader, readObjectHeader } from "./objectHeader.ts";
import { type MessageBody, messageBody } from "./sharedMessage.ts";
import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";
import { readVirtualMappings, type VirtualMapping } from "./virtualMapping.ts";

export type Storage =
  | { readonly kind: "compact"; readonly bytes: Uint8Array }
  /** `address` is null while nothing was written (or where the bytes are in external files). */
  | { readonly kind: "contiguous"; readonly address: number | null; readonly size: number }
  | ChunkedLayout
  | { readonly kind: "virtual"; readonly mappings: readonly VirtualMapping[] };

/** All that an object header says of a dataset. */
export interface DatasetStructure {
  /** Null where the type is not supported: `typeFault` says why. */
  readonly dtype: DType | null;
  readonly typeFault?: FaultData;
  /** Address of the committed datatype that it uses. */
  readonly committedType?: number;
  /** Bytes of an element in the file. */
  readonly elementSize: number;
  readonly shape: readonly number[] | null;
  readonly maxshape: readonly (number | null)[] | null;
  readonly layout: "compact" | "contiguous" | "chunked" | "virtual";
  readonly chunks: readonly number[] | null;
  readonly filters: readonly Filter[];
  readonly fill: FillValue;
  readonly storage: Storage;
  readonly externalFiles: readonly ExternalFile[];
}

export function describeDataset(file: StructureFile, at: number | ObjectHeader): DatasetStructure {
  const header = typeof at === "number" ? readObjectHeader(file, at) : at;
  const body = (type: number): MessageBody | null => {
    const message = findMessage(header, type);
    return message ? messageBody(file, message) : null;
  };
  const needed = (type: number, what: string): MessageBody => {
    const found = body(type);
    if (!found) throw damaged(`a dataset has no ${what}`, header.address);
    return found;
  };
  const type = needed(MESSAGE.datatype, "datatype");
  const elementSize = datatypeSize(type.bytes, file);
  const space = readDataspace(needed(MESSAGE.dataspace, "dataspace").bytes, file);
  const layout = readLayout(needed(MESSAGE.layout, "data layout").bytes, file);
  const pipeline = body(MESSAGE.filterPipeline);
  const external = body(MESSAGE.externalFiles);
  if (layout.kind === "chunked") checkChunks(layout, space.shape, elementSize, header.address);
  return {
    ...typeOrFault(file, type.bytes),
    ...(type.committed !== undefined && { committedType: type.committed }),
    elementSize,
    ...space,
    layout: layout.kind,
    chunks: layout.kind === "chunked" ? layout.chunks : null,
    filters: pipeline ? readFilterPipeline(pipeline.bytes, file) : [],
    fill: fillOf(body(MESSAGE.fillValue), body(MESSAGE.oldFillValue), file, elementSize),
    storage: storageOf(file, layout, space.shape, elementSize),
    externalFiles: external ? readExternalFiles(external.bytes, file) : [],
  };
}

function typeOrFault(file: StructureFile, bytes: Uint8Array): { dtype: DType | null; typeFault?: FaultData } {
  try {
    return { dtype: readDatatype(bytes, file) };
  } catch (error) {
    const fault = asFault(error);
    // HDF5 does not open such a dataset either; a type that is only not supported leaves the rest as it is.
    if (fault.code === "damaged") throw fault;
    return { dtype: null, typeFault: faultData(fault) };
  }
}

function checkChunks(layout: ChunkedLayout, shape: readonly number[] | null, elementSize: number, at: number): void {
  if (layout.chunks.length !== shape?.length) throw damaged("chunks have another rank than their dataset", at);
  if (layout.elementSize !== elementSize) throw damaged("chunks have another element size than their dataset", at);
}

function fillOf(
  current: MessageBody | null,
  old: MessageBody | null,
  file: StructureFile,
  elementSize: number,
): FillValue {
  const fill = current ? readFillValue(current.bytes, file) : old ? readOldFillValue(old.bytes, file) : NO_FILL;
  if (fill.bytes && fill.bytes.length !== elementSize) throw damaged("a fill value is not as large as an element");
  return fill;
}

function storageOf(
  file: StructureFile,
  layout: LayoutMessage,
  shape: readonly number[] | null,
  elementSize: number,
): Storage {
  if (layout.kind === "virtual") return { kind: "virtual", mappings: readVirtualMappings(file, layout) };
  if (layout.kind !== "contiguous") return layout;
  const size = layout.size ?? (shape ? shape.reduce((product, n) => product * n, elementSize) : 0);
  return { kind: "contiguous", address: layout.address, size };
}
