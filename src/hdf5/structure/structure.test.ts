import { describe, expect, it } from "vitest";
import type { DType } from "../../core/dtype.ts";
import type { AttributeStructure } from "./attribute.ts";
import { attributeCount, readAttributes } from "./attributes.ts";
import { type DatasetStructure, describeDataset } from "./dataset.ts";
import { readDatatype } from "./datatype.ts";
import { findAddress } from "./findAddress.ts";
import { memberCount, readMembers } from "./group.ts";
import type { Link } from "./link.ts";
import { MESSAGE } from "./messageType.ts";
import { findMessage, objectKind, readObjectHeader } from "./objectHeader.ts";
import type { StructureFile } from "./structureFile.ts";
import { fixtureTruth, openFixture } from "./testing.ts";

interface TruthAttribute {
  name: string;
  rawName?: string;
  shape: number[] | null;
  dtype: object;
  bytes?: string | { first: string; nbytes: number };
}

interface TruthNode {
  path: string;
  address: number;
  same?: string;
  kind: string;
  attributes: TruthAttribute[];
  members?: { name: string; kind: string; target?: string; file?: string }[];
  dtype: object;
  committed: boolean;
  shape: number[] | null;
  maxshape: (number | null)[] | null;
  layout: string;
  chunks: number[] | null;
  filters: { id: number; name: string; flags: number; options: number[] }[];
  storage: number;
  offset?: number | null;
  fill: string;
  fillBytes?: string;
  externalFiles: [string, number, number | null][];
  mappings?: unknown[];
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** Integers above 2^53 are text in JSON; the names of float layouts are not HDF5's. */
function comparable(dtype: DType | null): unknown {
  return JSON.parse(
    JSON.stringify(dtype, (key, value) =>
      typeof value === "bigint" ? String(value) : key === "name" && value in names ? undefined : value,
    ),
  );
}
const names: Record<string, true> = {
  bfloat16: true,
  float8_e4m3: true,
  float8_e5m2: true,
  binary128: true,
  "x87 extended": true,
};

/** A name as Python shows it: bytes that are not UTF-8 as lone surrogates. */
function pythonName({ name, rawName }: { name: string; rawName?: Uint8Array }): string {
  if (!rawName) return name;
  return Array.from(rawName, (byte) => String.fromCharCode(byte > 127 ? 0xdc00 + byte : byte)).join("");
}

const byName = <T extends { name: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

function plainLink(link: Link) {
  const name = pythonName(link);
  if (link.kind === "soft") return { name, kind: link.kind, target: link.target };
  if (link.kind === "external") return { name, kind: link.kind, file: link.file, target: link.target };
  return { name, kind: link.kind };
}

function checkAttribute(attribute: AttributeStructure, truth: TruthAttribute): void {
  expect(pythonName(attribute)).toBe(truth.name);
  expect(attribute.fault).toBeUndefined();
  expect(attribute.shape).toEqual(truth.shape);
  expect(comparable(attribute.dtype)).toMatchObject(truth.dtype);
  const bytes = attribute.bytes as Uint8Array;
  if (typeof truth.bytes === "string") expect(hex(bytes)).toBe(truth.bytes);
  else if (truth.bytes) {
    expect(bytes.length).toBe(truth.bytes.nbytes);
    expect(hex(bytes.subarray(0, 16))).toBe(truth.bytes.first);
  }
}

function checkDataset(dataset: DatasetStructure, truth: TruthNode): void {
  expect(comparable(dataset.dtype)).toMatchObject(truth.dtype);
  expect(dataset.typeFault).toBeUndefined();
  expect(dataset.committedType !== undefined).toBe(truth.committed);
  expect(dataset.shape).toEqual(truth.shape);
  expect(dataset.maxshape).toEqual(truth.maxshape);
  expect(dataset.layout).toBe(truth.layout);
  expect(dataset.chunks).toEqual(truth.chunks);
  expect(dataset.filters.map(({ id, flags, options }) => ({ id, flags, options: options.slice(0, 8) }))).toEqual(
    truth.filters.map(({ id, flags, options }) => ({ id, flags, options })),
  );
  expect(dataset.fill.state).toBe(truth.fill);
  if (truth.fillBytes) expect(hex(dataset.fill.bytes as Uint8Array)).toBe(truth.fillBytes);
  expect(dataset.externalFiles.map(({ name, offset, size }) => [name, offset, size])).toEqual(truth.externalFiles);
  const { storage } = dataset;
  if (storage.kind === "compact") expect(storage.bytes.length).toBe(truth.storage);
  if (storage.kind === "contiguous") {
    expect(storage.address).toBe(truth.offset ?? null);
    if (storage.address !== null) expect(storage.size).toBe(truth.storage);
  }
  if (storage.kind === "virtual") {
    const mappings = storage.mappings.map(({ file, dataset: name, virtual }) => {
      if (virtual.kind === "blocks") return [file, name, virtual.blocks.map(({ first, last }) => [first, last])];
      if (virtual.kind !== "hyperslab") return [file, name, null];
      const axis = (key: "start" | "stride" | "count" | "block") => virtual.axes.map((one) => one[key]);
      return [file, name, [axis("start"), axis("stride"), axis("count"), axis("block")]];
    });
    expect(mappings).toEqual(truth.mappings);
  }
}

function checkNode(file: StructureFile, truth: TruthNode, tracked: boolean): void {
  if (truth.same) return;
  const address = findAddress(file, truth.path);
  expect(address).toBe(truth.address);
  const header = readObjectHeader(file, address);
  expect(objectKind(header)).toBe(truth.kind);
  const attributes = readAttributes(file, header);
  expect(attributeCount(file, header)).toBe(truth.attributes.length);
  const shown = attributes.map((attribute) => ({ ...attribute, name: pythonName(attribute), rawName: undefined }));
  const expected = tracked ? truth.attributes : byName(truth.attributes);
  const actual = tracked ? shown : byName(shown);
  expect(actual.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  actual.forEach((attribute, i) => {
    checkAttribute(attribute as AttributeStructure, expected[i] as TruthAttribute);
  });
  if (truth.kind === "group") {
    const members = readMembers(file, header);
    expect(memberCount(file, header)).toBe(truth.members?.length);
    const links = members.map(plainLink);
    if (tracked) expect(links).toEqual(truth.members);
    else expect(byName(links)).toEqual(byName(truth.members ?? []));
  } else if (truth.kind === "datatype") {
    const message = findMessage(header, MESSAGE.datatype);
    expect(comparable(readDatatype(message?.data as Uint8Array, file))).toMatchObject(truth.dtype);
  } else {
    checkDataset(describeDataset(file, header), truth);
  }
}

const kinds = ["types", "layouts", "groups", "attributes", "shared", "chunks"];
const fixtures = [...kinds.flatMap((kind) => [`${kind}_earliest`, `${kind}_latest`]), "userblock", "cache_image"];

describe.each(fixtures)("%s", (name) => {
  const truth = fixtureTruth<{ userblock: number; nodes: TruthNode[] }>(name);
  const file = openFixture(name);

  it("has a superblock", () => {
    expect(file.superblock.userblock).toBe(truth.userblock);
    expect(file.superblock.endOfFile).toBeLessThanOrEqual(file.reader.size);
  });

  it.each(truth.nodes.map((node) => [node.path, node] as const))("agrees with h5py on %s", (path, node) => {
    checkNode(file, node, /few|many_tracked/.test(path) && !/plain/.test(path));
  });
});
