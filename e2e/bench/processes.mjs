/** What processes take of the machine, from Linux's /proc. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** Ticks of /proc/pid/stat are of 10 ms everywhere. */
const TICK = 10;

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // ended meanwhile
  }
}

/** Processes below `root`, and it itself, whose command line fits. */
export function processes(root, command = /./) {
  const parents = new Map();
  for (const pid of readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    const [, parent] = /\) \S (\d+)/.exec(read(`/proc/${pid}/stat`)) ?? [];
    parents.set(pid, Number(parent));
  }
  const below = (pid) => pid === root || (parents.has(pid) && below(parents.get(pid)));
  return [...parents.keys()].filter((pid) => below(pid) && command.test(read(`/proc/${pid}/cmdline`)));
}

/** Milliseconds of processor time so far. */
export function processorTime(pids) {
  const times = pids.map((pid) => {
    const [, user, system] = /\) \S (?:\S+ ){10}(\d+) (\d+)/.exec(read(`/proc/${pid}/stat`)) ?? [0, 0, 0];
    return (Number(user) + Number(system)) * TICK;
  });
  return times.reduce((sum, time) => sum + time, 0);
}

/** MiB that were resident at once, at the most, since the last reset; pages that processes share count in each. */
export function peakMemory(pids) {
  const peaks = pids.map((pid) => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);
  return peaks.reduce((sum, peak) => sum + peak, 0);
}

export function resetPeakMemory(pids) {
  for (const pid of pids) {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, "5");
    } catch {
      // Ended meanwhile.
    }
  }
}
