import type { DType } from "../../core/dtype.ts";
import { elementCount } from "../../core/value.ts";
import { lookup3 } from "../structure/checksum.ts";
import { MESSAGE } from "../structure/messageType.ts";
import { ByteWriter } from "./byteWriter.ts";
import { datatypeMessage } from "./datatypeMessage.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export interface WrittenAttribute {
  readonly name: string;
  readonly dtype: DType;
  /** `[]` for a scalar. */
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

export interface WrittenDataset {
  readonly name: string;
  /** As it is written: little-endian, in whole bytes. */
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly attributes: readonly WrittenAttribute[];
  /** Its elements in C order, part by part; as many bytes as shape and dtype say. */
  readonly parts: () => AsyncIterable<Bytes>;
}

const UNDEFINED = 0xffff_ffff_ffff_ffffn;
const SUPERBLOCK = 48;
/** A message's size is written in two bytes. */
const LARGEST_MESSAGE = 0xffff - 64;

/**
 * A file of a few contiguous datasets in its root group, made while it is written, so that it may be of any size: the
 * superblock of version 2, object headers of version 2 (File Format Specification 3.0, II.A and IV.A). Attributes that are
 * too large for a header are left out.
 */
export async function* hdf5File(datasets: readonly WrittenDataset[]): AsyncGenerator<Bytes> {
  // Headers have the same size wherever the data lie: the first round is only for their sizes.
  const sizes = datasets.map((dataset) => datasetHeader(dataset, 0n).length);
  const rootSize = rootHeader(
    datasets,
    sizes.map(() => 0),
  ).length;
  let at = SUPERBLOCK + rootSize;
  const headerAt = sizes.map((size) => {
    const own = at;
    at += size;
    return own;
  });
  const dataAt = datasets.map((dataset) => {
    at = aligned(at);
    const own = at;
    at += dataBytes(dataset);
    return own;
  });
  const head = new ByteWriter().raw(superblock(at)).raw(rootHeader(datasets, headerAt));
  for (const [i, dataset] of datasets.entries()) {
    head.raw(datasetHeader(dataset, dataBytes(dataset) === 0 ? UNDEFINED : BigInt(dataAt[i] ?? 0)));
  }
  yield head.finish();
  let written = head.length;
  for (const [i, dataset] of datasets.entries()) {
    const start = dataAt[i] ?? written;
    if (start > written) yield new Uint8Array(start - written);
    for await (const part of dataset.parts()) yield part;
    written = start + dataBytes(dataset);
  }
}

function dataBytes({ shape, dtype }: WrittenDataset): number {
  return elementCount(shape) * dtype.size;
}

const aligned = (at: number): number => Math.ceil(at / 8) * 8;

function superblock(end: number): Bytes {
  const writer = new ByteWriter()
    .raw(Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a))
    .uint(2, 1) // version
    .uint(8, 1) // bytes of an address
    .uint(8, 1) // bytes of a length
    .uint(0, 1) // nobody has it open
    .uint(0, 8) // base address
    .uint(UNDEFINED, 8) // no extension
    .uint(end, 8)
    .uint(SUPERBLOCK, 8); // the root group's header
  return withChecksum(writer);
}

function rootHeader(datasets: readonly WrittenDataset[], addresses: readonly number[]): Bytes {
  const messages: [type: number, body: Uint8Array][] = [
    [MESSAGE.linkInfo, new ByteWriter().uint(0, 2).uint(UNDEFINED, 8).uint(UNDEFINED, 8).finish()],
    [MESSAGE.groupInfo, Uint8Array.of(0, 0)],
  ];
  for (const [i, { name }] of datasets.entries()) {
    const text = new TextEncoder().encode(name);
    const link = new ByteWriter()
      .uint(1, 1) // version
      .uint(0x11, 1) // a character set follows; the length of the name takes two bytes
      .uint(1, 1) // UTF-8
      .uint(text.length, 2)
      .raw(text)
      .uint(addresses[i] ?? 0, 8);
    messages.push([MESSAGE.link, link.finish()]);
  }
  return objectHeader(messages);
}

function datasetHeader(dataset: WrittenDataset, address: bigint): Bytes {
  const layout = new ByteWriter().uint(3, 1).uint(1, 1).uint(address, 8).uint(dataBytes(dataset), 8);
  const messages: [type: number, body: Uint8Array][] = [
    [MESSAGE.dataspace, dataspace(dataset.shape)],
    [MESSAGE.datatype, datatypeMessage(dataset.dtype)],
    // Space is allocated late, the fill value is written if one is set, and none is.
    [MESSAGE.fillValue, Uint8Array.of(3, 0x0a)],
    [MESSAGE.layout, layout.finish()],
  ];
  for (const attribute of dataset.attributes) {
    const body = attributeMessage(attribute);
    if (body.length <= LARGEST_MESSAGE) messages.push([MESSAGE.attribute, body]);
  }
  return objectHeader(messages);
}

function dataspace(shape: readonly number[]): Bytes {
  const writer = new ByteWriter()
    .uint(2, 1)
    .uint(shape.length, 1)
    .uint(0, 1)
    .uint(shape.length === 0 ? 0 : 1, 1);
  for (const n of shape) writer.uint(n, 8);
  return writer.finish();
}

function attributeMessage({ name, dtype, shape, bytes }: WrittenAttribute): Bytes {
  const type = datatypeMessage(dtype);
  const space = dataspace(shape);
  return new ByteWriter()
    .uint(3, 1) // version
    .uint(0, 1)
    .uint(new TextEncoder().encode(name).length + 1, 2)
    .uint(type.length, 2)
    .uint(space.length, 2)
    .uint(1, 1) // UTF-8
    .text(name)
    .raw(type)
    .raw(space)
    .raw(bytes)
    .finish();
}

function objectHeader(messages: readonly (readonly [type: number, body: Uint8Array])[]): Bytes {
  const size = messages.reduce((sum, [, body]) => sum + 4 + body.length, 0);
  const writer = new ByteWriter()
    .raw(new TextEncoder().encode("OHDR"))
    .uint(2, 1) // version
    .uint(0x02, 1) // the size takes four bytes; no times
    .uint(size, 4);
  for (const [type, body] of messages) writer.uint(type, 1).uint(body.length, 2).uint(0, 1).raw(body);
  return withChecksum(writer);
}

function withChecksum(writer: ByteWriter): Bytes {
  return writer.uint(lookup3(writer.finish()), 4).finish();
}
