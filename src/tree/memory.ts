import { Fault } from "../core/fault.ts";
import { formatBytes } from "../core/format.ts";
import type { NodePath } from "../core/path.ts";
import type { Block } from "../core/value.ts";

interface Holder {
  readonly block: Block;
  readonly bytes: number;
  /** Whether it stays: its node gave its proxy up, and could not read its values again. */
  readonly pinned: boolean;
}

const TOO_LARGE = "Read a slice of it, resolve it as a lazy array, or raise the budget in the settings.";

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

  /** Refuses what would not fit even if all that can give way did. `bytes` may be an estimate. */
  requireRoom(bytes: number, what: string, hint = TOO_LARGE): void {
    const pinned = this.pinnedBytes();
    if (bytes <= this.budget - pinned) return;
    const taken = pinned > 0 ? `, of which ${formatBytes(pinned)} are held by nodes that cannot be reinstated` : "";
    throw new Fault(
      "over-budget",
      `${what} needs ${formatBytes(bytes)}, the memory budget is ${formatBytes(this.budget)}${taken}.`,
      { hint },
    );
  }

  private pinnedBytes(): number {
    let bytes = 0;
    for (const holder of this.holders.values()) if (holder.pinned) bytes += holder.bytes;
    return bytes;
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

  set(path: NodePath, block: Block, bytes: number, pinned = false): void {
    this.requireRoom(bytes, "Its values");
    this.delete(path);
    this.makeRoom(bytes);
    this.holders.set(path, { block, bytes, pinned });
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
    for (const [path, { pinned }] of this.holders) {
      if (this.used + bytes <= this.budget) break;
      if (pinned) continue;
      this.delete(path);
      given.push(path);
    }
    if (given.length > 0) this.onReinstated(given);
  }
}
