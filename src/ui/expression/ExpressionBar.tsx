import { ChevronDown, FileCode2, SquareFunction } from "lucide-react";
import { useId, useRef, useState } from "react";
import { currentOutcome, lastPlan, useExpression } from "../../state/expression.ts";
import { usePythonScript } from "../../state/pythonScript.ts";
import { useRuns } from "../../state/runs.ts";
import { focusPane } from "../panes.ts";
import { ContextNote } from "./ContextNote.tsx";
import styles from "./Expression.module.css";
import { ExpressionField } from "./ExpressionField.tsx";
import { focusExpression } from "./expressionField.ts";
import { Outcome } from "./Outcome.tsx";
import { PlanView } from "./PlanView.tsx";
import { PythonDialog } from "./PythonDialog.tsx";
import { RunLine } from "./RunLine.tsx";
import { runLabel } from "./runText.ts";
import { SignatureLine } from "./SignatureLine.tsx";
import { StoredNote } from "./StoredNote.tsx";

/** Where an expression is written, what it would do, and what comes of it. */
export function ExpressionBar() {
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [focused, setFocused] = useState(false);
  const [planShown, setPlanShown] = useState(false);
  const text = useExpression((state) => state.text);
  const plan = useExpression(lastPlan);
  const refused = useExpression((state) => currentOutcome(state)?.kind === "error");
  const id = useId();
  const written = text.trim() !== "";

  const run = () => void useExpression.getState().run();
  const cancelOrLeave = () => {
    const running = useRuns.getState().runs.find((each) => each.status === "running");
    if (running) useRuns.getState().cancel(running.id);
    else focusPane("preview");
  };
  const exportPython = () => {
    const { selected } = useExpression.getState();
    void usePythonScript.getState().show(written ? text.trim() : "_", selected);
  };

  return (
    <section
      className={styles.bar}
      aria-label="Compute"
      onFocus={() => setFocused(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFocused(false)}
    >
      <div className={styles.line}>
        <button
          type="button"
          className={styles.sign}
          aria-label="Write an expression"
          title="Write an expression (=)"
          onClick={() => focusExpression()}
        >
          <SquareFunction size={16} aria-hidden />
        </button>
        <ExpressionField
          field={field}
          describedBy={`${id}-outcome`}
          onCaret={setCaret}
          onRun={run}
          onEscape={cancelOrLeave}
        />
        <button
          type="button"
          className="button"
          data-primary={(written && !refused) || undefined}
          data-small
          disabled={!written || refused}
          title="Compute it, and keep the values as a node (Enter)"
          onClick={run}
        >
          {runLabel(written ? plan?.readBytes : undefined)}
        </button>
        <button
          type="button"
          className="icon-button"
          data-small
          aria-label="Export as Python"
          title="Export as a Python script"
          disabled={refused}
          onClick={exportPython}
        >
          <FileCode2 size={15} aria-hidden />
        </button>
      </div>
      {written && focused && <SignatureLine text={text} caret={caret} />}
      <div className={styles.outcome} hidden={!written}>
        <Outcome id={`${id}-outcome`} />
        <ContextNote />
        {plan && (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={planShown}
            aria-controls={`${id}-plan`}
            onClick={() => setPlanShown(!planShown)}
          >
            Plan <ChevronDown size={13} aria-hidden />
          </button>
        )}
      </div>
      {written && plan && <StoredNote plan={plan} />}
      <RunLine />
      {written && plan && planShown && <PlanView id={`${id}-plan`} plan={plan} />}
      <PythonDialog />
    </section>
  );
}
