import { FileQuestion, FileUp, Link } from "lucide-react";
import type { NodeInfo } from "../../core/node.ts";
import { visibleName } from "../../core/plainText.ts";
import { followForeignFiles } from "../../state/foreignFiles.ts";
import styles from "./ForeignData.module.css";
import { openFiles } from "./openFiles.ts";

/** Names of missing files that are told. */
const MOST_TOLD = 3;

/** Says of a dataset whose values lie in other files which of them are missing, and leads to those that are not. */
export function ForeignData({ info }: { readonly info: NodeInfo }) {
  const { foreign = [], file, layout } = info;
  const missing = foreign.filter(({ root }) => root === undefined).map(({ name }) => visibleName(name));
  const apart = foreign.filter(({ root, followed }) => root !== undefined && !followed);
  const isVirtual = layout === "virtual";
  if (missing.length === 0 && apart.length === 0) return null;
  const told = missing.slice(0, MOST_TOLD).join(", ");
  const more = missing.length > MOST_TOLD ? ` and ${missing.length - MOST_TOLD} more` : "";
  return (
    <div className={styles.note} role="note" aria-label="Values in other files">
      <FileQuestion size={14} className={styles.icon} aria-hidden />
      <p>
        {apart.length > 0 &&
          `${countOf(apart.length)} with its values ${apart.length === 1 ? "was" : "were"} opened together with this one. `}
        {missing.length > 0 && (
          <>
            Missing {isVirtual ? "sources" : "files"}: <bdi className="mono">{told}</bdi>
            {more}.{" "}
          </>
        )}
        {isVirtual ? "Fill values stand for what is not read." : "Without them its values cannot be read."}
      </p>
      {missing.length > 0 && (
        <button type="button" className="button" data-small onClick={() => void openFiles()}>
          <FileUp size={14} aria-hidden /> Open files
        </button>
      )}
      {apart.length > 0 && file && (
        <button type="button" className="button" data-small onClick={() => void followForeignFiles(file.root)}>
          <Link size={14} aria-hidden /> Read values from these files
        </button>
      )}
    </div>
  );
}

function countOf(files: number): string {
  return files === 1 ? "One file" : `${files} files`;
}
