import { useEffect, useMemo } from "react";
import type { DType } from "../../core/dtype.ts";
import type { NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { exactText, rawText, valueText } from "../../core/valueText.ts";
import { defaultView } from "../../state/datasetView.ts";
import { useNavigation } from "../../state/navigation.ts";
import { cellOf, forgiveTiles, requestTiles, tileSource, useTiles } from "../../state/tiles.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import styles from "./Preview.module.css";
import { TextValue } from "./TextValue.tsx";

interface ScalarViewProps {
  readonly path: NodePath;
  readonly shape: readonly number[];
  readonly dtype: DType;
}

const ONE = { top: 0, bottom: 1, left: 0, right: 1 };

/** One value, large. */
export function ScalarView({ path, shape, dtype }: ScalarViewProps) {
  const source = useMemo(() => tileSource(path, shape, dtype, defaultView(shape, dtype)), [path, shape, dtype]);
  useTiles((state) => state.arrivals);
  const fault = useTiles((state) => state.fault);
  useEffect(() => requestTiles(source, ONE), [source]);
  const retry = () => {
    forgiveTiles();
    requestTiles(source, ONE);
  };
  const found = cellOf(source, 0, 0);
  if (fault) {
    return (
      <div className={styles.fault}>
        <FaultNote fault={fault} title="The value could not be read">
          <button type="button" className="button" data-small onClick={retry}>
            Retry
          </button>
        </FaultNote>
      </div>
    );
  }
  if (!found) return <Waiting />;
  const { value } = found;
  const text = exactText(value, dtype);
  const raw = rawText(value, dtype);
  const { tone } = valueText(value, dtype);
  const link = tone === "reference" && typeof value === "string" ? value : null;
  return (
    <TextValue
      text={text}
      tone={tone}
      instead={
        link !== null ? (
          <button type="button" className="link" onClick={() => void useNavigation.getState().goTo(link)}>
            {visibleName(link)}
          </button>
        ) : text === "" && dtype.kind !== "string" ? (
          <span className={styles.none}>No bytes.</span>
        ) : undefined
      }
    >
      {raw !== undefined && <span className="mono quiet">stored as {raw}</span>}
    </TextValue>
  );
}
