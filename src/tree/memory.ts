import { Fault } from "../core/fault.ts";
import { formatBytes } from "../core/format.ts";
import type { NodePath } from "../core/path.ts";
import type { Block } from "../core/value.ts";

interface Holder {
  readonly block: Block;
  readonly bytes: number;
}

/**
 * The values of resolved nodes, under a budget. Where room is needed the least recently used ones are reinstated: their
 * nodes are proxies again.
 */
export class ResolvedValues {
  /** In order of use, the oldest first. */
  private readonly holders = new Map<NodePath, Holder>();
  private used = 0;
  private budget: number;
  private readonly onReinstated: (paths: readonly NodePath[]) => void;

  constructor(budget: number, onReinstated: (paths: readonly NodePath[]) => void) {
    this.budget = budget;
    this.onReinstated = onReinstated;
  }

  setBudget(bytes: number): void {
    this.budget = bytes;
    this.makeRoom(0);
  }

  /** Refuses what would not fit even into an empty store. `bytes` may be an estimate. */
  requireRoom(bytes: number, what: string): void {
    if (bytes <= this.budget) return;
    throw new Fault(
      "over-budget",
      `${what} needs ${formatBytes(bytes)}, the memory budget is ${formatBytes(this.budget)}.`,
      { hint: "Read a slice of it, or raise the budget in the settings." },
    );
  }

  get(path: NodePath): Block | undefined {
    const holder = this.holders.get(path);
    if (!holder) return undefined;
    this.holders.delete(path);
    this.holders.set(path, holder);
    return holder.block;
  }

  /** Without counting as a use. */
  bytesOf(path: NodePath): number | undefined {
    return this.holders.get(path)?.bytes;
  }

  set(path: NodePath, block: Block, bytes: number): void {
    this.requireRoom(bytes, "Its values");
    this.delete(path);
    this.makeRoom(bytes);
    this.holders.set(path, { block, bytes });
    this.used += bytes;
  }

  delete(path: NodePath): boolean {
    const holder = this.holders.get(path);
    if (!holder) return false;
    this.holders.delete(path);
    this.used -= holder.bytes;
    return true;
  }

  info() {
    const holders = [...this.holders].map(([path, { bytes }]) => ({ path, bytes }));
    return { used: this.used, budget: this.budget, holders };
  }

  private makeRoom(bytes: number): void {
    const given: NodePath[] = [];
    for (const path of this.holders.keys()) {
      if (this.used + bytes <= this.budget) break;
      this.delete(path);
      given.push(path);
    }
    if (given.length > 0) this.onReinstated(given);
  }
}
