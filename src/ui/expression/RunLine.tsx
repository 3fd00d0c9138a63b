import { X } from "lucide-react";
import { byteText } from "../../core/numberText.ts";
import { visibleName } from "../../core/plainText.ts";
import { useExpression } from "../../state/expression.ts";
import { type Run, remainingSeconds, useRuns } from "../../state/runs.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import styles from "./Expression.module.css";
import { PartialTable } from "./PartialTable.tsx";
import { remainingText } from "./runText.ts";

/** How the run that was started last goes on; what came of it, as long as its expression stands in the bar. */
export function RunLine() {
  const run = useRuns((state) => state.runs[0]);
  const text = useExpression((state) => state.text.trim());
  if (!run) return null;
  if (run.status === "running") return <Running run={run} />;
  if (run.expression !== text) return null;
  if (run.status === "failed" && run.fault) {
    return (
      <div className={styles.failed}>
        <FaultNote fault={run.fault} title="This was not computed">
          <button
            type="button"
            className="button"
            data-small
            onClick={() => void useRuns.getState().start(run.expression, run.selected)}
          >
            Run again
          </button>
        </FaultNote>
      </div>
    );
  }
  return run.status === "cancelled" ? <p className={styles.cancelled}>Cancelled.</p> : null;
}

function Running({ run }: { readonly run: Run }) {
  const { done, total, partial } = run;
  const left = remainingText(remainingSeconds(run, performance.now()));
  return (
    <div className={styles.running}>
      <div className={styles.progressLine}>
        <progress
          className={styles.progress}
          aria-label={`Computing ${visibleName(run.expression)}`}
          {...(total > 0 && { value: done, max: total })}
        />
        <span className={styles.amount}>
          {total > 0 ? `${byteText(done)} of ${byteText(total)}` : "starting …"}
          {left && ` · ${left}`}
        </span>
        <button
          type="button"
          className="button"
          data-small
          title="Cancel (Esc)"
          onClick={() => useRuns.getState().cancel(run.id)}
        >
          <X size={13} aria-hidden /> Cancel
        </button>
      </div>
      {partial && <PartialTable block={partial.block} coverage={partial.coverage} />}
    </div>
  );
}
