import { namesBlocks } from "../../core/blockName.ts";
import type { DatasetStructure } from "../structure/dataset.ts";
import type { VirtualMapping } from "../structure/virtualMapping.ts";
import { extentFor, isUnlimited, placesBelow, slabAxes } from "./slabAxis.ts";
import type { Sources } from "./sources.ts";
import { virtualParts } from "./virtualParts.ts";

/**
 * The shape of a virtual dataset: an axis along which a mapping goes on without limit is as long as its sources are now,
 * as HDF5 has it by default (H5D_VDS_LAST_AVAILABLE); the file may still hold what it was when it was written.
 */
export function virtualShape(dataset: DatasetStructure, sources: Sources): readonly number[] | null {
  const { storage, shape, maxshape } = dataset;
  if (storage.kind !== "virtual" || shape === null) return shape;
  const lengths = new Map<number, number>();
  const longer = (axis: number, length: number) => lengths.set(axis, Math.max(lengths.get(axis) ?? 0, length));
  for (const mapping of storage.mappings) {
    if (mapping.virtual.kind !== "hyperslab") continue;
    const { axes } = mapping.virtual;
    const axis = axes.findIndex(isUnlimited);
    if (axis >= 0) longer(axis, unlimitedLength(mapping, axis, sources));
  }
  // What other mappings are limited to must have room, too.
  for (const { virtual } of storage.mappings) {
    for (const [axis, slab] of (virtual.kind === "hyperslab" ? virtual.axes : []).entries()) {
      if (lengths.has(axis) && slab.count !== null && slab.block !== null) {
        longer(axis, extentFor(slab, slab.count * slab.block));
      }
    }
  }
  return shape.map((n, axis) => Math.min(lengths.get(axis) ?? n, maxshape?.[axis] ?? Number.POSITIVE_INFINITY));
}

function unlimitedLength(mapping: VirtualMapping, axis: number, sources: Sources): number {
  const slab = mapping.virtual.kind === "hyperslab" ? mapping.virtual.axes[axis] : undefined;
  if (!slab) return 0;
  if (namesBlocks(mapping.file) || namesBlocks(mapping.dataset)) {
    let blocks = 0;
    for (const _ of virtualParts(mapping, sources)) blocks++;
    return extentFor(slab, blocks * (slab.block ?? 0));
  }
  const [part] = virtualParts(mapping, sources);
  const shape = part && sources.shapeOf(part.file, part.dataset);
  if (!shape) return 0;
  const source = slabAxes(mapping.source, shape);
  const along = source?.findIndex(isUnlimited) ?? -1;
  const found = source?.[along];
  return found ? extentFor(slab, placesBelow(found, shape[along] as number)) : 0;
}
