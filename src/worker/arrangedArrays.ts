import { LRUCache } from "lru-cache";
import type { Labelled } from "../array/labels/labelled.ts";
import type { Operand } from "../array/operand.ts";
import { Fault, isFault } from "../core/fault.ts";
import type { NodePath } from "../core/path.ts";
import { type DimensionGroups, hasStar } from "./dimensionGroups.ts";

export interface ArrangedArraysHost {
  /** A dataset as expressions see it: one that is laid out as a grid is an expression itself. */
  readonly dataset: (path: NodePath, signal: AbortSignal) => Promise<Operand>;
  readonly isGrid: (path: NodePath) => Promise<boolean>;
  readonly groups: DimensionGroups;
}

/** Each may hold an expression for every member of a large group. */
const KEPT = 8;

/** Arrays that are not stored as such: datasets that are laid out as grids, groups whose members are one array. */
export class ArrangedArrays {
  private readonly host: ArrangedArraysHost;
  private readonly known = new LRUCache<NodePath, Labelled>({ max: KEPT });

  constructor(host: ArrangedArraysHost) {
    this.host = host;
  }

  /** Forgets all, since what they are put together from may be another. */
  forget(): void {
    this.known.clear();
  }

  /** What a path stands for in expressions. */
  async operand(path: NodePath, signal: AbortSignal): Promise<Operand> {
    const known = this.known.get(path);
    if (known) return known;
    const operand = await this.found(path, signal);
    if ("expr" in operand) this.known.set(path, operand);
    return operand;
  }

  /** The array that a path stands for, where its values are not read as they are stored. */
  async instead(path: NodePath, signal: AbortSignal): Promise<Labelled | undefined> {
    const known = this.known.get(path);
    if (known || !(await this.host.isGrid(path))) return known;
    return this.whole(path, signal);
  }

  /** @throws Fault `wrong-kind` where the path leads to a dataset as it is stored */
  async whole(path: NodePath, signal: AbortSignal): Promise<Labelled> {
    const operand = await this.operand(path, signal);
    if ("expr" in operand) return operand;
    throw new Fault("wrong-kind", `“${path}” is a dataset as it is stored.`);
  }

  private async found(path: NodePath, signal: AbortSignal): Promise<Operand> {
    try {
      return await this.host.dataset(path, signal);
    } catch (cause) {
      // A dataset that is called “*” comes first.
      const mayJoin = isFault(cause, "wrong-kind") || (isFault(cause, "not-found") && hasStar(path));
      const joined = mayJoin ? await this.host.groups.array(path, signal) : undefined;
      if (joined) return joined;
      throw cause;
    }
  }
}
