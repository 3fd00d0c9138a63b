import type { DType } from "../../core/dtype.ts";
import { briefNumber, byteText, groupedCount } from "../../core/numberText.ts";
import { leafFields } from "../../state/compoundFields.ts";
import type { Rect } from "../../state/datasetView.ts";
import { costOf, type DrawnSource, drawnKey } from "../../state/drawing.ts";
import { touchedBytes } from "../../state/plane.ts";
import { readStatistics } from "../../state/readStatistics.ts";
import { sliceText } from "../../state/sliceText.ts";
import { useTiles } from "../../state/tiles.ts";
import { useDrawn } from "../graphic/useDrawn.ts";
import styles from "./Preview.module.css";

interface SelectionLineProps {
  readonly source: DrawnSource;
  readonly rect: Rect;
}

const SETTLED = 150;
/** A selection says nothing of its cost: more than this is not read for it. */
const MOST_BYTES = 128 * 2 ** 20;
const NUMBERS: ReadonlySet<DType["kind"]> = new Set(["int", "uint", "float", "bool"]);

/** What the selected cells amount to: all of them, also those that are not on screen. */
export function SelectionLine({ source, rect }: SelectionLineProps) {
  const column = columnSource(source, rect);
  const generation = useTiles((state) => state.generation);
  const cells = (rect.bottom - rect.top) * (rect.right - rect.left);
  const part = column && column !== source ? { ...rect, left: 0, right: 1 } : rect;
  const bytes = touchedBytes(rect.bottom - rect.top, part.right - part.left, { rows: 1, columns: 1 }, costOf(source));
  const wanted = column && cells > 1 && bytes <= MOST_BYTES ? column : null;
  const key = wanted && `selection\0${drawnKey(wanted)}\0${JSON.stringify(part)}\0${generation}`;
  const { value, of, fault } = useDrawn(key, (signal) => readStatistics(wanted ?? source, part, signal), {
    delay: SETTLED,
    bytesOf: () => 128,
  });
  if (!column || cells < 2) return null;
  const words = () => {
    if (!wanted) return `${byteText(bytes)} would have to be read for sum and mean. Select less.`;
    if (fault) return fault.message;
    if (!value || of !== key) return "…";
    const { count, nan, sum, mean, min, max } = value;
    const all = [`sum ${typeof sum === "bigint" ? sum : briefNumber(sum)}`, `mean ${briefNumber(mean)}`];
    const ends = [`min ${briefNumber(min)}`, `max ${briefNumber(max)}`];
    return [
      `n ${groupedCount(count)}`,
      nan > 0 ? `${groupedCount(nan)} nan` : "",
      ...(count > 0 ? [...all, ...ends] : []),
    ]
      .filter((word) => word !== "")
      .join("  ");
  };
  return (
    <p className={styles.selection} data-testid="selection" aria-live="polite">
      {words()}
    </p>
  );
}

/** What the selected cells are taken from: the dataset, or the one field of compounds that is selected. */
function columnSource(source: DrawnSource, { left, right }: Rect): DrawnSource | null {
  const { dtype, path, view } = source;
  if (NUMBERS.has(dtype.kind)) return source;
  if (dtype.kind !== "compound" || view.columnAxis !== null || right - left > 1) return null;
  const field = leafFields(dtype)[left];
  if (!field || !NUMBERS.has(field.dtype.kind)) return null;
  const names = field.names.map((name) => `["${name.replace(/["\\]/g, "\\$&")}"]`);
  return { ...source, dtype: field.dtype, of: `${sliceText(path, [])}${names.join("")}` };
}
