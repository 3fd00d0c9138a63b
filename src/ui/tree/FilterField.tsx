import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { groupedCount } from "../../core/numberText.ts";
import { useSearch } from "../../state/search.ts";
import { focusPane } from "../panes.ts";
import styles from "./Filter.module.css";
import { registerFilterField } from "./filterField.ts";

/** Narrows the tree down to what is found by words, globs and terms. */
export function FilterField() {
  const { text, hits, searched, running, complete, fault, setText } = useSearch();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => registerFilterField(field.current), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      setText("");
      focusPane("tree");
    } else if (event.key === "ArrowDown" || event.key === "Enter") focusPane("tree");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.filter}>
      <div className={styles.field}>
        <Search size={14} aria-hidden />
        <input
          ref={field}
          type="text"
          className="field"
          aria-label="Filter the tree"
          title="Words, globs like **/vel*, and terms: type:float ndim:>2 attr:units=K kind:group"
          placeholder="Filter  /"
          spellCheck={false}
          autoComplete="off"
          value={text}
          aria-invalid={fault !== null}
          aria-describedby="filter-outcome"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {text !== "" && (
          <button type="button" className="icon-button" data-small aria-label="Show all" onClick={() => setText("")}>
            <X size={14} aria-hidden />
          </button>
        )}
      </div>
      {text.trim() !== "" && (
        <p id="filter-outcome" className={styles.outcome} role="status" data-fault={fault !== null || undefined}>
          {fault
            ? [fault.message, fault.hint].filter(Boolean).join(" ")
            : outcomeText(hits.length, searched, running, complete)}
        </p>
      )}
    </search>
  );
}

function outcomeText(found: number, searched: number, running: boolean, complete: boolean): string {
  const hits = found === 1 ? "1 match" : `${groupedCount(found)} matches`;
  if (running) return `${hits}, ${groupedCount(searched)} searched …`;
  if (!complete) return `The first ${hits}: say more to find others.`;
  return found === 0 ? `Nothing matches. ${groupedCount(searched)} searched.` : `${hits} of ${groupedCount(searched)}`;
}
