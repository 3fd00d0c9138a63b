import { Box, FileQuestionMark, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { byteText } from "../../core/numberText.ts";
import { topLevelPath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { useNavigation } from "../../state/navigation.ts";
import { type SessionFile, useSession } from "../../state/session.ts";
import { Name } from "../parts/Name.tsx";
import styles from "./Header.module.css";

/** The open files; the one that is looked at is marked. */
export function FileTabs() {
  const files = useSession((state) => state.files);
  const selected = useNavigation((state) => state.selected);
  const here = selected === null ? null : topLevelPath(selected);
  return (
    <nav className={styles.tabs} aria-label="Open files">
      {files.map((file) => (
        <FileTab key={file.path} file={file} here={file.path === here} />
      ))}
    </nav>
  );
}

function FileTab({ file, here }: { readonly file: SessionFile; readonly here: boolean }) {
  const name = file.path.slice(1);
  const tab = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (here) tab.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  const Icon = file.error ? FileQuestionMark : Box;
  return (
    <div ref={tab} className={styles.tab} data-here={here || undefined} data-broken={file.error ? true : undefined}>
      <button
        type="button"
        className={styles.tabName}
        aria-current={here ? "true" : undefined}
        title={file.error?.message ?? file.notice ?? visibleName(name)}
        onClick={() => void useNavigation.getState().goTo(file.path)}
      >
        <Icon size={14} aria-hidden />
        <span className="ellipsis">
          <Name text={name} />
        </span>
        <span className={styles.size}>{byteText(file.size)}</span>
      </button>
      <button
        type="button"
        className={styles.tabClose}
        aria-label={`Close ${visibleName(name)}`}
        title="Close"
        onClick={() => void useSession.getState().close(file.path)}
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
