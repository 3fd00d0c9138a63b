import { FileUp, FolderUp, Sparkles } from "lucide-react";
import { visibleName } from "../../core/plainText.ts";
import { useSession } from "../../state/session.ts";
import { awaitedFile, useAwaited } from "../../state/viewHistory.ts";
import { AddressField } from "./AddressField.tsx";
import styles from "./Files.module.css";
import { Orbit } from "./Orbit.tsx";
import { openFiles, openFolder, openSample } from "./openFiles.ts";
import { RecentList } from "./RecentList.tsx";

/** The page before anything is open. */
export function StartPage() {
  const awaited = useAwaited((state) => state.link);
  const opening = useSession((state) => state.opening > 0);
  return (
    <div className={styles.start}>
      <div className={styles.area} aria-busy={opening}>
        <Orbit />
        <h1>Explore HDF5 files of any size</h1>
        {awaited ? (
          <p className={styles.lead} role="status">
            This link shows <code>{visibleName(awaited.path)}</code>. Open <b>{visibleName(awaitedFile(awaited))}</b> to
            see it.
          </p>
        ) : (
          <p className={styles.lead}>Drop files or a folder anywhere on this page.</p>
        )}
        <div className={styles.ways}>
          <button type="button" className="button" data-primary data-large onClick={() => void openFiles()}>
            <FileUp size={16} aria-hidden /> Open files
          </button>
          <button type="button" className="button" data-large onClick={() => void openFolder()}>
            <FolderUp size={16} aria-hidden /> Open folder
          </button>
          <button type="button" className="button" data-large onClick={() => void openSample()}>
            <Sparkles size={16} aria-hidden /> Try a sample
          </button>
        </div>
        <div className={styles.address}>
          <AddressField />
        </div>
        <RecentList />
        <p className={styles.promise}>{opening ? "Opening …" : "Files stay on this computer."}</p>
      </div>
    </div>
  );
}
