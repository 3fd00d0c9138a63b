import { type ChunkEntry, type ChunkLookup, MOST_KEPT } from "./chunkEntry.ts";
import { areAscending, compareAt, lastNotAfter } from "./chunkGrid.ts";
import type { ChunkedLayout } from "./layout.ts";
import { RecentMap } from "./perFile.ts";
import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

interface Node {
  readonly level: number;
  readonly count: number;
  /** Coordinates, in chunks, of the first chunk of each child, and a bound of all of them: the last may have its place. */
  readonly keys: Float64Array;
  /** Of a leaf: sizes and filter masks of its chunks. */
  readonly sizes: Float64Array;
  readonly masks: Float64Array;
  readonly children: Float64Array;
}

const CHUNKS = 1;

/** A version 1 B-tree of chunks (File Format Specification 3.0, III.A.1, node type 1). It has no checksums: its order is checked. */
export function openChunkBtreeV1(file: StructureFile, root: number, { chunks }: ChunkedLayout): ChunkLookup {
  const rank = chunks.length;
  const nodes = new RecentMap<number, Node>(MOST_KEPT, (node) => 256 + node.keys.byteLength + node.count * 24);

  /** Neighbours are asked for one after the other, and mostly lie in the same leaf. */
  let recent: Node | undefined;

  return (coords) => {
    const again = recent && entryIn(recent, coords, rank);
    if (again) return again;
    let node = nodes.get(root, () => readNode(file, root, chunks));
    while (node.level > 0) {
      const place = lastNotAfter(node.keys, node.count, coords);
      if (place < 0) return null;
      const address = node.children[place] as number;
      const child = nodes.get(address, () => readNode(file, address, chunks));
      checkPlace(node, place, child, rank, address);
      node = child;
    }
    recent = node;
    return entryIn(node, coords, rank);
  };
}

/** The chunk at some coordinates, if it is one of a leaf's. */
function entryIn(leaf: Node, coords: readonly number[], rank: number): ChunkEntry | null {
  const place = lastNotAfter(leaf.keys, leaf.count, coords);
  if (place < 0 || compareAt(leaf.keys, place * rank, coords, 0, rank) !== 0) return null;
  return {
    address: leaf.children[place] as number,
    size: leaf.sizes[place] as number,
    filterMask: leaf.masks[place] as number,
  };
}

function readNode(file: StructureFile, address: number, chunks: readonly number[]): Node {
  const rank = chunks.length;
  const head = file.cursor(address, 8 + 2 * file.offsetSize, "B-tree of chunks");
  head.signature("TREE");
  if (head.u8() !== CHUNKS) throw damaged("a B-tree of chunks holds something else", address);
  const level = head.u8();
  const count = head.u16();
  const keySize = 8 + 8 * (rank + 1);
  const length = count * (keySize + file.offsetSize) + keySize;
  const body = file.cursor(address + head.bytes.length, length, "B-tree of chunks");
  const keys = new Float64Array((count + 1) * rank);
  const sizes = new Float64Array(count);
  const masks = new Float64Array(count);
  const children = new Float64Array(count);
  for (let i = 0; i <= count; i++) {
    const size = body.u32();
    const mask = body.u32();
    for (let axis = 0; axis < rank; axis++) {
      const coord = body.u64() / (chunks[axis] as number);
      if (i < count && !Number.isInteger(coord)) throw damaged("a chunk does not begin where one may", address);
      keys[i * rank + axis] = coord;
    }
    const inElement = body.u64();
    if (i === count) break;
    // HDF5 compares it, too, and finds no chunk of which it is another.
    if (inElement !== 0) throw damaged("a chunk begins inside an element", address);
    sizes[i] = size;
    masks[i] = mask;
    children[i] = body.definedAddress();
  }
  if (!areAscending(keys, count, rank)) throw damaged("a B-tree of chunks is not in order", address);
  return { level, count, keys, sizes, masks, children };
}

/** A node lies one level below its parent, and its chunks between the two keys of its parent. */
function checkPlace(parent: Node, place: number, child: Node, rank: number, address: number): void {
  const { count, keys, level } = child;
  const fromFirst = compareAt(keys, 0, parent.keys, place * rank, rank);
  const toEnd = count > 0 ? compareAt(keys, (count - 1) * rank, parent.keys, (place + 1) * rank, rank) : -1;
  const outside = fromFirst < 0 || toEnd > 0 || (toEnd === 0 && place + 1 < parent.count);
  if (level !== parent.level - 1 || outside) throw damaged("a B-tree of chunks is not in order", address);
}
