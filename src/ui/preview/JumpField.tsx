import { useState } from "react";
import { focusPane } from "../panes.ts";
import { type GridSelection, parseJump } from "./gridSelection.ts";
import styles from "./Preview.module.css";

interface JumpFieldProps {
  readonly extent: { readonly rows: number; readonly columns: number };
  /** Only rows are jumped to. */
  readonly single: boolean;
  readonly onJump: (selection: GridSelection) => void;
}

/** Takes the cell cursor to a row, or to a row and a column. */
export function JumpField({ extent, single, onJump }: JumpFieldProps) {
  const [text, setText] = useState("");
  const [invalid, setInvalid] = useState(false);
  return (
    <form
      className={styles.jump}
      onSubmit={(event) => {
        event.preventDefault();
        const target = parseJump(text, extent);
        setInvalid(target === null);
        if (!target) return;
        onJump(target);
        focusPane("preview");
      }}
    >
      <input
        className="field mono"
        aria-label={single ? "Jump to row" : "Jump to row, column"}
        aria-invalid={invalid}
        placeholder={single ? "Jump to row" : "Jump to 123, 45"}
        title={
          invalid ? `Rows 0 to ${extent.rows - 1}, columns 0 to ${extent.columns - 1}` : "Counted in the table shown"
        }
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setInvalid(false);
        }}
      />
    </form>
  );
}
