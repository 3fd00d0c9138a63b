import type { DType } from "./dtype.ts";
import type { FaultData } from "./fault.ts";
import type { JoinOptions } from "./joinOptions.ts";
import type { Coordinate, Encoding, LabelConvention, LabelWarning } from "./labels.ts";
import type { NodePath } from "./path.ts";
import type { Value } from "./value.ts";

export type NodeKind = "group" | "dataset" | "datatype" | "softlink" | "externallink" | "broken";

export type StorageLayout = "compact" | "contiguous" | "chunked" | "virtual";

export interface FilterInfo {
  readonly id: number;
  readonly name: string;
  readonly options: readonly number[];
  /** Whether data that went through this filter can be decoded here. */
  readonly available: boolean;
}

export interface AttributeInfo {
  readonly name: string;
  /** `[]` for a scalar, null for a null dataspace. */
  readonly shape: readonly number[] | null;
  readonly dtype: DType | null;
  /** A scalar's value as such, else the elements in C order. Absent where there is an error. */
  readonly value?: Value;
  readonly error?: FaultData;
}

/** Chunks of a dataset whose sizes are told one by one, at the most. */
export const MOST_CHUNK_SIZES = 65_536;

/** How the last axis of a dataset, which counts the cells of a grid, lies in space (Utopia's `GridDC`). */
export interface Grid {
  /** Cells along x, y, z. */
  readonly shape: readonly number[];
  /** Whether the last of these counts fastest (C) or the first (F). */
  readonly order: "C" | "F";
  /** Middles of the cells. */
  readonly coords: readonly Coordinate[];
  /** What lies in the file. */
  readonly stored: { readonly shape: readonly number[]; readonly chunks: readonly number[] | null };
}

/** What can be said of an object without reading its data. The reader of one file fills it in. */
export interface ObjectFacts {
  readonly kind: NodeKind;
  /** Of a link: where it points to, in the words of the file. */
  readonly target?: string;
  /** Of an external link: the file that it names, and the path in it. */
  readonly external?: { readonly file: string; readonly target: string };
  /** Of a soft link that resolves: the kind of object that it leads to. */
  readonly targetKind?: "group" | "dataset" | "datatype";
  /** Identity of the object within its file: equal for all hard links to it. */
  readonly address?: string;
  /** `[]` for a scalar, null for a null dataspace and for what is not a dataset. */
  readonly shape: readonly number[] | null;
  /** An unlimited axis is null. */
  readonly maxshape: readonly (number | null)[] | null;
  readonly dtype: DType | null;
  readonly chunks: readonly number[] | null;
  readonly filters: readonly FilterInfo[];
  /** Absent where it is not known. */
  readonly layout?: StorageLayout;
  /** Bytes that the data take in the file; absent where it is not known. */
  readonly storageBytes?: number;
  /** Of a dataset: `direct`, or `HDF5 library: ` and why its values cannot be read without it. */
  readonly reader?: string;
  /** Of a chunked dataset that was looked at closely: chunks that its shape calls for, and those that are stored. */
  readonly chunkCount?: number;
  readonly allocatedChunks?: number;
  /** Absent where it is not known or not defined. */
  readonly fillValue?: Value;
  /** Files that the data lie in, for external storage and virtual datasets. */
  readonly externalFiles?: readonly string[];
  /** Of a virtual dataset that was looked at closely: what it shows, as far as that is told, and of how many parts. */
  readonly mapped?: { readonly parts: readonly MappedPart[]; readonly count: number };
  /** The type that an attribute, or a load configuration, says it is of: `time_series`, `TimeSeriesGroup`. */
  readonly mappedType?: string;
  /** Of a dataset that is laid out as a grid: its shape is the grid's, and no chunk is told, since none is a part of it. */
  readonly grid?: Grid;
  readonly attributeCount?: number;
  readonly attributes?: readonly AttributeInfo[];
  /** Number of members of a group. */
  readonly members?: number;
  readonly error?: FaultData;
}

/** A part of a virtual dataset and the part of another that it shows; selections as text. */
export interface MappedPart {
  /** `.` is the file itself; `%b` stands for the number of a block. */
  readonly file: string;
  readonly dataset: string;
  readonly source: string;
  readonly virtual: string;
}

export type ProxyState = "proxy" | "resolving" | "resolved" | "failed";

/** A node of the data tree. */
export interface NodeInfo extends ObjectFacts {
  readonly path: NodePath;
  readonly name: string;
  /** Names of a dataset's dimensions, where the file gives any; known once its attributes are. */
  readonly dims?: readonly (string | null)[];
  /** Coordinates along these dimensions. */
  readonly coords?: readonly Coordinate[];
  /** The convention by which they were found. */
  readonly labelledBy?: LabelConvention;
  /** Labels that do not fit, and are left out. */
  readonly labelWarnings?: readonly LabelWarning[];
  /** How the values of a dataset stand for others, where they do. */
  readonly encoding?: Encoding;
  /** Of a dataset. */
  readonly state?: ProxyState;
  /** Of a proxy, as dantro prints them: `hdf5`, or `hdf5, dask`. */
  readonly tags?: readonly string[];
  /** Bytes that resolved values take in memory. */
  readonly residentBytes?: number;
  /** Of a resolved one: it is a lazy array over its chunks, for which nothing was read. */
  readonly lazy?: boolean;
  /** false where the proxy was given up when it was resolved: it cannot be reinstated. */
  readonly retained?: boolean;
  /** The path under which the same object was met before; above this node in the tree, it is a cycle. */
  readonly sameAs?: NodePath;
  /** Bytes of the file, of the node that a file begins at. */
  readonly fileBytes?: number;
  /** Of a group whose members stand for places along dimensions: their names. */
  readonly memberDims?: readonly string[];
  /** How these are put together, where that was chosen. */
  readonly joinOptions?: JoinOptions;
  /** The file that it lies in. */
  readonly file?: FilePlace;
  /** Other files that it refers to: by an external link, a virtual dataset or external storage. */
  readonly foreign?: readonly ForeignFile[];
}

export interface ForeignFile {
  /** As the file writes it. */
  readonly name: string;
  /** The node that it begins at, where it came together with the file that refers to it. */
  readonly root?: NodePath;
  /** Whether the user has said that the files belong together. */
  readonly followed: boolean;
}

export interface FilePlace {
  /** The node that the file begins at. */
  readonly root: NodePath;
  /** As it was dropped: `run1.h5`, `campaign/measurements/day001.hdf5`. */
  readonly name: string;
}
