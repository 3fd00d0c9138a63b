import { create } from "zustand";
import { faultData, isFault } from "../core/fault.ts";
import { isWithin, type NodePath } from "../core/path.ts";
import type { ExpressionCheck, ExpressionError, PlanInfo } from "../rpc/explorerApi.ts";
import { explorer } from "./explorer.ts";
import { useNavigation } from "./navigation.ts";
import { RESULTS } from "./results.ts";
import { useRuns } from "./runs.ts";

export type { Completion, ExpressionCheck, ExpressionError, PlanInfo, PlanRow, StageInfo } from "../rpc/explorerApi.ts";

/** What stands in the expression bar, and what it would do. */
interface ExpressionState {
  readonly text: string;
  /** What `_` stands for. */
  readonly selected: NodePath | null;
  /** What was said of `checked`, which the text may have left behind. */
  readonly outcome: ExpressionCheck | null;
  readonly checked: string;
  /** Whether the text was changed since another node was selected. */
  readonly edited: boolean;
  setText(text: string): void;
  select(selected: NodePath | null): void;
  /** What the explorer says of the text as it stands; null if there is none, or it changed again. */
  check(): Promise<ExpressionCheck | null>;
  /** Computes the text, if it can be computed. */
  run(): Promise<void>;
}

/** Milliseconds without a change after which a text is checked. */
const PAUSE = 120;

let timer: ReturnType<typeof setTimeout> | undefined;
let controller = new AbortController();

export const useExpression = create<ExpressionState>((set, get) => {
  const checkSoon = () => {
    clearTimeout(timer);
    controller.abort();
    timer = setTimeout(() => void get().check(), PAUSE);
  };
  return {
    text: "",
    selected: null,
    outcome: null,
    checked: "",
    edited: false,
    setText(text) {
      // Where `_` is written anew, it is what is looked at now.
      if (usesSelected(text) && !usesSelected(get().text)) set({ selected: useNavigation.getState().selected });
      set({ text, edited: true });
      if (text.trim() === "") {
        clearTimeout(timer);
        controller.abort();
        set({ outcome: null, checked: "", selected: useNavigation.getState().selected });
      } else checkSoon();
    },
    select(selected) {
      if (selected === get().selected) return;
      // The same text may mean something else from here.
      set({ selected, checked: "", edited: false });
      if (get().text.trim() !== "") checkSoon();
    },
    async check() {
      clearTimeout(timer);
      controller.abort();
      const mine = new AbortController();
      controller = mine;
      const { text, selected } = get();
      if (text.trim() === "") return null;
      const outcome = await ask(text, selected, mine.signal);
      if (outcome === null || mine.signal.aborted || get().text !== text) return null;
      set({ outcome, checked: text });
      return outcome;
    },
    async run() {
      const { text, selected } = get();
      const outcome = currentOutcome(get()) ?? (await get().check());
      if (outcome?.kind === "plan") await useRuns.getState().start(text.trim(), selected);
    },
  };
});

const SELECTED = /(?<![\p{L}\p{N}_])_(?![\p{L}\p{N}_])/u;

/** Whether `_` is written in an expression. */
export function usesSelected(text: string): boolean {
  return SELECTED.test(text);
}

async function ask(text: string, selected: NodePath | null, signal: AbortSignal): Promise<ExpressionCheck | null> {
  try {
    return await explorer().check(text, selected ?? undefined, { signal });
  } catch (error) {
    return isFault(error, "aborted") ? null : { kind: "error", error: faultData(error) };
  }
}

/** What is known of the very text that stands there; null while it is being checked. */
export function currentOutcome({ text, checked, outcome }: ExpressionState): ExpressionCheck | null {
  return text === checked ? outcome : null;
}

/**
 * What is wrong with the text as it was written; null also where it only does not fit another node that was selected
 * since then, which is nobody's mistake.
 */
export function mistake(state: ExpressionState): ExpressionError | null {
  const outcome = currentOutcome(state);
  return outcome?.kind === "error" && state.edited ? outcome.error : null;
}

/** The last plan, also while a newer text is being checked; null where the text has an error. */
export function lastPlan({ outcome }: ExpressionState): PlanInfo | null {
  return outcome?.kind === "plan" ? outcome.plan : null;
}

/**
 * `_` follows the selection. It stays when a result is shown while the expression still stands there, so that it can be
 * changed and run again.
 */
export function followSelection(): void {
  useNavigation.subscribe(({ selected }, before) => {
    if (selected === before.selected) return;
    const { text, select } = useExpression.getState();
    const shown = useRuns.getState().runs[0];
    const own = selected !== null && isWithin(selected, RESULTS) && shown?.result === selected;
    if (!own || text.trim() !== shown.expression) select(selected);
  });
}
