import { useOffline } from "../../state/offline.ts";
import { JobList } from "./JobList.tsx";
import { MemoryMeter } from "./MemoryMeter.tsx";
import styles from "./StatusBar.module.css";

export function StatusBar({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const update = useOffline((state) => state.waiting !== null);
  return (
    <footer className={styles.bar}>
      <span className={styles.local} title="Nothing is written, and nothing leaves this computer">
        <span className={styles.dot} aria-hidden /> read-only, local
      </span>
      <JobList />
      <span className={styles.space} />
      {update && (
        <button type="button" className={styles.button} data-news onClick={useOffline.getState().update}>
          New version: reload
        </button>
      )}
      <MemoryMeter />
      <button type="button" className={styles.button} onClick={onShortcuts}>
        F1 shortcuts
      </button>
    </footer>
  );
}
