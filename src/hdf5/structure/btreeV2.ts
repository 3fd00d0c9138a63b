import { ByteReader, bytesForLimit } from "./byteReader.ts";
import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

/** Types of records (File Format Specification 3.0, III.A.2). */
export const RECORDS = {
  hugeIndirect: 1,
  linkName: 5,
  attributeName: 8,
  chunk: 10,
  filteredChunk: 11,
} as const;

export interface BtreeV2 {
  readonly address: number;
  readonly type: number;
  readonly recordSize: number;
  /** Number of records in the whole tree. */
  readonly total: number;
  readonly depth: number;
  readonly root: NodePointer | null;
  readonly nodeSize: number;
  /** By depth: how wide the fields of a pointer to a node of that depth are. */
  readonly levels: readonly Level[];
}

export interface NodePointer {
  readonly address: number;
  readonly records: number;
  /** Records in the node and all below it. */
  readonly total: number;
}

interface Level {
  readonly mostRecords: number;
  readonly totalWidth: number;
}

export interface NodeV2 {
  /** Stands before the first record. */
  readonly records: ByteReader;
  readonly count: number;
  /** One more than records; none in a leaf. */
  readonly children: readonly NodePointer[];
}

const NODE_OVERHEAD = 10;
const DEEPEST = 24;

/** The header of a version 2 B-tree, of a certain type of records. */
export function openBtreeV2(file: StructureFile, address: number, ...types: number[]): BtreeV2 {
  const { offsetSize, lengthSize } = file;
  const head = file.checkedCursor(address, 16 + offsetSize + 2 + lengthSize + 4, "version 2 B-tree");
  head.signature("BTHD");
  head.version(0);
  const type = head.u8();
  if (!types.includes(type)) throw damaged(`a version 2 B-tree has records of type ${type}`, address);
  const nodeSize = head.u32();
  const recordSize = head.u16();
  const depth = head.u16();
  head.skip(2); // when nodes are split and merged
  const rootAddress = head.address();
  const rootRecords = head.u16();
  const total = head.length();
  if (recordSize === 0 || depth > DEEPEST) throw damaged("a version 2 B-tree is of an impossible form", address);
  const levels = levelsOf(nodeSize, recordSize, depth, offsetSize);
  if (levels.some((level) => level.mostRecords < 1)) throw damaged("a version 2 B-tree has too small nodes", address);
  const root = rootAddress === null || total === 0 ? null : { address: rootAddress, records: rootRecords, total };
  if (root === null && total > 0) throw damaged("a version 2 B-tree has no root", address);
  return { address, type, recordSize, total, depth, root, nodeSize, levels };
}

/** Fields of a pointer are as wide as the largest number of records below it needs. */
function levelsOf(nodeSize: number, recordSize: number, depth: number, offsetSize: number): Level[] {
  const leafMost = Math.floor((nodeSize - NODE_OVERHEAD) / recordSize);
  const countWidth = bytesForLimit(leafMost);
  const levels: Level[] = [{ mostRecords: leafMost, totalWidth: 0 }];
  let most = BigInt(Math.max(leafMost, 1));
  for (let level = 1; level <= depth; level++) {
    const pointer = offsetSize + countWidth + (levels[level - 1]?.totalWidth ?? 0);
    const mostRecords = Math.floor((nodeSize - NODE_OVERHEAD - pointer) / (recordSize + pointer));
    const records = BigInt(Math.max(mostRecords, 1));
    most = (records + 1n) * most + records;
    levels.push({ mostRecords, totalWidth: Math.ceil(most.toString(2).length / 8) });
  }
  return levels;
}

/** One node; `level` is 0 for a leaf. The node's checksum covers the used part only. */
export function readNodeV2(file: StructureFile, tree: BtreeV2, pointer: NodePointer, level: number): NodeV2 {
  const { recordSize, levels, type } = tree;
  const here = levels[level];
  const below = levels[level - 1];
  if (!here || pointer.records > here.mostRecords) throw damaged("a B-tree node has too many records", pointer.address);
  const countWidth = bytesForLimit(levels[0]?.mostRecords ?? 0);
  const pointerSize = below ? file.offsetSize + countWidth + below.totalWidth : 0;
  const used = 6 + pointer.records * recordSize + (below ? (pointer.records + 1) * pointerSize : 0) + 4;
  const node = file.checkedCursor(pointer.address, used, "B-tree node");
  node.signature(below ? "BTIN" : "BTLF");
  node.version(0);
  if (node.u8() !== type) throw damaged("a B-tree node is of another type than its tree", pointer.address);
  const records = new ByteReader(node.take(pointer.records * recordSize), "B-tree record", file);
  const children: NodePointer[] = [];
  if (below) {
    let total = pointer.records;
    for (let i = 0; i <= pointer.records; i++) {
      const address = node.definedAddress();
      const childRecords = node.uint(countWidth);
      const child = { address, records: childRecords, total: level > 1 ? node.uint(below.totalWidth) : childRecords };
      total += child.total;
      children.push(child);
    }
    if (total !== pointer.total)
      throw damaged("a B-tree node has another number of records than it says", pointer.address);
  } else if (pointer.total !== pointer.records) {
    throw damaged("a B-tree leaf has another number of records than it says", pointer.address);
  }
  return { records, count: pointer.records, children };
}

/**
 * Calls `visit` for every record, in the order of the tree, with a cursor at its start. The number of records is that of
 * the header, or a fault is thrown; no node is met twice.
 */
export function forEachRecord(file: StructureFile, tree: BtreeV2, visit: (record: ByteReader) => void): void {
  const met = new Set<number>();
  if (tree.root) walk(tree.root, tree.depth);

  function walk(pointer: NodePointer, level: number): void {
    if (met.has(pointer.address)) throw damaged("a B-tree contains itself", tree.address);
    met.add(pointer.address);
    const { records, count, children } = readNodeV2(file, tree, pointer, level);
    for (let i = 0; i <= count; i++) {
      const child = children[i];
      if (child) walk(child, level - 1);
      if (i === count) break;
      records.position = i * tree.recordSize;
      visit(records);
    }
  }
}
