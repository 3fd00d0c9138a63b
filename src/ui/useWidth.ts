import { useSyncExternalStore } from "react";

/** Below these widths a pane has no room beside the others: it becomes a sheet. */
export const INSPECTOR_SHEET = 1000;
export const TREE_SHEET = 700;

/** Whether the window is narrower than this. */
export function useNarrow(width: number): boolean {
  const query = `(max-width: ${width - 0.02}px)`;
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
