import { Fault, type FaultData } from "../core/fault.ts";
import type { JoinOptions } from "../core/joinOptions.ts";
import { memberDimsOf } from "../core/mappedType.ts";
import type { AttributeInfo, NodeInfo, ObjectFacts } from "../core/node.ts";
import {
  ancestorPaths,
  baseName,
  type InnerPath,
  innerPath,
  isWithin,
  joinPath,
  type NodePath,
  parentPath,
  treePath,
} from "../core/path.ts";
import { foreignFiles } from "./foreignFiles.ts";
import { nothingAtTop, nothingBelow } from "./nothingAt.ts";
import { proxyFacts } from "./proxyFacts.ts";
import { RESULTS } from "./results.ts";
import {
  type FileFactsInTree,
  type FileNode,
  fileNode,
  type GroupNode,
  HDF5_PROXY,
  type HeldNode,
  type TreeNode,
} from "./treeNode.ts";

/** What lies at a path: a part of a file, or one of the tree's own nodes. */
export type Located<Source> =
  | { readonly kind: "file"; readonly file: FileNode<Source>; readonly inner: InnerPath }
  | { readonly kind: "own"; readonly node: GroupNode | HeldNode };

/**
 * The data tree: files, each at a path of its own, and below it the file's groups and datasets; groups that no file has,
 * which hold what was loaded; small files that are held as a whole. It is lazy: it knows its own nodes, which objects of
 * a file were met, and the proxies that are in another state; all else is asked of the file's source when needed.
 *
 * A node may be put at any path, inside a file too: it then stands before what the file itself has there.
 */
export class DataTree<Source> {
  private readonly nodes = new Map<NodePath, TreeNode<Source>>();
  /** Names of the nodes that were put below a path, in the order in which they were. */
  private readonly placed = new Map<NodePath, Set<string>>();
  /** Attributes that were put onto a node. */
  private readonly added = new Map<NodePath, AttributeInfo[]>();

  /** Dimensions along which a group's members stand for places, where the user says so. */
  private readonly treated = new Map<NodePath, { readonly dims: readonly string[]; readonly options: JoinOptions }>();
  private sets = 0;
  /** Sets of files of which the user has said that they belong together. */
  private readonly joined = new Set<number>();

  /** A number for files that are opened together. */
  newSet(): number {
    return ++this.sets;
  }

  /** From now on references between the files of a set are followed. */
  join(set: number): void {
    this.joined.add(set);
  }

  filesOfSet(set: number): FileNode<Source>[] {
    return [...this.nodes.values()].filter((node) => node.kind === "file").filter((file) => file.set === set);
  }

  isJoined(set: number): boolean {
    return this.joined.has(set);
  }

  /** Adds a file at the top under its own name; a second `run.h5` becomes `run.h5 (2)`. */
  add(fileName: string, size: number, makeSource: (root: NodePath) => Source): FileNode<Source> {
    const file = { fileName, size, options: HDF5_PROXY, set: this.newSet() };
    return this.putFile(this.freePath(fileName), file, makeSource);
  }

  /** A path at the top that is not taken. */
  freePath(fileName: string): NodePath {
    return joinPath("/", this.freeName("/", fileName));
  }

  /** A name in a group that is not taken. */
  freeName(group: NodePath, fileName: string): string {
    const base = fileName.replaceAll("/", "_") || "file";
    const isTaken = (path: NodePath) => this.nodes.has(path) || path === RESULTS;
    let name = base;
    for (let copy = 2; isTaken(joinPath(group, name)); copy++) name = `${base} (${copy})`;
    return name;
  }

  /** Puts a file at a path. What was there is the caller's to remove. */
  putFile(path: NodePath, file: FileFactsInTree, makeSource: (root: NodePath) => Source): FileNode<Source> {
    const node = fileNode(path, file, makeSource(path));
    this.put(node);
    return node;
  }

  put(node: TreeNode<Source>): void {
    this.nodes.set(node.path, node);
    const parent = parentPath(node.path);
    const names = this.placed.get(parent) ?? new Set<string>();
    this.placed.set(parent, names.add(baseName(node.path)));
  }

  /** Puts another source in the place of a file, e.g. after it changed on disk. All that was known of it is forgotten. */
  replace(path: NodePath, size: number, source: Source): FileNode<Source> {
    const { fileName, options, set } = this.file(path);
    const file = fileNode(path, { fileName, size, options, set }, source);
    this.nodes.set(path, file);
    return file;
  }

  /** Takes a node out, with all that was put below it. The files among them. */
  remove(path: NodePath): FileNode<Source>[] {
    if (!this.nodes.has(path)) this.find(path); // says what is wrong
    const gone = [...this.nodes.values()].filter((node) => isWithin(node.path, path));
    for (const node of gone) {
      this.nodes.delete(node.path);
      this.placed.delete(node.path);
    }
    for (const map of [this.added, this.treated]) {
      for (const key of map.keys()) if (isWithin(key, path)) map.delete(key);
    }
    this.placed.get(parentPath(path))?.delete(baseName(path));
    return gone.filter((node) => node.kind === "file");
  }

  /** The node that was put at exactly this path. */
  own(path: NodePath): TreeNode<Source> | undefined {
    return this.nodes.get(path);
  }

  /** Whether a path lies in one of the files. */
  has(path: NodePath): boolean {
    return this.holder(path)?.kind === "file";
  }

  /** Nodes at the top. */
  names(): string[] {
    return this.placedNames("/");
  }

  /** Names of the nodes that were put below a path, be it a group of the tree or of a file. */
  placedNames(path: NodePath): string[] {
    return [...(this.placed.get(path) ?? [])];
  }

  /** Bytes of all files at a path and below it. */
  bytesBelow(path: NodePath): number {
    let bytes = 0;
    for (const node of this.nodes.values()) if (node.kind !== "group" && isWithin(node.path, path)) bytes += node.size;
    return bytes;
  }

  /** From now on the members of a group stand for places along these dimensions, or (null) for what its type says. */
  treatMembers(path: NodePath, dims: readonly string[] | null, options: JoinOptions = {}): void {
    if (dims?.some((dim) => dim.trim() === "") || dims?.length === 0) {
      throw new Fault("invalid", "A dimension needs a name, e.g. time.");
    }
    this.find(path);
    if (dims) this.treated.set(path, { dims, options });
    else this.treated.delete(path);
  }

  private memberDims(path: NodePath, facts: ObjectFacts): Pick<NodeInfo, "memberDims" | "joinOptions"> {
    if (facts.kind !== "group") return {};
    const treated = this.treated.get(path);
    if (treated) return { memberDims: treated.dims, joinOptions: treated.options };
    const memberDims = memberDimsOf(facts);
    return memberDims ? { memberDims } : {};
  }

  attributesOf(path: NodePath): readonly AttributeInfo[] {
    return this.added.get(path) ?? [];
  }

  addAttribute(path: NodePath, attribute: AttributeInfo): void {
    this.added.set(path, [...this.attributesOf(path), attribute]);
  }

  removeAttribute(path: NodePath, name: string): void {
    this.added.set(
      path,
      this.attributesOf(path).filter((attribute) => attribute.name !== name),
    );
  }

  /** The file that a path lies in, and the path inside it; a fault where it is in none. */
  locate(path: NodePath): { file: FileNode<Source>; inner: InnerPath } {
    const located = this.find(path);
    if (located.kind === "file") return located;
    throw new Fault("wrong-kind", `“${located.node.path}” is no file: it was put together by loading.`);
  }

  /** What lies at a path. That there is such an object in a file is the file's to say. */
  find(path: NodePath): Located<Source> {
    if (typeof path !== "string" || !path.startsWith("/")) {
      throw new Fault(
        "invalid",
        `invalid path: ${JSON.stringify(path)}. Paths begin with “/”, e.g. /run1.h5/group/data.`,
      );
    }
    const plain = path.length > 1 ? path.replace(/\/+$/, "") : path;
    const node = this.holder(plain);
    if (node?.kind === "file") return { kind: "file", file: node, inner: innerPath(node.path, plain) };
    if (node?.path === plain) return { kind: "own", node };
    throw node ? nothingBelow(plain, node.path, this.placedNames(node.path)) : nothingAtTop(plain, this.names());
  }

  /** The node whose path is the longest way to a path. */
  private holder(path: NodePath): TreeNode<Source> | undefined {
    for (let at = path; at !== "/"; at = parentPath(at)) {
      const node = this.nodes.get(at);
      if (node) return node;
    }
    return undefined;
  }

  private file(path: NodePath): FileNode<Source> {
    return this.locate(path).file;
  }

  /** A node of a file out of what its reader says of the object. */
  node(file: FileNode<Source>, inner: InnerPath, facts: ObjectFacts, residentBytes: number | undefined): NodeInfo {
    const path = treePath(file.path, inner);
    const sameAs = this.firstMet(file, inner, facts);
    return {
      ...this.withAdded(path, facts),
      path,
      name: inner === "/" ? file.name : baseName(inner),
      ...(facts.kind === "dataset" && proxyFacts(file, inner, residentBytes)),
      ...(sameAs !== undefined && { sameAs: treePath(file.path, sameAs) }),
      ...(inner === "/" && { fileBytes: file.size }),
      file: { root: file.path, name: file.fileName },
      ...this.memberDims(path, facts),
      ...this.foreign(file, facts),
    };
  }

  private foreign(file: FileNode<Source>, { external, externalFiles }: ObjectFacts): Pick<NodeInfo, "foreign"> {
    const names = external ? [external.file] : (externalFiles ?? []);
    if (names.length === 0) return {};
    return { foreign: foreignFiles(names, file, this.filesOfSet(file.set), this.isJoined(file.set)) };
  }

  /** A group of the tree's own, or a file that is held. */
  ownNode(node: GroupNode | HeldNode): NodeInfo {
    const { path, name } = node;
    const none = { shape: null, maxshape: null, dtype: null, chunks: null, filters: [], attributes: [] };
    if (node.kind === "group") {
      const { mappedType } = node;
      const facts: ObjectFacts = {
        ...none,
        kind: "group",
        members: 0,
        ...(mappedType !== undefined && { mappedType }),
      };
      const whole = this.withAdded(path, facts);
      return { ...whole, path, name, ...this.memberDims(path, whole) };
    }
    const { shape, dtype } = node.block;
    return {
      ...this.withAdded(path, { ...none, kind: "dataset", shape, maxshape: shape, dtype, mappedType: node.container }),
      path,
      name,
      state: "resolved",
      fileBytes: node.size,
      file: { root: path, name: node.fileName },
    };
  }

  /** The node of a file that could not be opened. */
  brokenFile(file: FileNode<Source>, error: FaultData): NodeInfo {
    const place = { root: file.path, name: file.fileName };
    return { ...brokenFacts(error), path: file.path, name: file.name, fileBytes: file.size, file: place };
  }

  /** Members and attributes that were put onto an object are its own. */
  private withAdded(path: NodePath, facts: ObjectFacts): ObjectFacts {
    const placed = this.placed.get(path)?.size ?? 0;
    const added = this.added.get(path) ?? [];
    if (placed === 0 && added.length === 0) return facts;
    const own = facts.attributes?.filter(({ name }) => added.every((other) => other.name !== name));
    return {
      ...facts,
      ...(facts.kind === "group" && { members: (facts.members ?? 0) + placed }),
      attributeCount: (facts.attributeCount ?? facts.attributes?.length ?? 0) + added.length,
      ...(own && { attributes: [...own, ...added] }),
    };
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
