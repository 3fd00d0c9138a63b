import { create } from "zustand";
import { type FaultData, faultData, isFault } from "../core/fault.ts";
import { baseName, isWithin, type NodePath } from "../core/path.ts";
import type { Block } from "../core/value.ts";
import { explorer } from "./explorer.ts";
import { runJob } from "./jobs.ts";
import { useNavigation } from "./navigation.ts";
import { useNotices } from "./notices.ts";
import { RESULTS, useResults } from "./results.ts";
import { useSettings } from "./settings.ts";

export type RunStatus = "running" | "finished" | "failed" | "cancelled";

/** The result so far, and from what part of the data (0 to 1). */
export interface PartialResult {
  readonly block: Block;
  readonly coverage: number;
}

/** One computation of an expression, while it runs and afterwards. */
export interface Run {
  readonly id: number;
  readonly expression: string;
  /** What `_` stood for. */
  readonly selected: NodePath | null;
  readonly status: RunStatus;
  readonly done: number;
  /** Bytes in all; 0 while it is not known. */
  readonly total: number;
  /** By `performance.now()`. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly partial?: PartialResult;
  readonly result?: NodePath;
  readonly fault?: FaultData;
}

interface RunsState {
  /** The latest first. */
  readonly runs: readonly Run[];
  start(expression: string, selected: NodePath | null): Promise<void>;
  cancel(id: number): void;
  /** Forgets the ones that have ended; their results stay. */
  clearEnded(): void;
}

const KEPT = 50;
const controllers = new Map<number, AbortController>();
let nextId = 0;

export const useRuns = create<RunsState>((set, get) => {
  const change = (id: number, facts: { readonly [K in keyof Run]?: Run[K] }) =>
    set(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? { ...run, ...facts } : run)) }));
  const end = (id: number, facts: { readonly [K in keyof Run]?: Run[K] }) =>
    change(id, { ...facts, endedAt: performance.now() });

  return {
    runs: [],
    async start(expression, selected) {
      const id = ++nextId;
      const controller = new AbortController();
      controllers.set(id, controller);
      const run: Run = { id, expression, selected, status: "running", done: 0, total: 0, startedAt: performance.now() };
      set(({ runs }) => ({ runs: [run, ...runs].slice(0, KEPT) }));
      useSettings.getState().remember(expression);
      try {
        const result = await runJob({ kind: "compute", label: expression, controller }, ({ signal, onProgress }) =>
          explorer().compute(expression, selected ?? undefined, {
            signal,
            onProgress(done, total) {
              onProgress(done, total);
              change(id, { done, total });
            },
            onPartial: (block, coverage) => change(id, { partial: { block, coverage } }),
          }),
        );
        end(id, { status: "finished", result });
        await useResults.getState().refresh([result]);
        await showResult(result, selected);
      } catch (error) {
        if (isFault(error, "aborted")) end(id, { status: "cancelled" });
        else end(id, { status: "failed", fault: faultData(error) });
      } finally {
        controllers.delete(id);
      }
    },
    cancel: (id) => controllers.get(id)?.abort(),
    clearEnded: () => set({ runs: get().runs.filter((run) => run.status === "running") }),
  };
});

/** Selects a result, unless the user has gone elsewhere meanwhile: then it only says that it is there. */
async function showResult(result: NodePath, selected: NodePath | null): Promise<void> {
  const here = useNavigation.getState().selected;
  if (here === selected || here === null || isWithin(here, RESULTS)) await useNavigation.getState().goTo(result);
  else useNotices.getState().tell(`${baseName(result)} is ready`);
}

/** Seconds that a run still takes, at the pace it had so far; undefined while that would be a mere guess. */
export function remainingSeconds({ done, total, startedAt }: Run, now: number): number | undefined {
  const elapsed = (now - startedAt) / 1000;
  return elapsed < 1 || done <= 0 || total <= 0 ? undefined : (elapsed * Math.max(0, total - done)) / done;
}
