import { FileUp, Link } from "lucide-react";
import type { NodeInfo } from "../../core/node.ts";
import { visibleName } from "../../core/plainText.ts";
import { followForeignFiles } from "../../state/foreignFiles.ts";
import styles from "./Files.module.css";
import { openFiles } from "./openFiles.ts";

/** Where a link into another file leads, what is missing, and the way there once the user says so. */
export function ForeignNote({ info }: { readonly info: NodeInfo }) {
  const [foreign] = info.foreign ?? [];
  const root = info.file?.root;
  const target = info.external?.target ?? info.target ?? "an unknown place";
  return (
    <div className={styles.foreign}>
      <p>
        This link leads to <bdi className="mono">{visibleName(target)}</bdi>
        {foreign && (
          <>
            {" "}
            in the file <bdi className="mono">{visibleName(foreign.name)}</bdi>
          </>
        )}
        .
      </p>
      {foreign && foreign.root === undefined && (
        <>
          <p>That file is missing here: open it together with this one, and the link can be followed.</p>
          <button type="button" className="button" onClick={() => void openFiles()}>
            <FileUp size={15} aria-hidden /> Open files
          </button>
        </>
      )}
      {foreign?.root !== undefined && !foreign.followed && root !== undefined && (
        <>
          <p>It was opened together with this one. Files are kept apart unless you say that they belong together.</p>
          <button type="button" className="button" onClick={() => void followForeignFiles(root)}>
            <Link size={15} aria-hidden /> Follow links between these files
          </button>
        </>
      )}
    </div>
  );
}
