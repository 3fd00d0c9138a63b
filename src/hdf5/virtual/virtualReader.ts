import type { DType } from "../../core/dtype.ts";
import { Fault } from "../../core/fault.ts";
import { type Selection, selectionShape, selectionSize } from "../../core/selection.ts";
import type { Block, NumberArray, Values } from "../../core/value.ts";
import { decodeElements } from "../decode/decode.ts";
import type { Form } from "../decode/form.ts";
import type { DatasetStructure } from "../structure/dataset.ts";
import { convertValues, copyElements } from "./convertValues.ts";
import { mappingsOf } from "./mappingIndex.ts";
import { countedCopy, partCopy, touches } from "./partCopy.ts";
import type { Sources } from "./sources.ts";
import { virtualParts } from "./virtualParts.ts";

/**
 * Reads a selection of a virtual dataset out of its sources: of each only what is wanted. Where nothing is mapped, or a
 * source is missing, stands the fill value, as HDF5 has it.
 */
export async function readVirtual(
  dataset: DatasetStructure,
  dtype: DType,
  selection: Selection,
  sources: Sources,
  form: Form,
): Promise<Block> {
  const { storage, shape } = dataset;
  const mappings = storage.kind === "virtual" ? storage.mappings : [];
  const target = filled(dataset, dtype, selectionSize(selection), form);
  const lanes = dtype.kind === "complex" ? 2 : 1;
  for (const mapping of mappingsOf(mappings, shape ?? [])(selection)) {
    for (const part of virtualParts(mapping, sources)) {
      // Most files of a large set are not touched by a read: these are not even opened.
      if (!touches(part.virtual, shape ?? [], selection)) continue;
      const sourceShape = sources.shapeOf(part.file, part.dataset);
      const file = sourceShape && sources.file(part.file);
      if (!file) continue;
      const direct = partCopy(part, shape ?? [], sourceShape, selection);
      const copy = direct === undefined ? countedCopy(part, shape ?? [], sourceShape, selection) : direct;
      if (!copy) {
        if (direct === undefined) throw new Fault("unsupported", "This virtual dataset maps too many single elements.");
        continue;
      }
      const block = await file.readBlock(part.dataset, copy.read);
      copyElements(convertValues(block.data, block.dtype, dtype), target, copy.axes, lanes);
    }
  }
  return { shape: selectionShape(selection), dtype, data: target };
}

/** The fill value, `count` times. */
function filled({ fill }: DatasetStructure, dtype: DType, count: number, form: Form): Values {
  const bytes = fill.bytes ?? new Uint8Array(dtype.size);
  const one = decodeElements(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, 1, dtype, form);
  if (!ArrayBuffer.isView(one)) return new Array(count).fill(one[0]);
  const Kind = one.constructor as new (length: number) => NumberArray;
  const all = new Kind(count * one.length) as Float64Array;
  const values = one as Float64Array;
  if (values.some((value) => !Object.is(Number(value), 0))) {
    if (one.length === 1) all.fill(values[0] as number);
    else for (let i = 0; i < count; i++) all.set(values, i * one.length);
  }
  return all;
}
