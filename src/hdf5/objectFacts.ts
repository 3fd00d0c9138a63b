import { Fault, faultData } from "../core/fault.ts";
import type { AttributeInfo, NodeKind, ObjectFacts } from "../core/node.ts";
import { baseName, type InnerPath, parentPath } from "../core/path.ts";
import { elementCount, type Value, type Values } from "../core/value.ts";
import { decodeElements } from "./decode/decode.ts";
import type { Form } from "./decode/form.ts";
import { whyLibrary } from "./directFilters.ts";
import { filterInfo } from "./filters.ts";
import { type StoredSizes, storedSizes } from "./storedSizes.ts";
import type { AttributeStructure } from "./structure/attribute.ts";
import { attributeCount, readAttributes } from "./structure/attributes.ts";
import { type DatasetStructure, describeDataset } from "./structure/dataset.ts";
import { readDatatype } from "./structure/datatype.ts";
import { findAddress, membersByName } from "./structure/findAddress.ts";
import { memberCount } from "./structure/group.ts";
import type { Link } from "./structure/link.ts";
import { MESSAGE } from "./structure/messageType.ts";
import { findMessage, type ObjectHeader, objectKind, readObjectHeader } from "./structure/objectHeader.ts";
import { RecentMap } from "./structure/perFile.ts";
import { messageBody } from "./structure/sharedMessage.ts";
import type { StructureFile } from "./structure/structureFile.ts";
import { mappedParts } from "./virtual/mappedParts.ts";
import type { Sources } from "./virtual/sources.ts";
import { virtualShape } from "./virtual/virtualShape.ts";

/** Elements of more bytes than this (array types of thousands) have no fill value worth showing. */
const LARGEST_FILL = 4096;

/** Virtual datasets whose mappings stay known, and those of them that are told. */
const MOST_VIRTUAL = 8;
const MOST_TOLD = 100;

const NOTHING = { shape: null, maxshape: null, dtype: null, chunks: null, filters: [] };

/** Says what can be said of the objects of a file without reading their data. */
export class ObjectDescriber {
  private readonly file: StructureFile;
  private readonly form: Form;

  private readonly directReads: boolean;
  private readonly sources: Sources;
  private readonly virtual = new RecentMap<number, DatasetStructure>(MOST_VIRTUAL, () => 1);

  /**
   * `form` is the form of the file's own bytes, `directReads` whether values may be read without HDF5's library,
   * `sources` what virtual datasets lead to.
   */
  constructor(file: StructureFile, form: Form, directReads: boolean, sources: Sources) {
    this.sources = sources;
    this.file = file;
    this.form = form;
    this.directReads = directReads;
  }

  /** The object or link at a path. Whatever is wrong with it is in its facts; nothing there is a fault. */
  describe(path: InnerPath, withAttributes: boolean): ObjectFacts {
    const link = this.linkAt(path);
    switch (link.kind) {
      case "hard":
        return this.object(link.address, withAttributes);
      case "soft":
        return this.softLink(path, link.target);
      case "external": {
        const { file, target } = link;
        return { ...NOTHING, kind: "externallink", target: `${file}:${target}`, external: { file, target } };
      }
      case "user":
        return broken(`a link of the class ${link.linkClass}, which another program defined`, "unsupported");
    }
  }

  /** The one text that an attribute holds, as a scalar or as the element of an array of one; undefined for any other. */
  attributeText(path: InnerPath, name: string): string | undefined {
    try {
      const header = readObjectHeader(this.file, findAddress(this.file, path));
      const found = readAttributes(this.file, header).find((attribute) => attribute.name === name);
      const value = found && this.attribute(found).value;
      const text = Array.isArray(value) && value.length === 1 ? value[0] : value;
      return typeof text === "string" ? text : undefined;
    } catch {
      return undefined; // what is wrong with its attributes is said where they are shown
    }
  }

  /** The dataset at a path, links followed. */
  datasetAt(path: InnerPath): DatasetStructure {
    const header = readObjectHeader(this.file, findAddress(this.file, path));
    const kind = objectKind(header);
    if (kind !== "dataset") throw new Fault("wrong-kind", `This is a ${kind}; only datasets have values.`);
    return this.dataset(header);
  }

  /** A virtual dataset is as long as its sources are. */
  private dataset(header: ObjectHeader): DatasetStructure {
    const known = this.virtual.has(header.address) ? undefined : describeDataset(this.file, header);
    if (known && known.storage.kind !== "virtual") return known;
    return this.virtual.get(header.address, () => {
      const dataset = known as DatasetStructure;
      return { ...dataset, shape: virtualShape(dataset, this.sources) };
    });
  }

  /** What the dataset at a path takes in the file. */
  sizesAt(path: InnerPath): StoredSizes {
    return storedSizes(this.file, findAddress(this.file, path), this.datasetAt(path));
  }

  datasetFacts(dataset: DatasetStructure): ObjectFacts {
    const { dtype, shape, maxshape, chunks, layout, storage, typeFault } = dataset;
    const external = externalFileNames(dataset);
    const fillValue = this.fillValue(dataset);
    const library = this.directReads ? whyLibrary(dataset) : "by choice";
    return {
      kind: "dataset",
      shape,
      maxshape,
      dtype,
      chunks,
      filters: dataset.filters.map(({ id, name, options }) => filterInfo(id, name, options)),
      layout,
      ...(storage.kind === "compact" && { storageBytes: storage.bytes.length }),
      ...(storage.kind === "contiguous" && { storageBytes: storage.address === null ? 0 : storage.size }),
      ...(dtype && shape && { reader: library === undefined ? "direct" : `HDF5 library: ${library}` }),
      ...(fillValue !== undefined && { fillValue }),
      ...(external.length > 0 && { externalFiles: external }),
      ...(typeFault && { error: typeFault }),
    };
  }

  private linkAt(path: InnerPath): Link | { readonly kind: "hard"; readonly address: number } {
    if (path === "/") return { kind: "hard", address: this.file.superblock.rootAddress };
    const link = membersByName(this.file, findAddress(this.file, parentPath(path))).get(baseName(path));
    if (!link) throw new Fault("not-found", `There is nothing named “${baseName(path)}” in ${parentPath(path)}.`);
    return link;
  }

  private softLink(path: InnerPath, target: string): ObjectFacts {
    try {
      const targetKind = objectKind(readObjectHeader(this.file, findAddress(this.file, path)));
      return { ...NOTHING, kind: "softlink", target, targetKind };
    } catch (cause) {
      const { details } = faultData(cause);
      const message = `This link points to ${target}, where nothing can be found.`;
      const error = { code: "broken-link", message, ...(details && { details }) } as const;
      return { ...NOTHING, kind: "broken", target, error };
    }
  }

  private object(at: number, withAttributes: boolean): ObjectFacts {
    const address = at.toString(16);
    let kind: NodeKind = "broken";
    try {
      const header = readObjectHeader(this.file, at);
      kind = objectKind(header);
      const facts = this.factsOf(header, kind, withAttributes);
      return { ...facts, address, ...this.attributesOf(header, withAttributes) };
    } catch (cause) {
      // Of a dataset or a datatype nothing is known then; a group still has its place.
      return { ...NOTHING, kind: kind === "group" ? kind : "broken", address, error: faultData(cause) };
    }
  }

  private factsOf(header: ObjectHeader, kind: "group" | "dataset" | "datatype", closely: boolean): ObjectFacts {
    switch (kind) {
      case "group":
        return { ...NOTHING, kind, members: memberCount(this.file, header) };
      case "dataset": {
        const dataset = this.dataset(header);
        if (!closely) return this.datasetFacts(dataset);
        const mapped = dataset.storage.kind === "virtual" && {
          mapped: mappedParts(dataset.storage.mappings, MOST_TOLD),
        };
        return { ...this.datasetFacts(dataset), ...this.storedChunks(header.address, dataset), ...mapped };
      }
      case "datatype": {
        const message = findMessage(header, MESSAGE.datatype);
        const dtype = message ? readDatatype(messageBody(this.file, message).bytes, this.file) : null;
        return { ...NOTHING, kind, dtype };
      }
    }
  }

  /** A list of attributes that cannot be read does not cost the object: it is its `error`. */
  private attributesOf(header: ObjectHeader, withValues: boolean): Partial<ObjectFacts> {
    try {
      if (!withValues) return { attributeCount: attributeCount(this.file, header) };
      const attributes = readAttributes(this.file, header).map((attribute) => this.attribute(attribute));
      return { attributeCount: attributes.length, attributes };
    } catch (cause) {
      const { message, ...fault } = faultData(cause);
      return { attributes: [], error: { ...fault, message: `Its attributes cannot be read: ${message}` } };
    }
  }

  private attribute({ name, shape, dtype, bytes, fault }: AttributeStructure): AttributeInfo {
    if (fault || !dtype || !bytes) return { name, shape, dtype, ...(fault && { error: fault }) };
    if (shape === null) return { name, shape, dtype, value: null };
    try {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const values = decodeElements(view, 0, elementCount(shape), dtype, this.form);
      return { name, shape, dtype, value: shape.length === 0 ? scalarOf(values, dtype.kind) : values };
    } catch (cause) {
      return { name, shape, dtype, error: faultData(cause) };
    }
  }

  /** How much of a chunked dataset is stored, where that is quickly told. */
  private storedChunks(address: number, dataset: DatasetStructure): Partial<ObjectFacts> {
    const summary = storedSizes(this.file, address, dataset).summary();
    if (!summary) return {};
    const { count, allocated, storedBytes } = summary;
    return { chunkCount: count, allocatedChunks: allocated, storageBytes: storedBytes };
  }

  private fillValue({ fill, dtype }: DatasetStructure): Value | undefined {
    if (!dtype || fill.state === "undefined" || dtype.size > LARGEST_FILL) return undefined;
    try {
      const bytes = fill.bytes ?? new Uint8Array(dtype.size);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return scalarOf(decodeElements(view, 0, 1, dtype, this.form), dtype.kind);
    } catch {
      return undefined; // e.g. the heap object of a variable-length fill value is gone
    }
  }
}

/** The one element of an array of one. */
function scalarOf(values: Values, kind: string): Value {
  if (kind === "complex") return values;
  const value = values[0] as Value;
  return kind === "bool" ? Number(value) !== 0 : value;
}

function broken(what: string, code: "unsupported"): ObjectFacts {
  return { ...NOTHING, kind: "broken", error: { code, message: `This is ${what}; it cannot be followed.` } };
}

function externalFileNames({ externalFiles, storage }: DatasetStructure): string[] {
  const virtual = storage.kind === "virtual" ? storage.mappings.map((mapping) => mapping.file) : [];
  return [...new Set([...externalFiles.map((file) => file.name), ...virtual.filter((name) => name !== ".")])];
}
