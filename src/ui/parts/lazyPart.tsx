import { type ComponentType, lazy } from "react";
import { faultData } from "../../core/fault.ts";
import { FaultNote } from "./FaultNote.tsx";

/** A part of the page that is loaded when it is first shown; where that fails, it says so in its own place. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy(async (): Promise<{ default: ComponentType<P> }> => {
    try {
      return { default: await load() };
    } catch (error) {
      const { details } = faultData(error);
      const fault = {
        code: "internal" as const,
        message: "A part of this page could not be loaded.",
        hint: "Reload the page once it can be reached again.",
        ...(details && { details }),
      };
      return { default: () => <FaultNote fault={fault} /> };
    }
  });
}
