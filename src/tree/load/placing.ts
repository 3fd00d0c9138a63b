import { Fault } from "../../core/fault.ts";
import { ancestorPaths, type NodePath } from "../../core/path.ts";
import type { ExistsAction } from "./loadEntry.ts";
import type { LoadHost, StepOptions } from "./loadHost.ts";

/** What a load has put into the tree, so that it can be taken back. */
export class Placing {
  private readonly host: LoadHost;
  private readonly nodes: NodePath[] = [];
  private readonly groups: NodePath[] = [];
  private readonly attributes: { readonly path: NodePath; readonly name: string }[] = [];

  constructor(host: LoadHost) {
    this.host = host;
  }

  /** Where things stand, for `takeBack`. */
  mark(): { readonly nodes: number; readonly attributes: number } {
    return { nodes: this.nodes.length, attributes: this.attributes.length };
  }

  /** Makes the groups on the way to a path. What is in the way and no group is refused. */
  async groupsTo(path: NodePath, options: StepOptions): Promise<void> {
    for (const group of ancestorPaths(path)) {
      const kind = await this.host.kindAt(group, options);
      if (kind === "container") {
        throw new Fault("exists", `“${group}” is in the way: it is no group, so nothing can lie below it.`);
      }
      if (kind === undefined) this.group(group);
    }
  }

  group(path: NodePath, type?: string): void {
    this.host.putGroup(path, type);
    this.groups.push(path);
  }

  /**
   * Makes room at a path by dantro's rules for what exists already. Whether the file is to be stored there.
   *
   * @throws Fault `exists` where the action is `raise`.
   */
  async room(path: NodePath, action: ExistsAction, options: StepOptions): Promise<boolean> {
    if ((await this.host.kindAt(path, options)) === undefined) return true;
    switch (action) {
      case "raise":
        throw existing(`Path “${path}” already exists.`);
      case "skip":
      case "skip_nowarn":
        return false;
      case "overwrite":
      case "overwrite_nowarn":
        this.host.remove(path);
        return true;
    }
  }

  node(path: NodePath): void {
    this.nodes.push(path);
  }

  attribute(path: NodePath, name: string): void {
    this.attributes.push({ path, name });
  }

  /** Takes back what was put since a mark, the latest first; groups that are empty then go, too. */
  takeBack(to: { readonly nodes: number; readonly attributes: number } = { nodes: 0, attributes: 0 }): void {
    for (const { path, name } of this.attributes.splice(to.attributes).reverse()) this.host.removeAttribute(path, name);
    for (const path of this.nodes.splice(to.nodes).reverse()) this.host.remove(path);
    this.dropEmptyGroups();
  }

  /** Groups that were made for files which then could not be opened. */
  dropEmptyGroups(kept: ReadonlySet<NodePath> = new Set()): void {
    for (let i = this.groups.length - 1; i >= 0; i--) {
      const path = this.groups[i] as NodePath;
      if (kept.has(path) || !this.host.isEmptyGroup(path)) continue;
      this.host.remove(path);
      this.groups.splice(i, 1);
    }
  }
}

export function existing(message: string): Fault {
  return new Fault("exists", message, {
    hint: "Choose another target_path, close what is there, or set exists_action to skip or overwrite.",
  });
}
