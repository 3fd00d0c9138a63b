import type { DType } from "../core/dtype.ts";
import type { AttributeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import type { Block } from "../core/value.ts";

/** Labels along one axis of what is exported. */
export interface ExportLabels {
  readonly name: string;
  readonly values: readonly (number | string)[];
  readonly units?: string;
  readonly calendar?: string;
}

/** A selection of a dataset, to be written somewhere block by block. Axes that were selected by one index are gone. */
export interface ExportSource {
  readonly path: NodePath;
  readonly name: string;
  /** NumPy text of the selection: `0:10, :, 3`. */
  readonly selection: string;
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** One for each axis: its name, and its labels where they are known. */
  readonly axes: readonly { readonly name: string; readonly labels?: ExportLabels }[];
  readonly attributes: readonly AttributeInfo[];
  /** The elements from row `from` up to row `to` of the first axis; of a scalar the one that there is. */
  readonly rows: (from: number, to: number) => Promise<Block>;
  /** Rows that are best read at once. */
  readonly rowsAtOnce: number;
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** A file format: what it is called, and how its bytes are made. */
export interface Exporter {
  /** Throws a Fault that says what to do instead where the format cannot hold the data. */
  readonly write: (source: ExportSource, options: ExportOptions) => AsyncGenerator<Bytes>;
}

export interface ExportOptions {
  /** Of texts: whether the file begins with where the data come from, and the names of the columns. */
  readonly header: boolean;
}

/** The blocks of a source, in the order of its rows. */
export async function* blocksOf(source: ExportSource): AsyncGenerator<{ from: number; block: Block }> {
  const count = source.shape[0] ?? 1;
  for (let from = 0; from < count; from += source.rowsAtOnce) {
    yield { from, block: await source.rows(from, Math.min(count, from + source.rowsAtOnce)) };
  }
}
