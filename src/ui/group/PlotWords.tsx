import type { NodeInfo } from "../../core/node.ts";
import { groupedCount } from "../../core/numberText.ts";
import { visibleName, visibleText } from "../../core/plainText.ts";
import type { PlotView } from "../../state/naturalView.ts";
import { useNavigation } from "../../state/navigation.ts";
import styles from "./Group.module.css";

interface PlotWordsProps extends Pick<PlotView, "title" | "firstOf"> {
  readonly signal: NodeInfo;
  /** What the signal is drawn over. */
  readonly over: readonly string[];
}

/** What a plot of a group shows, and the way to its data. */
export function PlotWords({ title, signal, over, firstOf }: PlotWordsProps) {
  return (
    <p className={styles.said}>
      {title !== null && <strong>{visibleText(title)}</strong>}
      <span>
        <button
          type="button"
          className="link"
          title={visibleText(signal.path)}
          onClick={() => void useNavigation.getState().goTo(signal.path)}
        >
          <bdi>{visibleName(signal.name)}</bdi>
        </button>
        {over.length > 0 && ` over ${over.map(visibleText).join(", ")}`}
      </span>
      {firstOf === 1 && <span>the only data here</span>}
      {firstOf > 1 && <span>the first of {groupedCount(firstOf)}: no default is named</span>}
    </p>
  );
}
