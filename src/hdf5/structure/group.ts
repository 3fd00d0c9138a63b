import { forEachRecord, openBtreeV2, RECORDS } from "./btreeV2.ts";
import { ByteReader } from "./byteReader.ts";
import { FractalHeap } from "./fractalHeap.ts";
import { type Link, readLink } from "./link.ts";
import { MESSAGE } from "./messageType.ts";
import { findMessage, type ObjectHeader } from "./objectHeader.ts";
import { messageBody } from "./sharedMessage.ts";
import { checkListLength, damaged, notUnderstood } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";
import { readSymbolTable, symbolTableCount, symbolTableLinks } from "./symbolTable.ts";

/** The link info message (File Format Specification 3.0, IV.A.2.c). */
interface LinkInfo {
  readonly tracked: boolean;
  /** Null while the links are in the object header. */
  readonly dense: { readonly heap: number; readonly nameTree: number } | null;
}

/**
 * The members of a group: old style (symbol table), new style in the object header, or new style in a heap. In the order
 * of creation where the group keeps it, else as they are stored. A list shorter than the group says is a fault.
 */
export function readMembers(file: StructureFile, header: ObjectHeader): Link[] {
  const table = findMessage(header, MESSAGE.symbolTable);
  if (table) return symbolTableLinks(file, readSymbolTable(messageBody(file, table).bytes, file));
  const info = readLinkInfo(file, header);
  const links = info.dense ? denseLinks(file, info.dense) : compactLinks(file, header);
  return info.tracked ? links.sort((a, b) => (a.creationOrder ?? 0) - (b.creationOrder ?? 0)) : links;
}

/** The number of members, without reading them. */
export function memberCount(file: StructureFile, header: ObjectHeader): number {
  const table = findMessage(header, MESSAGE.symbolTable);
  if (table) return symbolTableCount(file, readSymbolTable(messageBody(file, table).bytes, file));
  const { dense } = readLinkInfo(file, header);
  if (dense) return openBtreeV2(file, dense.nameTree, RECORDS.linkName).total;
  return header.messages.filter((message) => message.type === MESSAGE.link).length;
}

function readLinkInfo(file: StructureFile, header: ObjectHeader): LinkInfo {
  const message = findMessage(header, MESSAGE.linkInfo);
  if (!message) throw damaged("an object has no members: it is no group", header.address);
  const fields = new ByteReader(messageBody(file, message).bytes, "link info message", file);
  fields.version(0);
  const flags = fields.u8();
  if (flags & 1) fields.skip(8); // the highest creation order so far
  const heap = fields.address();
  const nameTree = fields.address();
  if (heap !== null && nameTree === null) throw damaged("a group's links have no index", header.address);
  return { tracked: (flags & 1) !== 0, dense: heap !== null && nameTree !== null ? { heap, nameTree } : null };
}

function compactLinks(file: StructureFile, header: ObjectHeader): Link[] {
  return header.messages
    .filter((message) => message.type === MESSAGE.link)
    .map((message) => {
      if (message.shared) throw notUnderstood("a shared link message", header.address);
      return readLink(new ByteReader(message.data, "link", file));
    });
}

/** Each record of the name index: the name's hash, then the link's heap ID (III.A.2, type 5). */
function denseLinks(file: StructureFile, dense: { heap: number; nameTree: number }): Link[] {
  const tree = openBtreeV2(file, dense.nameTree, RECORDS.linkName);
  checkListLength(tree.total, "members of one group");
  const heap = new FractalHeap(file, dense.heap);
  if (tree.recordSize !== 4 + heap.idLength) throw damaged("a group's index does not fit its heap", tree.address);
  const links: Link[] = [];
  forEachRecord(file, tree, (record) => {
    record.skip(4);
    links.push(readLink(new ByteReader(heap.object(record.take(heap.idLength)), "link", file)));
  });
  if (links.length !== tree.total) throw damaged("a group has fewer links than it says", tree.address);
  return links;
}
