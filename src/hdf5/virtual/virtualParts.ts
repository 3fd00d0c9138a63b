import { blockName, namesBlocks } from "../../core/blockName.ts";
import type { InnerPath } from "../../core/path.ts";
import type { StoredSelection } from "../structure/selection.ts";
import type { VirtualMapping } from "../structure/virtualMapping.ts";
import { isUnlimited } from "./slabAxis.ts";
import type { Sources } from "./sources.ts";

/** A part of a virtual dataset, of one source. */
export interface VirtualPart {
  readonly file: string;
  readonly dataset: InnerPath;
  readonly source: StoredSelection;
  readonly virtual: StoredSelection;
}

/** More blocks than this have no end. */
const MOST_BLOCKS = 1_000_000;

/** A mapping as parts: of names with `%b` one for each block, up to the first whose source is missing. */
export function* virtualParts(mapping: VirtualMapping, sources: Sources): Generator<VirtualPart> {
  const { file, dataset, source, virtual } = mapping;
  const at = (block: number) => ({
    file: blockName(file, block),
    dataset: absolute(blockName(dataset, block)),
    source,
  });
  const axis = virtual.kind === "hyperslab" ? virtual.axes.findIndex(isUnlimited) : -1;
  const slab = virtual.kind === "hyperslab" ? virtual.axes[axis] : undefined;
  const named = namesBlocks(file) || namesBlocks(dataset);
  if (virtual.kind !== "hyperslab" || !slab || !named || slab.block === null) {
    yield { ...at(0), virtual };
    return;
  }
  for (let block = 0; block < MOST_BLOCKS; block++) {
    const part = at(block);
    if (!sources.shapeOf(part.file, part.dataset)) return;
    const one = { start: slab.start + block * slab.stride, stride: 1, count: 1, block: slab.block };
    const axes = virtual.axes.map((other, i) => (i === axis ? one : other));
    yield { ...part, virtual: { kind: "hyperslab", axes } };
  }
}

function absolute(path: string): InnerPath {
  return `/${path.split("/").filter(Boolean).join("/")}`;
}
