import { CircleAlert, CircleCheck, CircleSlash } from "lucide-react";
import type { EntryReport, LoadReport } from "../../core/loading.ts";
import { byteText, groupedCount } from "../../core/numberText.ts";
import { visibleName } from "../../core/plainText.ts";
import { useLoading } from "../../state/loading.ts";
import { useNavigation } from "../../state/navigation.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import styles from "./Load.module.css";

const LISTED = 100;

const STATUS = {
  done: { word: "done", icon: CircleCheck },
  failed: { word: "failed", icon: CircleAlert },
  disabled: { word: "not enabled", icon: CircleSlash },
  unreached: { word: "not reached", icon: CircleSlash },
} as const;

/** What came of a load: for each entry what was found, loaded and skipped, and what failed, with the reason. */
export function ReportView({ report }: { readonly report: LoadReport }) {
  const sum = (count: (entry: EntryReport) => number) => report.entries.reduce((all, entry) => all + count(entry), 0);
  const failed = sum((entry) => entry.failed);
  const loaded = sum((entry) => entry.loaded);
  return (
    <section className={styles.report} aria-label="Load report">
      <p className={styles.outcome} role="status">
        {loaded === 1 ? "1 file" : `${groupedCount(loaded)} files`} loaded
        {failed > 0 && `, ${groupedCount(failed)} failed`} in {secondsText(report.seconds)}.
      </p>
      {report.error && <FaultNote fault={report.error} title="The load did not come to its end" />}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Entry</th>
            <th scope="col">Loader</th>
            <th scope="col">Found</th>
            <th scope="col">Size</th>
            <th scope="col">Loaded</th>
            <th scope="col">Skipped</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {report.entries.map((entry) => (
            <EntryRow key={entry.entry} entry={entry} />
          ))}
        </tbody>
      </table>
      {report.entries.map((entry) => (
        <EntryDetails key={entry.entry} entry={entry} />
      ))}
    </section>
  );
}

/** A tenth of a second is as exact as one feels it. */
function secondsText(seconds: number): string {
  return seconds < 0.05 ? "less than 0.1 s" : `${seconds.toFixed(1)} s`;
}

function EntryRow({ entry }: { readonly entry: EntryReport }) {
  const status = entry.failed > 0 && entry.status === "done" ? STATUS.failed : STATUS[entry.status];
  const Icon = status.icon;
  return (
    <tr data-status={entry.failed > 0 ? "failed" : entry.status}>
      <th scope="row">
        <Icon size={14} aria-label={entry.failed > 0 ? "with failures" : status.word} /> {visibleName(entry.entry)}
      </th>
      <td>{entry.loader}</td>
      <td>{groupedCount(entry.found)}</td>
      <td>{byteText(entry.bytes)}</td>
      <td>{groupedCount(entry.loaded)}</td>
      <td>{groupedCount(entry.skipped)}</td>
      <td>{groupedCount(entry.failed)}</td>
    </tr>
  );
}

function EntryDetails({ entry }: { readonly entry: EntryReport }) {
  const bad = entry.files.filter(({ outcome }) => outcome === "failed");
  const { warnings, tree, error } = entry;
  if (bad.length === 0 && warnings.length === 0 && tree === undefined && !error) return null;
  return (
    <section className={styles.details} aria-label={`Details of ${visibleName(entry.entry)}`}>
      <h3>{visibleName(entry.entry)}</h3>
      {error && bad.length === 0 && <p className={styles.warning}>{error.message}</p>}
      {warnings.slice(0, LISTED).map((warning) => (
        <p key={warning} className={styles.warning}>
          {visibleName(warning)}
        </p>
      ))}
      {bad.length > 0 && (
        <ul className={styles.files}>
          {bad.slice(0, LISTED).map(({ file, target, reason, problem }) => (
            <li key={file} data-problem>
              <span className={styles.file}>{visibleName(file)}</span>
              <span className={styles.target}>{reason?.message ?? problem}</span>
              {reason?.code === "exists" && target !== undefined && (
                <button type="button" className="link" onClick={() => goTo(target)}>
                  Show what is there
                </button>
              )}
            </li>
          ))}
          {bad.length > LISTED && <li className="quiet">… and {groupedCount(bad.length - LISTED)} more</li>}
        </ul>
      )}
      {tree !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard
        <pre className={styles.tree} tabIndex={0}>
          {tree.trim()}
        </pre>
      )}
    </section>
  );
}

function goTo(path: string): void {
  useLoading.getState().hide();
  void useNavigation.getState().goTo(path);
}
