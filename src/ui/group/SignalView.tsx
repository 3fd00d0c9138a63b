import { createPortal } from "react-dom";
import { visibleName } from "../../core/plainText.ts";
import { isCompared } from "../../state/compare.ts";
import { isLineSlice } from "../../state/defaultSlice.ts";
import { useGroupView } from "../../state/groupView.ts";
import type { PlotView } from "../../state/naturalView.ts";
import { Select } from "../graphic/Select.tsx";
import { DatasetBody } from "../preview/DatasetBody.tsx";
import { ShownDataset } from "../preview/datasetInfo.ts";
import { useDrawnInstead } from "../preview/useDrawnInstead.ts";
import styles from "./Group.module.css";
import { PlotWords } from "./PlotWords.tsx";

type SignalViewProps = Pick<PlotView, "title" | "signal" | "auxiliary" | "slice" | "firstOf"> & {
  /** Where what is said of it belongs. */
  readonly slot: HTMLElement | null;
};

const ALL = "";

/** The signal of a group over its axes; further ones are lines in the same plot, or are chosen. */
export function SignalView({ title, signal, auxiliary, slice, firstOf, slot }: SignalViewProps) {
  const signals = [signal, ...auxiliary];
  const together = signal.shape?.length === 1 && auxiliary.length > 0;
  const wanted = useGroupView((state) => state.signal);
  const chosen = signals.some(({ path }) => path === wanted) ? wanted : together ? ALL : signal.path;
  const shown = signals.find(({ path }) => path === chosen) ?? signal;
  useDrawnInstead(shown);
  const others =
    together && chosen === ALL ? auxiliary.filter(isCompared).filter(({ shape }) => shape.length === 1) : [];
  const said = (
    <div className={styles.signals}>
      {auxiliary.length > 0 && (
        <Select
          label="Signal"
          value={chosen ?? ALL}
          options={[
            ...(together ? [[ALL, "All signals"] as const] : []),
            ...signals.map(({ path, name }) => [path, visibleName(name)] as const),
          ]}
          onChange={(next) => useGroupView.setState({ signal: next === ALL ? null : next })}
        />
      )}
      <PlotWords
        {...{ title, firstOf }}
        signal={shown}
        over={(shown.dims ?? signal.dims ?? []).filter((dim) => dim !== null)}
      />
    </div>
  );
  return (
    <div className={styles.group}>
      {slot && createPortal(said, slot)}
      <ShownDataset value={shown}>
        <DatasetBody info={shown} others={others} line={slice !== null && isLineSlice(slice)} />
      </ShownDataset>
    </div>
  );
}
