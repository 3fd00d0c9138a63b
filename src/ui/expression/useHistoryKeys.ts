import { type KeyboardEvent, type RefObject, useRef } from "react";
import { useSettings } from "../../state/settings.ts";
import { typeInto } from "./expressionField.ts";

/** Walks through what was run before: by ↑ and ↓ in an empty field, by Alt ↑ and Alt ↓ in any. */
export function useHistoryKeys(field: RefObject<HTMLTextAreaElement | null>): (event: KeyboardEvent) => boolean {
  /** Where it stands, and what it wrote there: once that is changed, the walk is over. */
  const walk = useRef({ at: -1, text: "", draft: "" });
  return (event) => {
    const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    const target = field.current;
    if (step === 0 || !target || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (walk.current.at >= 0 && target.value !== walk.current.text) walk.current = { at: -1, text: "", draft: "" };
    const walking = walk.current.at >= 0;
    if (!event.altKey && !walking && target.value !== "") return false;
    const { history } = useSettings.getState();
    const draft = walking ? walk.current.draft : target.value;
    const at = Math.max(-1, Math.min(walk.current.at + step, history.length - 1));
    const text = at < 0 ? draft : (history[at] ?? "");
    if (at === walk.current.at) return true;
    walk.current = { at, text, draft };
    typeInto(target, text, 0, target.value.length);
    return true;
  };
}
