import { raceWithAbort } from "../core/abort.ts";
import { asFault, Fault, faultData, isFault } from "../core/fault.ts";
import type { FileFormat, NamingOptions, RemoteFile } from "../core/file.ts";
import { isLink, targetPath } from "../core/linkTarget.ts";
import { compareNatural } from "../core/naturalOrder.ts";
import type { NodeInfo, ObjectFacts } from "../core/node.ts";
import { ancestorPaths, baseName, type InnerPath, joinPath, type NodePath, treePath } from "../core/path.ts";
import type { Block } from "../core/value.ts";
import type { ExplorerEvent, OpenableFile, OpenedFile } from "../rpc/explorerApi.ts";
import { brokenFacts, DataTree } from "../tree/dataTree.ts";
import { otherFiles, othersName } from "../tree/otherFiles.ts";
import { heldText, kindByName } from "../tree/smallFile.ts";
import { type FileNode, type FileOptions, HDF5_PROXY } from "../tree/treeNode.ts";
import type { PooledFile } from "./pooledFile.ts";
import type { ReaderWork } from "./readerLane.ts";
import { Priority, type ReaderPool } from "./readerPool.ts";

export type OpenFile = FileNode<PooledFile>;

/** Nodes described in one call of a reader: bounds for how long one call keeps it busy. */
const BATCH = 256;
/** Links into other files that are followed one after the other; more are a circle. */
const MOST_LINKS = 16;

export interface OpenFilesHost {
  readonly pool: ReaderPool;
  readonly emit: (event: ExplorerEvent) => void;
  /** Bytes that the resolved values of a node take. */
  readonly residentBytes: (path: NodePath) => number | undefined;
}

/** The files of the data tree, each with its readers, and what is asked of them without reading data. */
export class OpenFiles {
  readonly tree = new DataTree<PooledFile>();
  private readonly host: OpenFilesHost;

  constructor(host: OpenFilesHost) {
    this.host = host;
  }

  async open(files: readonly OpenableFile[], signal: AbortSignal): Promise<OpenedFile[]> {
    const set = this.tree.newSet();
    // All get their names before any is opened, in the order in which they came.
    const opening = files.map(({ file, path: fileName }) => {
      const path = this.tree.freePath(file.name);
      const kind = kindByName(file);
      if (kind !== "text" || "url" in file) {
        const options = kind === "npy" ? { ...HDF5_PROXY, tag: "npy" } : HDF5_PROXY;
        const attach = (root: NodePath) => this.attach(file, fileName, root, kind === "npy" ? "npy" : "hdf5");
        const node = this.tree.putFile(path, { fileName, size: file.size, options, set }, attach);
        return () => this.openNode(node, signal);
      }
      this.tree.put(heldText(path, file.name, file.size, ""));
      return () => this.openText(path, file, signal);
    });
    return this.setAside(await Promise.all(opening.map((open) => open())), files);
  }

  /** Files that merely lie beside the others go into one group: they may still hold raw values for these. */
  private setAside(opened: readonly OpenedFile[], files: readonly OpenableFile[]): OpenedFile[] {
    const others = otherFiles(opened.map(({ error }, i) => ({ path: files[i]?.path ?? "", ...(error && { error }) })));
    const count = others.filter((isOther) => isOther).length;
    if (count === 0) return [...opened];
    const path = this.tree.freePath(othersName(count));
    const all = opened.map((each, i) => {
      if (!others[i]) return each;
      const { fileName, size, options, set, error, source } = this.tree.locate(each.path).file;
      this.close(each.path);
      const to = joinPath(path, this.tree.freeName(path, baseName(fileName)));
      const { file } = source.source;
      const node = this.tree.putFile(to, { fileName, size, options, set }, (root) =>
        this.attach(file, fileName, root, "hdf5"),
      );
      if (error) node.error = error;
      return { ...each, path: to, aside: true };
    });
    this.tree.put({ kind: "group", path, name: baseName(path) });
    return [...all, { path, name: baseName(path), size: this.tree.bytesBelow(path), folded: true }];
  }

  private async openText(path: NodePath, file: File, signal: AbortSignal): Promise<OpenedFile> {
    const { name, size } = file;
    try {
      const held = heldText(path, name, size, await raceWithAbort(file.text(), signal));
      this.tree.put(held);
      return { path, name: held.name, size, leaf: true };
    } catch (cause) {
      this.tree.remove(path);
      if (isFault(cause, "aborted")) throw cause;
      // A reader says of a file that is gone that it is.
      const facts = { fileName: name, size, options: HDF5_PROXY, set: this.tree.newSet() };
      return this.openNode(
        this.tree.putFile(path, facts, (root) => this.attach(file, name, root, "hdf5")),
        signal,
      );
    }
  }

  /** Puts a file at a path of the tree and opens it. One that does not open is not put there. */
  async mount(
    path: NodePath,
    file: { readonly file: File; readonly name: string; readonly format: FileFormat; readonly naming?: NamingOptions },
    { options, set }: { readonly options: FileOptions; readonly set: number },
    signal: AbortSignal,
  ): Promise<void> {
    const { size } = file.file;
    const node = this.tree.putFile(path, { fileName: file.name, size, options, set }, (root) =>
      this.host.pool.attach({ ...file, size }, root),
    );
    const { error } = await this.openNode(node, signal);
    if (!error) return;
    this.close(path);
    throw new Fault(error.code, error.message, error);
  }

  /** Opens a file anew, from another `File` or the one it had. */
  async reload(path: NodePath, file?: File): Promise<OpenedFile> {
    const old = this.tree.locate(path).file;
    old.source.close();
    const known = old.source.source;
    const fresh = file ?? known.file;
    const source = this.host.pool.attach({ ...known, file: fresh, size: fresh.size }, old.path);
    const node = this.tree.replace(old.path, fresh.size, source);
    if (this.tree.isJoined(node.set)) this.join(path);
    return this.openNode(node);
  }

  /** The user says that the files which came together with this one belong together: each may be read for the others. */
  join(path: NodePath): void {
    const { set } = this.tree.locate(path).file;
    this.tree.join(set);
    const files = this.tree.filesOfSet(set);
    const mates = files.map(({ fileName, path: root, source }) => ({ name: fileName, root, file: source.source.file }));
    for (const { path: root, source } of files) source.setMates(mates.filter((mate) => mate.root !== root));
  }

  /** Closes a file, or all files in a group that was loaded; the path of what is gone. */
  close(path: NodePath): NodePath {
    const located = this.tree.find(path);
    const root = located.kind === "file" ? located.file.path : located.node.path;
    for (const file of this.tree.remove(root)) file.source.close();
    return root;
  }

  /** The file that a path lies in; a fault where that could not be opened. */
  locate(path: NodePath): { file: OpenFile; inner: InnerPath } {
    const located = this.tree.locate(path);
    const { error } = located.file;
    if (error) throw new Fault(error.code, error.message, error);
    return located;
  }

  /** Whatever reads the file that a path lies in, and the path inside it. */
  source(path: NodePath): { source: PooledFile; inner: InnerPath } {
    const { file, inner } = this.locate(path);
    return { source: file.source, inner };
  }

  /** Where a path leads to through links into other files, as far as those belong to the file of the link. */
  async reach(path: NodePath, signal?: AbortSignal): Promise<{ file: OpenFile; inner: InnerPath }> {
    let located = this.locate(path);
    for (let links = 0; links < MOST_LINKS && this.tree.isJoined(located.file.set); links++) {
      const next = await this.throughLink(located, signal);
      if (next === undefined) break;
      located = this.locate(next);
    }
    return located;
  }

  /** The path behind the first external link on the way; undefined where there is none that is followed. */
  private async throughLink(
    { file, inner }: { file: OpenFile; inner: InnerPath },
    signal?: AbortSignal,
  ): Promise<NodePath | undefined> {
    const steps = [...ancestorPaths(inner), inner].filter((step) => step !== "/");
    const nodes = await this.describe(
      steps.map((step) => treePath(file.path, step)),
      signal,
    );
    const at = nodes.findIndex(({ kind }) => kind === "externallink");
    const link = nodes[at];
    const [foreign] = link?.foreign ?? [];
    if (!link?.external || !foreign?.followed || foreign.root === undefined) return undefined;
    const rest = inner.slice((steps[at] as string).length);
    return treePath(foreign.root, `/${link.external.target.replace(/^\/+/, "")}${rest}`.replace(/\/+$/, "") || "/");
  }

  /** Whether an attribute says of what type the objects around a path are. */
  isMapped(path: NodePath): boolean {
    const located = this.tree.find(path);
    return located.kind === "file" && located.file.source.source.naming?.mapFromAttr !== undefined;
  }

  /** The values of a small file that is held as a whole. */
  held(path: NodePath): Block | undefined {
    const node = this.tree.own(path);
    return node?.kind === "held" ? node.block : undefined;
  }

  /** A request to the reader that is kept for the file. */
  async ask<T>(file: OpenFile, work: ReaderWork<T>, priority: number, signal?: AbortSignal): Promise<T> {
    try {
      return await file.source.run(work, priority, signal);
    } catch (cause) {
      throw this.noted(file, cause);
    }
  }

  /** What went wrong, as a fault; of a file that changed on disk all listeners hear. */
  noted(file: OpenFile, cause: unknown): Fault {
    const fault = asFault(cause);
    if (isFault(fault, "file-changed", "file-gone")) {
      this.host.emit({ type: "file-changed", path: file.path, fault: faultData(fault) });
    }
    return fault;
  }

  async members(path: NodePath, signal?: AbortSignal): Promise<string[]> {
    const located = this.tree.find(path);
    const placed = this.tree.placedNames(path);
    if (located.kind === "own") return located.node.kind === "group" ? placed.sort(compareNatural) : [];
    const { file, inner } = located;
    if (file.error) return [];
    const names = await this.ask(file, (api) => api.list(file.source.id, inner), Priority.metadata, signal);
    return placed.length === 0 ? names : [...new Set([...names, ...placed])].sort(compareNatural);
  }

  /** A node; of a link the dataset that it leads to, as if that lay in the place of the link. */
  async inspectThrough(path: NodePath, signal?: AbortSignal): Promise<NodeInfo> {
    const node = await this.inspect(path, signal);
    let found = node;
    for (let links = 0; links < MOST_LINKS && isLink(found); links++) {
      const target = targetPath(found);
      if (target === null) return node;
      found = await this.inspect(target, signal);
    }
    return found.kind === "dataset" && found !== node ? { ...found, path, name: node.name } : node;
  }

  async inspect(path: NodePath, signal?: AbortSignal): Promise<NodeInfo> {
    const located = this.tree.find(path);
    if (located.kind === "own") return this.tree.ownNode(located.node);
    const { file, inner } = located;
    if (file.error) return this.tree.brokenFile(file, file.error);
    const facts = await this.ask(file, (api) => api.inspect(file.source.id, inner), Priority.metadata, signal);
    return this.node(file, inner, facts);
  }

  /** Nodes in the order of the paths; what fails as a whole fails for its nodes only. */
  async describe(paths: readonly NodePath[], signal?: AbortSignal): Promise<NodeInfo[]> {
    const nodes = new Array<NodeInfo>(paths.length);
    const inFiles: { file: OpenFile; inner: InnerPath; place: number }[] = [];
    for (const [place, path] of paths.entries()) {
      const located = this.tree.find(path);
      if (located.kind === "own") nodes[place] = this.tree.ownNode(located.node);
      else inFiles.push({ file: located.file, inner: located.inner, place });
    }
    const byFile = Map.groupBy(inFiles, ({ file }) => file);
    await Promise.all(
      [...byFile].map(async ([file, wanted]) => {
        for (let from = 0; from < wanted.length; from += BATCH) {
          const batch = wanted.slice(from, from + BATCH);
          const inners = batch.map(({ inner }) => inner);
          const facts = file.error ? [] : await this.describeBatch(file, inners, signal);
          for (const [i, { inner, place }] of batch.entries()) {
            nodes[place] = file.error
              ? this.tree.brokenFile(file, file.error)
              : this.node(file, inner, facts[i] as ObjectFacts);
          }
        }
      }),
    );
    return nodes;
  }

  private async describeBatch(file: OpenFile, inners: InnerPath[], signal?: AbortSignal): Promise<ObjectFacts[]> {
    try {
      return await this.ask(file, (api) => api.describe(file.source.id, inners), Priority.metadata, signal);
    } catch (cause) {
      if (isFault(cause, "aborted", "closed")) throw cause;
      return inners.map(() => brokenFacts(faultData(cause)));
    }
  }

  private node(file: OpenFile, inner: InnerPath, facts: ObjectFacts): NodeInfo {
    return this.tree.node(file, inner, facts, this.host.residentBytes(treePath(file.path, inner)));
  }

  private attach(file: File | RemoteFile, name: string, root: NodePath, format: FileFormat): PooledFile {
    return this.host.pool.attach({ name, size: file.size, file, format }, root);
  }

  private async openNode(node: OpenFile, signal?: AbortSignal): Promise<OpenedFile> {
    const { path, name, size } = node;
    try {
      const { notice } = await node.source.run((api) => api.facts(node.source.id), Priority.visible, signal);
      return {
        path,
        name,
        size,
        ...(notice && { notice }),
        ...(node.source.source.format === "npy" && { leaf: true }),
      };
    } catch (cause) {
      if (isFault(cause, "aborted")) {
        this.close(path);
        throw cause;
      }
      node.error = faultData(cause);
      return { path, name, size, error: node.error };
    }
  }
}
