export function processes(root: number, command?: RegExp): number[];
export function processorTime(pids: readonly number[]): number;
export function peakMemory(pids: readonly number[]): number;
export function resetPeakMemory(pids: readonly number[]): void;
