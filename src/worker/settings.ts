import { Fault } from "../core/fault.ts";
import type { ExplorerSettings } from "../rpc/explorerApi.ts";

const GIB = 1024 ** 3;
/** More readers than this compete for memory without being faster. */
const MOST_READERS = 16;

/** One reader less than there are cores, a quarter of the memory but no more than 1 GiB, 10 seconds of patience. */
export function defaultSettings(): ExplorerSettings {
  const cores = navigator.hardwareConcurrency || 2;
  // Chromium only, and never more than 8.
  const { deviceMemory } = navigator as WorkerNavigator & { deviceMemory?: number };
  return {
    readers: Math.min(6, Math.max(1, cores - 1)),
    memoryBudget: Math.min(GIB, ((deviceMemory ?? 4) * GIB) / 4),
    patience: 10_000,
    directReads: true,
  };
}

type NumberName = Exclude<keyof ExplorerSettings, "directReads">;

const BOUNDS: Readonly<Record<NumberName, readonly [low: number, high: number]>> = {
  readers: [1, MOST_READERS],
  memoryBudget: [1024 ** 2, 64 * GIB],
  patience: [100, 3_600_000],
};

/** Settings come from outside: anything but a number within its bounds, or a yes or no, is refused by name. */
export function checkedSettings(change: Partial<ExplorerSettings>): Partial<ExplorerSettings> {
  for (const [name, value] of Object.entries(change)) {
    if (name === "directReads") {
      if (typeof value === "boolean") continue;
      throw new Fault("invalid", `invalid ${name}: ${String(value)}. It must be true or false.`);
    }
    const bounds = BOUNDS[name as NumberName];
    if (!bounds) {
      const known = [...Object.keys(BOUNDS), "directReads"].join(", ");
      throw new Fault("invalid", `invalid setting: ${name}. There are ${known}.`);
    }
    if (!(typeof value === "number" && value >= bounds[0] && value <= bounds[1])) {
      throw new Fault("invalid", `invalid ${name}: ${String(value)}. It must be from ${bounds[0]} to ${bounds[1]}.`);
    }
  }
  return change;
}
