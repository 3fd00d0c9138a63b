import type { NodePath } from "./path.ts";

/** A file as the user handed it over. Its bytes are read where and when they are needed, never as a whole. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  readonly file: File | RemoteFile;
  /** HDF5 by default. */
  readonly format?: FileFormat;
  readonly naming?: NamingOptions;
  /** Other files that may be read for it: the user has said that they belong together. */
  readonly mates?: readonly MateFile[];
}

export interface MateFile {
  /** Its path from the top of what was dropped. */
  readonly name: string;
  /** Its node in the data tree. */
  readonly root: NodePath;
  readonly file: File | RemoteFile;
}

/** A file that a server beside the page gives in parts. */
export interface RemoteFile {
  readonly name: string;
  readonly size: number;
  /** Absolute, of the page's own origin. */
  readonly url: string;
}

export type FileFormat = "hdf5" | "npy";

/** How the objects of a file appear in the data tree. */
export interface NamingOptions {
  /** Names of members are shown, and found, in lower case. */
  readonly lowerCase?: boolean;
  /** The attribute whose value says what type a group or dataset is of. */
  readonly mapFromAttr?: string;
}

/** What is known of a file once its superblock has been read. */
export interface FileFacts {
  readonly size: number;
  /** Something about the file that the user should know, in a sentence. */
  readonly notice?: string;
}
