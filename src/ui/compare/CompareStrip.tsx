import { X } from "lucide-react";
import { baseName } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { useCompare } from "../../state/compare.ts";
import styles from "./Compare.module.css";

/** What is being compared, wherever one is; nothing where nothing is. */
export function CompareStrip() {
  const { infos, shown, show, remove, clear } = useCompare();
  if (infos.length === 0) return null;
  return (
    <section className={styles.strip} aria-label="Comparison">
      <span className={styles.word}>Compare</span>
      <ul className={styles.chips}>
        {infos.map(({ path }) => (
          <li key={path} title={visibleName(path)}>
            <bdi>{visibleName(baseName(path))}</bdi>
            <button type="button" aria-label={`Take out ${visibleName(baseName(path))}`} onClick={() => remove(path)}>
              <X size={12} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {infos.length === 1 ? (
        <span className="quiet">
          Shift Enter, or Shift and a click, on another dataset in the tree adds it; or drag it here.
        </span>
      ) : (
        <button type="button" className="button" data-small aria-pressed={shown} onClick={() => show(!shown)}>
          {shown ? "Back to the selection" : "Show side by side"}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="End the comparison"
        title="End the comparison"
        onClick={clear}
      >
        <X size={15} aria-hidden />
      </button>
    </section>
  );
}
