import { useEffect, useRef } from "react";
import { useExporting } from "../../state/exporting.ts";
import { useNavigation } from "../../state/navigation.ts";
import { usePalette } from "../../state/palette.ts";
import { focusExpression } from "../expression/expressionField.ts";
import { openFiles } from "../files/openFiles.ts";
import { focusNextPane } from "../panes.ts";
import { copyText } from "../parts/clipboard.ts";

interface Actions {
  readonly toggleTree: () => void;
  readonly toggleInspector: () => void;
  readonly filterTree: () => void;
  readonly showShortcuts: () => void;
}

/** The shortcuts that work everywhere. They come before those of the panes. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = actionFor(event, latest.current);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, []);
}

function actionFor(event: KeyboardEvent, actions: Actions): (() => void) | null {
  if (event.altKey) return null;
  if (event.key === "F1") return actions.showShortcuts;
  // A dialog keeps the keyboard to itself.
  if (document.querySelector("dialog[open]")) return null;
  if (event.key === "F6") return () => focusNextPane(event.shiftKey);
  if (!(event.ctrlKey || event.metaKey)) return isTyping(event) ? null : bareKey(event.key, actions);
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === "c" ? copyPath : null;
  switch (key) {
    case "o":
      return () => void openFiles();
    case "k":
      return usePalette.getState().show;
    case "e":
      return () => useExporting.getState().show();
    case "b":
      return actions.toggleTree;
    case "i":
      return actions.toggleInspector;
    default:
      return null;
  }
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.matches("input:not([type=range], [type=radio]), textarea, select");
}

/** Keys that act wherever no text is typed. */
function bareKey(key: string, { filterTree }: Actions): (() => void) | null {
  return key === "=" ? focusExpression : key === "/" ? filterTree : null;
}

function copyPath(): void {
  const { selected } = useNavigation.getState();
  if (selected !== null) void copyText(selected, "path");
}
