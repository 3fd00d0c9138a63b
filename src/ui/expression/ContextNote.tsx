import { baseName } from "../../core/path.ts";
import { useExpression, usesSelected } from "../../state/expression.ts";
import { useNavigation } from "../../state/navigation.ts";
import { Name } from "../parts/Name.tsx";
import styles from "./Expression.module.css";

/** Says what `_` stands for, where that is not what is looked at. */
export function ContextNote() {
  const context = useExpression((state) => state.selected);
  const selected = useNavigation((state) => state.selected);
  const usesIt = useExpression((state) => usesSelected(state.text));
  if (context === null || context === selected || !usesIt) return null;
  return (
    <span className={styles.context}>
      <span className="mono">_</span> is{" "}
      <bdi className="mono" title={context}>
        <Name text={baseName(context)} />
      </bdi>
      {selected !== null && (
        <button type="button" className="link" onClick={() => useExpression.getState().select(selected)}>
          use <Name text={baseName(selected)} />
        </button>
      )}
    </span>
  );
}
