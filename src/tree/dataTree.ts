import { Fault, type FaultData } from "../core/fault.ts";
import type { NodeInfo, ObjectFacts, ProxyState } from "../core/node.ts";
import { ancestorPaths, baseName, type InnerPath, type NodePath, splitFilePath, treePath } from "../core/path.ts";
import { RESULTS } from "./results.ts";

/** A file in the tree, with what is remembered of its nodes. `Source` is whatever reads it. */
export interface FileNode<Source> {
  readonly path: NodePath;
  readonly name: string;
  readonly size: number;
  readonly source: Source;
  notice?: string;
  /** Why it could not be opened. */
  error?: FaultData;
  /** The path under which each object was met first, by its identity in the file. */
  readonly met: Map<string, InnerPath>;
  /** Proxies that are not simply proxies. */
  readonly states: Map<InnerPath, { readonly state: Exclude<ProxyState, "proxy">; readonly error?: FaultData }>;
}

/**
 * The data tree: files at the top, below each of them its groups and datasets. It is lazy: it knows the files, which
 * objects were met, and the proxies that are in another state; all else is asked of the file's source when needed.
 */
export class DataTree<Source> {
  private readonly files = new Map<NodePath, FileNode<Source>>();

  /** Adds a file under its own name; a second `run.h5` becomes `run.h5 (2)`. */
  add(fileName: string, size: number, makeSource: (root: NodePath) => Source): FileNode<Source> {
    const base = fileName.replaceAll("/", "_") || "file";
    let name = base;
    for (let copy = 2; this.files.has(`/${name}`) || `/${name}` === RESULTS; copy++) name = `${base} (${copy})`;
    const path = `/${name}`;
    const file: FileNode<Source> = { path, name, size, source: makeSource(path), met: new Map(), states: new Map() };
    this.files.set(path, file);
    return file;
  }

  /** Puts another source in the place of a file, e.g. after it changed on disk. All that was known of it is forgotten. */
  replace(path: NodePath, size: number, source: Source): FileNode<Source> {
    const { name } = this.file(path);
    const file: FileNode<Source> = { path, name, size, source, met: new Map(), states: new Map() };
    this.files.set(path, file);
    return file;
  }

  remove(path: NodePath): FileNode<Source> {
    const file = this.file(path);
    this.files.delete(path);
    return file;
  }

  /** Whether a path lies in one of the files. */
  has(path: NodePath): boolean {
    return this.files.has(splitFilePath(path).root);
  }

  names(): string[] {
    return [...this.files.values()].map((file) => file.name);
  }

  /** The file that a path lies in, and the path inside it. */
  locate(path: NodePath): { file: FileNode<Source>; inner: InnerPath } {
    if (typeof path !== "string" || !path.startsWith("/")) {
      throw new Fault(
        "invalid",
        `invalid path: ${JSON.stringify(path)}. Paths begin with “/”, e.g. /run1.h5/group/data.`,
      );
    }
    const { root, inner } = splitFilePath(path.length > 1 ? path.replace(/\/+$/, "") : path);
    return { file: this.file(root), inner };
  }

  private file(root: NodePath): FileNode<Source> {
    const file = this.files.get(root);
    if (file) return file;
    const open = [...this.files.keys()];
    const known =
      open.length === 0
        ? "No file is open."
        : `Open files: ${open.slice(0, 5).join(", ")}${open.length > 5 ? ", …" : ""}.`;
    throw new Fault("not-found", `Nothing at “${root}”. ${known}`);
  }

  /** A node of the tree out of what its reader says of the object. */
  node(file: FileNode<Source>, inner: InnerPath, facts: ObjectFacts, residentBytes: number | undefined): NodeInfo {
    const path = treePath(file.path, inner);
    const sameAs = this.firstMet(file, inner, facts);
    return {
      ...facts,
      path,
      name: inner === "/" ? file.name : baseName(inner),
      ...(facts.kind === "dataset" && proxyFacts(file, inner, residentBytes)),
      ...(sameAs !== undefined && { sameAs: treePath(file.path, sameAs) }),
      ...(inner === "/" && { fileBytes: file.size }),
    };
  }

  /** The node of a file that could not be opened. */
  brokenFile(file: FileNode<Source>, error: FaultData): NodeInfo {
    return { ...brokenFacts(error), path: file.path, name: file.name, fileBytes: file.size };
  }

  /** The path under which an object was met before; on the way up to the root first, since that makes it a cycle. */
  private firstMet(file: FileNode<Source>, inner: InnerPath, { address, kind }: ObjectFacts): InnerPath | undefined {
    if (address === undefined || (kind !== "group" && kind !== "dataset" && kind !== "datatype")) return undefined;
    const first = file.met.get(address);
    if (first === undefined) {
      file.met.set(address, inner);
      return undefined;
    }
    if (first === inner) return undefined;
    // A longer path that was met earlier by a search gives way to the node that lies above this one.
    if (ancestorPaths(first).includes(inner)) {
      file.met.set(address, inner);
      return undefined;
    }
    return first;
  }
}

export function brokenFacts(error: FaultData): ObjectFacts {
  return { kind: "broken", shape: null, maxshape: null, dtype: null, chunks: null, filters: [], error };
}

function proxyFacts(file: FileNode<unknown>, inner: InnerPath, residentBytes: number | undefined) {
  const known = file.states.get(inner);
  const state: ProxyState = known?.state ?? "proxy";
  return {
    state,
    tags: ["hdf5"],
    ...(residentBytes !== undefined && { residentBytes }),
    ...(known?.error && { error: known.error }),
  };
}
