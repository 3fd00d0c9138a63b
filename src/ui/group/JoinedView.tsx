import { createPortal } from "react-dom";
import type { NodeInfo } from "../../core/node.ts";
import { visibleText } from "../../core/plainText.ts";
import { DatasetBody } from "../preview/DatasetBody.tsx";
import { ShownDataset } from "../preview/datasetInfo.ts";
import { useDrawnInstead } from "../preview/useDrawnInstead.ts";
import styles from "./Group.module.css";

interface JoinedViewProps {
  readonly group: NodeInfo;
  /** Its members together. */
  readonly array: NodeInfo;
  /** Where what is said of it belongs. */
  readonly slot: HTMLElement | null;
}

/** The members of a group as the one array that they are together. */
export function JoinedView({ group, array, slot }: JoinedViewProps) {
  useDrawnInstead(array);
  const { memberDims } = group;
  const places = memberDims ? `places along ${memberDims.map(visibleText).join(", ")}` : "stretches of time";
  const said = (
    <p className={styles.said}>
      Members are {places}: ({array.shape?.join(", ")})
    </p>
  );
  return (
    <div className={styles.group}>
      {slot && createPortal(said, slot)}
      <ShownDataset value={array}>
        <DatasetBody info={array} />
      </ShownDataset>
    </div>
  );
}
