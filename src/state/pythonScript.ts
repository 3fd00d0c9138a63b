import { create } from "zustand";
import { faultData } from "../core/fault.ts";
import type { NodePath } from "../core/path.ts";
import { explorer } from "./explorer.ts";
import { failed, IDLE, LOADING, type Loadable, ready } from "./loadable.ts";

/** The Python script of an expression, while its dialog is open. */
interface PythonScriptState {
  readonly expression: string | null;
  readonly script: Loadable<string>;
  show(expression: string, selected: NodePath | null): Promise<void>;
  close(): void;
}

let controller = new AbortController();

export const usePythonScript = create<PythonScriptState>((set) => ({
  expression: null,
  script: IDLE,
  async show(expression, selected) {
    controller.abort();
    const mine = new AbortController();
    controller = mine;
    set({ expression, script: LOADING });
    try {
      const script = await explorer().exportPython(expression, selected ?? undefined, { signal: mine.signal });
      if (!mine.signal.aborted) set({ script: ready(script) });
    } catch (error) {
      if (!mine.signal.aborted) set({ script: failed(faultData(error)) });
    }
  },
  close() {
    controller.abort();
    set({ expression: null, script: IDLE });
  },
}));
