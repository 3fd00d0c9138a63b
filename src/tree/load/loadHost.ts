import type { FileListing } from "../../core/loading.ts";
import type { AttributeInfo } from "../../core/node.ts";
import type { NodePath } from "../../core/path.ts";
import type { LoadEntry } from "./loadEntry.ts";

export interface StepOptions {
  readonly signal: AbortSignal;
}

/** What a load does to the data tree, and what it asks of the files. */
export interface LoadHost {
  /** What is at a path; undefined if nothing. */
  kindAt(path: NodePath, options: StepOptions): Promise<"group" | "container" | undefined>;
  putGroup(path: NodePath, type?: string): void;
  /** Opens a file of arrays and puts it at a path; nothing is there if that fails. */
  mount(path: NodePath, file: FileListing, entry: LoadEntry, options: StepOptions): Promise<void>;
  /** The text of a small file. */
  text(file: FileListing, options: StepOptions): Promise<string>;
  /** Puts a text that was read at a path. */
  hold(path: NodePath, text: string, container: string, file: FileListing): void;
  /** Takes a node out, with all that is below it. */
  remove(path: NodePath): void;
  isEmptyGroup(path: NodePath): boolean;
  attributeNames(path: NodePath, options: StepOptions): Promise<readonly string[]>;
  addAttribute(path: NodePath, attribute: AttributeInfo): void;
  removeAttribute(path: NodePath, name: string): void;
  treeText(condensed: boolean, options: StepOptions): Promise<string>;
  readonly processors: number;
}
