import { type NodePointer, openBtreeV2, RECORDS, readNodeV2 } from "./btreeV2.ts";
import { type ChunkEntry, type ChunkLookup, entryReader, MOST_KEPT } from "./chunkEntry.ts";
import { areAscending, compareAt, lastNotAfter } from "./chunkGrid.ts";
import { RecentMap } from "./perFile.ts";
import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

interface Node {
  readonly count: number;
  readonly coords: Float64Array;
  readonly entries: readonly (ChunkEntry | null)[];
  readonly children: readonly NodePointer[];
}

/** A version 2 B-tree of chunks (File Format Specification 3.0, III.A.2, record types 10 and 11). */
export function openChunkBtreeV2(file: StructureFile, address: number, rank: number, chunkBytes: number): ChunkLookup {
  const tree = openBtreeV2(file, address, RECORDS.chunk, RECORDS.filteredChunk);
  const filtered = tree.type === RECORDS.filteredChunk;
  const readEntry = entryReader(filtered, tree.recordSize - 8 * rank, file.offsetSize, chunkBytes, address);
  const nodes = new RecentMap<number, Node>(MOST_KEPT, (node) => 256 + node.count * (8 * rank + 48));

  const readNode = (pointer: NodePointer, level: number): Node => {
    const { records, count, children } = readNodeV2(file, tree, pointer, level);
    const coords = new Float64Array(count * rank);
    const entries = Array.from({ length: count }, (_, i) => {
      const entry = readEntry(records);
      for (let axis = 0; axis < rank; axis++) coords[i * rank + axis] = records.u64();
      return entry;
    });
    if (!areAscending(coords, count, rank)) throw damaged("a B-tree of chunks is not in order", pointer.address);
    return { count, coords, entries, children };
  };

  return (coords) => {
    let pointer = tree.root;
    for (let level = tree.depth; pointer && level >= 0; level--) {
      const here = pointer;
      const node = nodes.get(here.address, () => readNode(here, level));
      const place = lastNotAfter(node.coords, node.count, coords);
      if (place >= 0 && compareAt(node.coords, place * rank, coords, 0, rank) === 0) return node.entries[place] ?? null;
      pointer = node.children[place + 1] ?? null;
    }
    return null;
  };
}
