import { byteText } from "../../core/numberText.ts";
import { baseName } from "../../core/path.ts";
import { visibleText } from "../../core/plainText.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useResults } from "../../state/results.ts";
import { type Run, type RunStatus, remainingSeconds, useRuns } from "../../state/runs.ts";
import { putExpression } from "../expression/expressionField.ts";
import { durationText, remainingText } from "../expression/runText.ts";
import styles from "./JobList.module.css";

const WORDS = {
  running: "running",
  finished: "finished",
  failed: "failed",
  cancelled: "cancelled",
} satisfies Record<RunStatus, string>;

/** One computation in the list of jobs. */
export function RunEntry({ run }: { readonly run: Run }) {
  const { expression, status, result } = run;
  const kept = useResults((state) => result !== undefined && state.paths.includes(result));
  const about = visibleText(expression);
  return (
    <li className={styles.entry} data-status={status}>
      <code className={styles.expression} title={about}>
        {about}
      </code>
      {status === "running" && (
        <progress
          className={styles.progress}
          aria-label={`Progress of ${about}`}
          {...(run.total > 0 && { value: run.done, max: run.total })}
        />
      )}
      <span className={styles.facts}>
        <span className={styles.status}>{WORDS[status]}</span>
        <span>{factsOf(run)}</span>
      </span>
      {run.fault && <p className={styles.fault}>{visibleText(run.fault.message)}</p>}
      <span className={styles.actions}>
        {status === "running" && (
          <button type="button" className="link" onClick={() => useRuns.getState().cancel(run.id)}>
            Cancel
          </button>
        )}
        {kept && result !== undefined && (
          <button type="button" className="link" onClick={() => void useNavigation.getState().goTo(result)}>
            Open {baseName(result)}
          </button>
        )}
        {status !== "running" && (
          <button
            type="button"
            className="link"
            onClick={() => void useRuns.getState().start(expression, run.selected)}
          >
            Run again
          </button>
        )}
        <button type="button" className="link" onClick={() => edit(run)}>
          Edit
        </button>
      </span>
    </li>
  );
}

function factsOf(run: Run): string {
  const { status, done, total, startedAt, endedAt } = run;
  if (status === "running") {
    const left = remainingText(remainingSeconds(run, performance.now()));
    return [total > 0 ? `${byteText(done)} of ${byteText(total)}` : "", left].filter(Boolean).join(" · ");
  }
  return endedAt === undefined ? "" : durationText(endedAt - startedAt);
}

function edit({ expression, selected }: Run): void {
  if (selected !== null) void useNavigation.getState().goTo(selected);
  putExpression(expression);
}
