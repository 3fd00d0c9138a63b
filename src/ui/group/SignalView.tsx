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
}

/** The signal of a group over its axes. */
export function SignalView({ title, signal }: SignalViewProps) {
  const dims = (signal.dims ?? []).filter((dim) => dim !== null).map(visibleText);
  return (
    <div className={styles.group}>
      <p className={styles.line}>
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
      <ShownDataset value={signal}>
        <DatasetBody info={signal} />
      </ShownDataset>
    </div>
  );
}
