import type { NodeInfo } from "../../core/node.ts";
import { groupedCount } from "../../core/numberText.ts";
import { visibleName } from "../../core/plainText.ts";
import styles from "./Inspector.module.css";

/** Files that are told by their names. */
const MOST_NAMED = 20;

/** The files that a dataset's values lie in, each with whether it is read. */
export function DataFiles({ info }: { readonly info: NodeInfo }) {
  const { externalFiles = [], foreign = [] } = info;
  const stateOf = (i: number) => {
    const file = foreign[i];
    if (!file || file.followed) return "";
    return file.root === undefined ? " (missing)" : " (not read)";
  };
  const named = externalFiles.slice(0, MOST_NAMED).map((name, i) => `${visibleName(name)}${stateOf(i)}`);
  const more = externalFiles.length - named.length;
  return <bdi>{`${named.join(", ")}${more > 0 ? ` and ${groupedCount(more)} more` : ""}`}</bdi>;
}

/** What each part of a virtual dataset shows. */
export function Mapped({ mapped }: { readonly mapped: NonNullable<NodeInfo["mapped"]> }) {
  const { parts, count } = mapped;
  return (
    <details className={styles.parts}>
      <summary>{count === 1 ? "1 part" : `${groupedCount(count)} parts`}</summary>
      <ul className={styles.mapped} aria-label="Parts of the virtual dataset">
        {parts.map(({ file, dataset, source, virtual }) => (
          <li key={`${virtual} ${file} ${dataset}`} className="mono">
            [{virtual}] = <bdi>{file === "." ? "" : `${visibleName(file)}: `}</bdi>
            <bdi>{visibleName(dataset)}</bdi>
            {source === "all" ? "" : `[${source}]`}
          </li>
        ))}
        {count > parts.length && <li>and {groupedCount(count - parts.length)} more</li>}
      </ul>
    </details>
  );
}
