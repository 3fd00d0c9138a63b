import { createPortal } from "react-dom";
import type { NodeInfo } from "../../core/node.ts";
import { visibleName, visibleText } from "../../core/plainText.ts";
import { useNavigation } from "../../state/navigation.ts";
import { DatasetBody } from "../preview/DatasetBody.tsx";
import { ShownDataset } from "../preview/datasetInfo.ts";
import styles from "./Group.module.css";

interface SignalViewProps {
  /** What the group calls its data. */
  readonly title: string | null;
  readonly signal: NodeInfo;
  /** Where what is said of it belongs. */
  readonly slot: HTMLElement | null;
}

/** The signal of a group over its axes. */
export function SignalView({ title, signal, slot }: SignalViewProps) {
  const dims = (signal.dims ?? []).filter((dim) => dim !== null).map(visibleText);
  const said = (
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
        {dims.length > 0 && ` over ${dims.join(", ")}`}
      </span>
    </p>
  );
  return (
    <div className={styles.group}>
      {slot && createPortal(said, slot)}
      <ShownDataset value={signal}>
        <DatasetBody info={signal} />
      </ShownDataset>
    </div>
  );
}
