import type { Labelled } from "../array/labels/labelled.ts";
import type { NodeInfo } from "../core/node.ts";
import { baseName, isWithin, joinPath, type NodePath } from "../core/path.ts";
import type { TreeOptions } from "../rpc/explorerApi.ts";
import { RESULTS, type Results } from "../tree/results.ts";
import { treeText } from "../tree/treeText.ts";
import type { Labelling } from "./labelling.ts";
import type { OpenFiles } from "./openFiles.ts";

export interface NodesHost {
  readonly files: OpenFiles;
  readonly labelling: Labelling;
  readonly results: () => Results<Labelled>;
  /** Bytes that the resolved values of a node take. */
  readonly residentBytes: (path: NodePath) => number | undefined;
}

/** A node below `/results`; no file can have that name. */
export function isResult(path: NodePath): boolean {
  return path !== RESULTS && isWithin(path, RESULTS);
}

/** All nodes of the data tree: files with what is in them, groups of loaded files, results. */
export class Nodes {
  private readonly host: NodesHost;

  constructor(host: NodesHost) {
    this.host = host;
  }

  async members(path: NodePath, signal?: AbortSignal): Promise<string[]> {
    const results = this.host.results();
    if (path === "/") return [...this.host.files.tree.names(), ...(results.size > 0 ? [baseName(RESULTS)] : [])];
    return path === RESULTS && results.size > 0 ? results.names() : this.host.files.members(path, signal);
  }

  /** What rows of the tree show. */
  async describe(paths: readonly NodePath[], signal?: AbortSignal): Promise<NodeInfo[]> {
    const results = paths.map((path) => this.result(path));
    const inFiles = await this.host.files.describe(
      paths.filter((_, place) => !results[place]),
      signal,
    );
    return results.map((result) => result ?? (inFiles.shift() as NodeInfo));
  }

  async children(path: NodePath, signal?: AbortSignal): Promise<NodeInfo[]> {
    const names = await this.members(path, signal);
    return this.describe(
      names.map((name) => joinPath(path, name)),
      signal,
    );
  }

  /** A node with its attributes and labels. */
  async inspect(path: NodePath, signal?: AbortSignal): Promise<NodeInfo> {
    if (path === "/") return rootNode((await this.members("/")).length);
    return this.result(path) ?? this.host.labelling.labelled(await this.host.files.inspect(path, signal));
  }

  /** The same; of a link the dataset that it leads to, with the labels that it has in the place of the link. */
  async inspectThrough(path: NodePath, signal?: AbortSignal): Promise<NodeInfo> {
    return this.result(path) ?? this.host.labelling.labelled(await this.host.files.inspectThrough(path, signal));
  }

  /** A node with its attributes, but without labels. */
  async attributed(path: NodePath, signal?: AbortSignal): Promise<NodeInfo> {
    return this.result(path) ?? this.host.files.inspect(path, signal);
  }

  async treeText(path: NodePath, options: TreeOptions, signal: AbortSignal): Promise<string> {
    const root = await this.inspect(path, signal);
    const count = async (node: NodeInfo) =>
      node.kind === "group" ? (node.members ?? (await this.members(node.path, signal)).length) : 0;
    const members = async (node: NodeInfo, places: readonly number[]) => {
      const names = await this.members(node.path, signal);
      const wanted = places.map((place) => names[place]).filter((name) => name !== undefined);
      const nodes = await this.describe(
        wanted.map((name) => joinPath(node.path, name)),
        signal,
      );
      // The names of dimensions are among the attributes.
      const isLabelled = ({ kind, attributeCount, error }: NodeInfo) =>
        kind === "dataset" && (attributeCount ?? 0) > 0 && !error;
      return Promise.all(nodes.map((each) => (isLabelled(each) ? this.inspect(each.path, signal) : each)));
    };
    return treeText({ root, count, members }, options);
  }

  private result(path: NodePath): NodeInfo | undefined {
    const results = this.host.results();
    if (path === RESULTS && results.size > 0) return results.groupNode();
    return isResult(path) ? results.node(path, this.host.residentBytes(path)) : undefined;
  }
}

function rootNode(members: number): NodeInfo {
  const none = { shape: null, maxshape: null, dtype: null, chunks: null, filters: [], attributes: [] };
  return { kind: "group", path: "/", name: "proxima", members, attributeCount: 0, ...none };
}
