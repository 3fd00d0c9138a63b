import { CornerDownRight } from "lucide-react";
import type { EntryPlan } from "../../core/loading.ts";
import { byteText, groupedCount } from "../../core/numberText.ts";
import { visibleName } from "../../core/plainText.ts";
import styles from "./Load.module.css";

/** Files of an entry that are listed; more are counted. */
const LISTED = 100;

/** Which files each entry matches, and where they would land. */
export function EntryPlans({ entries }: { readonly entries: readonly EntryPlan[] }) {
  if (entries.length === 0) return <p className="quiet">No entry is complete yet.</p>;
  return (
    <ul className={styles.entries} aria-label="What would be loaded">
      {entries.map((entry) => (
        <li key={entry.entry}>
          <Entry plan={entry} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ plan }: { readonly plan: EntryPlan }) {
  const { entry, loader, enabled, files, warnings, attribute } = plan;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const problems = files.filter(({ problem }) => problem !== undefined).length;
  return (
    <details className={styles.entry} open={files.length > 0 && files.length <= 6}>
      <summary>
        <span className={styles.entryName}>{visibleName(entry)}</span>
        <code className={styles.loader}>{loader}</code>
        <span className={styles.count} data-none={files.length === 0 || undefined}>
          {enabled ? `${groupedCount(files.length)} ${files.length === 1 ? "file" : "files"}` : "not enabled"}
          {files.length > 0 && `, ${byteText(bytes)}`}
        </span>
      </summary>
      {problems > 0 && (
        <p className={styles.warning}>{problems === 1 ? "One file cannot land." : `${problems} files cannot land.`}</p>
      )}
      {warnings.slice(0, 5).map((warning) => (
        <p key={warning} className={styles.warning}>
          {visibleName(warning)}
        </p>
      ))}
      {warnings.length > 5 && <p className={styles.warning}>… and {warnings.length - 5} more like these.</p>}
      <ul className={styles.files}>
        {files.slice(0, LISTED).map(({ file, target, problem }) => (
          <li key={file} data-problem={problem === undefined ? undefined : true}>
            <span className={styles.file}>{visibleName(file)}</span>
            <span className={styles.target}>
              <CornerDownRight size={12} aria-hidden />
              {problem ?? `${attribute === undefined ? "" : `attribute ${attribute} of `}${visibleName(target ?? "")}`}
            </span>
          </li>
        ))}
        {files.length > LISTED && <li className="quiet">… and {groupedCount(files.length - LISTED)} more</li>}
      </ul>
    </details>
  );
}
