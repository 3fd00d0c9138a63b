import { Fault } from "../core/fault.ts";
import type { FileFacts } from "../core/file.ts";
import type { ObjectFacts } from "../core/node.ts";
import type { InnerPath } from "../core/path.ts";
import { type Selection, selectionShape, selectionSize } from "../core/selection.ts";
import type { Block, Value, Values } from "../core/value.ts";
import { readContiguous } from "../hdf5/contiguous.ts";
import { adoptElements } from "../hdf5/decode/decode.ts";
import { fileForm } from "../hdf5/decode/form.ts";
import type { RangeReader } from "../hdf5/structure/rangeReader.ts";
import { type NpyHeader, readNpyHeader } from "./npyHeader.ts";

/** Nothing in a NumPy file leads elsewhere in it. */
const FORM = fileForm(8, () => null, { object: () => null, region: () => null });

/** Reads a NumPy array file: its one object, at `/`, is a dataset, of which any part can be read. */
export class NpyFileReader {
  readonly facts: FileFacts;
  private readonly header: NpyHeader;
  private readonly bytes: RangeReader;

  constructor(bytes: RangeReader) {
    this.bytes = bytes;
    this.header = readNpyHeader(bytes);
    this.facts = { size: bytes.size };
  }

  list(_path: InnerPath): string[] {
    return [];
  }

  describe(path: InnerPath): ObjectFacts {
    return { ...this.datasetAt(path), attributeCount: 0 };
  }

  inspect(path: InnerPath): ObjectFacts {
    return { ...this.describe(path), attributes: [] };
  }

  datasetAt(path: InnerPath): ObjectFacts {
    if (path !== "/") throw new Fault("not-found", "A NumPy file has no members: it is one array.");
    const { dtype, shape } = this.header;
    return {
      kind: "dataset",
      address: "0",
      shape,
      maxshape: shape,
      dtype,
      chunks: null,
      filters: [],
      layout: "contiguous",
      storageBytes: this.bytes.size - this.header.begin,
      reader: "direct",
    };
  }

  storedBytes(_path: InnerPath, selections: readonly Selection[]): number[] {
    return selections.map((selection) => selectionSize(selection) * this.header.dtype.size);
  }

  chunkSizes(_path: InnerPath): null {
    return null;
  }

  async readBlock(_path: InnerPath, selection: Selection): Promise<Block> {
    const { dtype, shape, fortranOrder, begin } = this.header;
    const [stored, wanted] = fortranOrder ? [shape.toReversed(), selection.toReversed()] : [shape, selection];
    const read = (offset: number, length: number) => this.bytes.read(begin + offset, length);
    const packed = readContiguous(read, stored, wanted, dtype.size);
    const values =
      dtype.kind === "string" && dtype.str[1] === "U"
        ? wideTexts(packed, dtype.size, dtype.str[0] === ">", selectionSize(selection))
        : adoptElements(packed, dtype, FORM);
    const lanes = dtype.kind === "complex" ? 2 : 1;
    const counts = selection.map(({ count }) => count);
    return {
      shape: selectionShape(selection),
      dtype,
      data: fortranOrder ? inCOrder(values, counts, lanes) : values,
    };
  }

  async readPart(path: InnerPath, selection: Selection, part: readonly string[]) {
    return { block: await this.readBlock(path, selection), rest: part };
  }
}

/** Elements whose first axis runs fastest, in the order in which the last one does. */
function inCOrder(values: Values, counts: readonly number[], lanes: number): Values {
  if (counts.filter((n) => n > 1).length < 2) return values;
  const source = values as Value[];
  const turned = (ArrayBuffer.isView(values) ? values.slice() : new Array(values.length)) as Value[];
  let written = 0;
  const walk = (axis: number, at: number, stride: number): void => {
    if (axis === counts.length) {
      for (let lane = 0; lane < lanes; lane++) turned[written++] = source[at * lanes + lane] as Value;
      return;
    }
    const n = counts[axis] ?? 0;
    for (let i = 0; i < n; i++) walk(axis + 1, at + i * stride, stride * n);
  };
  walk(0, 0, 1);
  return turned as Values;
}

/** NumPy's texts: code points of 4 bytes, filled up with zeros. */
function wideTexts(bytes: Uint8Array, size: number, bigEndian: boolean, count: number): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, i) => {
    const points: number[] = [];
    for (let at = i * size; at < (i + 1) * size; at += 4) points.push(view.getUint32(at, !bigEndian));
    while (points.at(-1) === 0) points.pop();
    return points.map((point) => (point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd")).join("");
  });
}
