import { ByteReader } from "./byteReader.ts";
import { hardLink, type Link } from "./link.ts";
import { LocalHeap } from "./localHeap.ts";
import { checkListLength, damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";
import { decodeName } from "./text.ts";

const GROUP_NODE = 0;
const SOFT_LINK = 2;
const DEEPEST = 32;

/** A symbol table message's B-tree and local heap (File Format Specification 3.0, IV.A.2.r). */
export interface SymbolTable {
  readonly btree: number;
  readonly heap: number;
}

export function readSymbolTable(data: Uint8Array, file: StructureFile): SymbolTable {
  const fields = new ByteReader(data, "symbol table message", file);
  return { btree: fields.definedAddress(), heap: fields.definedAddress() };
}

/** The members of an old-style group, in the order of their names. */
export function symbolTableLinks(file: StructureFile, table: SymbolTable): Link[] {
  const heap = new LocalHeap(file, table.heap);
  const links: Link[] = [];
  forEachNode(file, table.btree, (node, count) => {
    checkListLength(links.length + count, "members of one group");
    for (let i = 0; i < count; i++) links.push(readEntry(node, heap));
  });
  return links;
}

export function symbolTableCount(file: StructureFile, table: SymbolTable): number {
  let total = 0;
  forEachNode(file, table.btree, (_, count) => {
    total += count;
  });
  return total;
}

/** A symbol table entry (III.C). */
function readEntry(node: ByteReader, heap: LocalHeap): Link {
  const name = decodeName(heap.terminated(node.uint(node.sizes.offsetSize)));
  const address = node.address();
  const cached = node.u32();
  node.skip(4);
  const end = node.position + 16;
  const link: Link =
    cached === SOFT_LINK
      ? { ...name, kind: "soft", target: decodeName(heap.terminated(node.u32())).name }
      : hardLink(name, defined(address));
  node.position = end;
  return link;
}

function defined(address: number | null): number {
  if (address === null) throw damaged("a link leads nowhere");
  return address;
}

/** Calls `visit` for every symbol table node (III.B) below a version 1 B-tree (III.A.1), with a cursor at its entries. */
function forEachNode(file: StructureFile, root: number, visit: (node: ByteReader, count: number) => void): void {
  const { offsetSize, lengthSize } = file;
  const { groupInternalK, groupLeafK } = file.superblock;
  const entrySize = 2 * offsetSize + 24;
  const met = new Set<number>();
  walkTree(root, null);

  function once(address: number): void {
    if (met.has(address)) throw damaged("a group's B-tree contains itself", root);
    met.add(address);
  }

  function walkTree(address: number, level: number | null): void {
    once(address);
    const headSize = 8 + 2 * offsetSize;
    const head = file.cursor(address, headSize, "B-tree node");
    head.signature("TREE");
    const type = head.u8();
    const ownLevel = head.u8();
    const count = head.u16();
    if (type !== GROUP_NODE || ownLevel > DEEPEST || (level !== null && ownLevel !== level)) {
      throw damaged("a group's B-tree has a node of another kind", address);
    }
    if (groupInternalK !== null && count > 2 * groupInternalK) throw damaged("a B-tree node is too full", address);
    const body = file.cursor(address + headSize, count * (lengthSize + offsetSize), "B-tree node");
    for (let i = 0; i < count; i++) {
      body.skip(lengthSize); // the key: a name's place in the heap
      const child = body.definedAddress();
      if (ownLevel > 0) walkTree(child, ownLevel - 1);
      else walkNode(child);
    }
  }

  function walkNode(address: number): void {
    once(address);
    const head = file.cursor(address, 8, "symbol table node");
    head.signature("SNOD");
    head.version(1);
    head.skip(1);
    const count = head.u16();
    if (groupLeafK !== null && count > 2 * groupLeafK) throw damaged("a symbol table node is too full", address);
    visit(file.cursor(address + 8, count * entrySize, "symbol table node"), count);
  }
}
