import { File, Folder, X } from "lucide-react";
import { useEffect } from "react";
import { visibleName } from "../../core/plainText.ts";
import { useRecents } from "../../state/recents.ts";
import { openRecent } from "./openRecent.ts";
import styles from "./RecentList.module.css";

/** Files and folders of earlier visits, as far as the browser gave handles to them. */
export function RecentList() {
  const { recents, load, forget, forgetAll } = useRecents();
  useEffect(() => void load(), [load]);
  if (recents.length === 0) return null;
  return (
    <section className={styles.recents} aria-label="Recently opened">
      <h2>Recent</h2>
      <ul>
        {recents.map((recent, i) => {
          const Icon = recent.handle.kind === "directory" ? Folder : File;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
            <li key={`${recent.name} ${i}`}>
              <button type="button" className={styles.open} onClick={() => void openRecent(recent)}>
                <Icon size={14} aria-hidden />
                <bdi>{visibleName(recent.name)}</bdi>
              </button>
              <button
                type="button"
                className={styles.forget}
                aria-label={`Forget ${visibleName(recent.name)}`}
                title="Forget"
                onClick={() => void forget(recent)}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      <p>
        Only where they lie is remembered.{" "}
        <button type="button" className={styles.all} onClick={() => void forgetAll()}>
          Forget all
        </button>
      </p>
    </section>
  );
}
