import { Popover } from "radix-ui";
import { byteText } from "../../core/numberText.ts";
import { visibleName } from "../../core/plainText.ts";
import { type Job, useJobs } from "../../state/jobs.ts";
import { useRuns } from "../../state/runs.ts";
import styles from "./JobList.module.css";
import { RunEntry } from "./RunEntry.tsx";
import bar from "./StatusBar.module.css";

/** What is running and how to stop it, and what came of the computations of this visit. */
export function JobList() {
  const jobs = useJobs((state) => state.jobs);
  const hasRuns = useRuns((state) => state.runs.length > 0);
  // Computations are shown in the expression bar and in the list.
  const [first, ...others] = jobs.filter(({ kind }) => kind !== "compute");
  return (
    <>
      {first && (
        <span className={bar.job}>
          <span className="ellipsis">
            {visibleName(first.label)}
            {progressText(first)}
          </span>
          <CancelButton job={first} />
        </span>
      )}
      {(hasRuns || others.length > 0) && <AllJobs />}
      <span className="visually-hidden" role="status">
        {jobs[0] ? announcement(jobs[0]) : ""}
      </span>
    </>
  );
}

function AllJobs() {
  const jobs = useJobs((state) => state.jobs);
  const runs = useRuns((state) => state.runs);
  const others = jobs.filter(({ kind }) => kind !== "compute");
  const ended = runs.some(({ status }) => status !== "running");
  return (
    <Popover.Root>
      <Popover.Trigger className={bar.button} aria-label="Jobs" title="Jobs: running and done">
        {jobs.length > 0 ? `${jobs.length} running` : "jobs"}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={`menu ${styles.panel}`} side="top" align="start" sideOffset={4} aria-label="Jobs">
          <div className={styles.header}>
            <h2>Jobs</h2>
            {ended && (
              <button type="button" className="link" onClick={useRuns.getState().clearEnded}>
                Clear what is done
              </button>
            )}
          </div>
          <ul className={styles.list} aria-label="Jobs">
            {others.map((job) => (
              <li key={`job ${job.id}`} className={styles.entry} data-status="running">
                <span className={styles.expression}>{visibleName(job.label)}</span>
                <span className={styles.facts}>
                  {progressText(job)} <CancelButton job={job} />
                </span>
              </li>
            ))}
            {runs.map((run) => (
              <RunEntry key={run.id} run={run} />
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function CancelButton({ job }: { readonly job: Job }) {
  return (
    <button
      type="button"
      className={bar.button}
      aria-label={`Cancel: ${visibleName(job.label)}`}
      onClick={() => useJobs.getState().cancel(job.id)}
    >
      cancel
    </button>
  );
}

function progressText({ done, total }: Job): string {
  return total > 0 ? ` ${byteText(done)} of ${byteText(total)}` : " …";
}

/** Read out only at the start and at every quarter. */
function announcement({ label, done, total }: Job): string {
  const quarter = total > 0 ? Math.floor((4 * done) / total) * 25 : 0;
  return quarter > 0 ? `${visibleName(label)}: ${quarter} %` : visibleName(label);
}
