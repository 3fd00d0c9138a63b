import { create } from "zustand";
import type { LimitRule } from "./viewKinds.ts";

/** From which value to which the colours reach. What was set by hand holds for the next dataset too. */
interface LimitsState {
  readonly rule: LimitRule;
  readonly manual: readonly [low: number, high: number] | null;
}

export const useLimits = create<LimitsState>(() => ({ rule: "robust", manual: null }));
