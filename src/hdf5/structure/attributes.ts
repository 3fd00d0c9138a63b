import { type AttributeStructure, readAttribute } from "./attribute.ts";
import { forEachRecord, openBtreeV2, RECORDS } from "./btreeV2.ts";
import { ByteReader } from "./byteReader.ts";
import { FractalHeap } from "./fractalHeap.ts";
import { MESSAGE } from "./messageType.ts";
import { findMessage, type ObjectHeader } from "./objectHeader.ts";
import { heapOf, messageBody } from "./sharedMessage.ts";
import { checkListLength, damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

/** The attribute info message (File Format Specification 3.0, IV.A.2.v). */
interface AttributeInfo {
  readonly tracked: boolean;
  /** Null while the attributes are in the object header. */
  readonly dense: { readonly heap: number; readonly nameTree: number } | null;
}

const SHARED = 2;

/**
 * The attributes of an object, in its header or in a heap. In the order of creation where the object keeps it, else by
 * name. A list shorter than the object says is a fault; an attribute that is not understood has its own.
 */
export function readAttributes(file: StructureFile, header: ObjectHeader): AttributeStructure[] {
  const info = readAttributeInfo(file, header);
  const attributes = info.dense ? denseAttributes(file, info.dense) : compactAttributes(file, header);
  return info.tracked
    ? attributes.sort((a, b) => (a.creationOrder ?? 0) - (b.creationOrder ?? 0))
    : attributes.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The number of attributes, without reading them. */
export function attributeCount(file: StructureFile, header: ObjectHeader): number {
  const { dense } = readAttributeInfo(file, header);
  if (dense) return openBtreeV2(file, dense.nameTree, RECORDS.attributeName).total;
  return header.messages.filter((message) => message.type === MESSAGE.attribute).length;
}

function readAttributeInfo(file: StructureFile, header: ObjectHeader): AttributeInfo {
  const message = findMessage(header, MESSAGE.attributeInfo);
  if (!message) return { tracked: header.attributeOrder, dense: null };
  const fields = new ByteReader(messageBody(file, message).bytes, "attribute info message", file);
  fields.version(0);
  const flags = fields.u8();
  if (flags & 1) fields.skip(2); // the highest creation order so far
  const heap = fields.address();
  const nameTree = fields.address();
  if (heap !== null && nameTree === null) throw damaged("an object's attributes have no index", header.address);
  return { tracked: (flags & 1) !== 0, dense: heap !== null && nameTree !== null ? { heap, nameTree } : null };
}

function compactAttributes(file: StructureFile, header: ObjectHeader): AttributeStructure[] {
  return header.messages
    .filter((message) => message.type === MESSAGE.attribute)
    .map((message) => readAttribute(file, messageBody(file, message).bytes, message.creationOrder));
}

/** Each record of the name index: heap ID, message flags, creation order, the name's hash (III.A.2, type 8). */
function denseAttributes(file: StructureFile, dense: { heap: number; nameTree: number }): AttributeStructure[] {
  const tree = openBtreeV2(file, dense.nameTree, RECORDS.attributeName);
  checkListLength(tree.total, "attributes of one object");
  const heap = new FractalHeap(file, dense.heap);
  if (tree.recordSize !== heap.idLength + 9)
    throw damaged("an index of attributes does not fit its heap", tree.address);
  let sharedHeap: FractalHeap | null = null;
  const attributes: AttributeStructure[] = [];
  forEachRecord(file, tree, (record) => {
    const id = record.take(heap.idLength);
    const flags = record.u8();
    const creationOrder = record.u32();
    if (flags & SHARED) sharedHeap ??= heapOf(file, MESSAGE.attribute);
    const holder = flags & SHARED && sharedHeap ? sharedHeap : heap;
    attributes.push(readAttribute(file, holder.object(id), creationOrder));
  });
  if (attributes.length !== tree.total) throw damaged("an object has fewer attributes than it says", tree.address);
  return attributes;
}
