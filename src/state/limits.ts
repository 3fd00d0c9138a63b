import { create } from "zustand";
import type { LimitRule } from "./viewKinds.ts";

export type Bounds = readonly [low: number, high: number];

/** From which value to which the colours reach. What was set by hand holds for the next dataset too. */
interface LimitsState {
  readonly rule: LimitRule;
  readonly manual: Bounds | null;
  /** Limits that stay, whatever is shown; null where they follow it. */
  readonly held: Bounds | null;
}

export const useLimits = create<LimitsState>(() => ({ rule: "robust", manual: null, held: null }));
