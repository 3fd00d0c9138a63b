import { X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { type Job, useJobs } from "../../state/jobs.ts";
import { byteText } from "../format/number.ts";
import { visibleName } from "../format/plainText.ts";
import styles from "./StatusBar.module.css";

/** What is running, and how to stop it. */
export function JobList() {
  const jobs = useJobs((state) => state.jobs);
  const [first, ...others] = jobs;
  return (
    <>
      {first && (
        <span className={styles.job}>
          <span className="ellipsis">
            {visibleName(first.label)}
            {progressText(first)}
          </span>
          <button
            type="button"
            className={styles.button}
            aria-label={`Cancel: ${visibleName(first.label)}`}
            onClick={() => useJobs.getState().cancel(first.id)}
          >
            cancel
          </button>
        </span>
      )}
      {others.length > 0 && <OtherJobs jobs={others} />}
      <span className="visually-hidden" role="status">
        {first ? announcement(first) : ""}
      </span>
    </>
  );
}

function OtherJobs({ jobs }: { readonly jobs: readonly Job[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles.button}>+ {jobs.length} more</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" align="start" sideOffset={4}>
          {jobs.map((job) => (
            <DropdownMenu.Item key={job.id} className="menu-item" onSelect={() => useJobs.getState().cancel(job.id)}>
              <X size={14} aria-hidden /> Cancel: {visibleName(job.label)}
              {progressText(job)}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
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
