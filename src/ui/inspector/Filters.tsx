import type { FilterInfo } from "../../core/node.ts";
import { visibleName } from "../../core/plainText.ts";
import styles from "./Inspector.module.css";

/** In the order in which they are applied when data are written. */
export function Filters({ filters }: { readonly filters: readonly FilterInfo[] }) {
  return (
    <ul className={styles.filters}>
      {filters.map((filter, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pipeline is an ordered list, and may hold a filter twice
        <li key={i} data-missing={!filter.available || undefined}>
          <span title={`Filter ${filter.id}`}>{visibleName(filter.name)}</span>
          {filter.options.length > 0 && <span className="quiet"> {filter.options.join(", ")}</span>}
          {!filter.available && <span className={styles.missing}> not built in (id {filter.id})</span>}
        </li>
      ))}
    </ul>
  );
}
