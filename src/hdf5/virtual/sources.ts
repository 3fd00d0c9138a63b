import type { InnerPath } from "../../core/path.ts";
import type { Selection } from "../../core/selection.ts";
import type { Block } from "../../core/value.ts";
import type { RangeReader } from "../structure/rangeReader.ts";

/** A file that parts of a virtual dataset lie in. */
export interface SourceFile {
  /** Steps are positive. */
  readBlock(path: InnerPath, selection: Selection): Promise<Block>;
}

/** What a file may read besides itself: the files of which the user has said that they belong together. */
export interface Sources {
  /** `.` is the file itself; undefined where the file is missing, or does not open. */
  file(name: string): SourceFile | undefined;
  /** The shape of a dataset of such a file, which is remembered; undefined where there is none. */
  shapeOf(name: string, path: InnerPath): readonly number[] | undefined;
  /** The bytes of a file of any kind; undefined where it is missing. */
  bytes(name: string): RangeReader | undefined;
}
