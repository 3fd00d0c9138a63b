import { useId, useState } from "react";
import { groupedCount } from "../../core/numberText.ts";
import { baseName, type NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { useVisible } from "../../state/visible.ts";
import styles from "./ChunkMap.module.css";
import { type Box, chunkBox, chunkSentence, defaultAxes, drawnAxis, drawnRange } from "./chunkGrid.ts";

interface ChunkMapProps {
  readonly path: NodePath;
  /** Number of chunks along each axis. */
  readonly grid: readonly number[];
  readonly chunks: readonly number[];
  /** Chunks that an expression needs; null where there is none. */
  readonly needed: Box | null;
  /** Says which dataset it is. */
  readonly titled?: boolean;
}

const WIDTH = 240;
const MOST_HEIGHT = 160;

/** How a dataset is cut into chunks: those that are needed are tinted, those on screen are outlined. */
export function ChunkMap({ path, grid, chunks, needed, titled }: ChunkMapProps) {
  const onScreen = useOnScreen(path, chunks);
  const [chosen, choose] = useState<readonly [number | null, number] | null>(null);
  const [vertical, horizontal] = chosen ?? defaultAxes(grid);
  if (grid.length === 0) return null;
  const sentence = chunkSentence(grid, needed ?? onScreen, needed ? "needed" : "on screen");
  return (
    <figure className={styles.map}>
      {titled && <p className={styles.title}>{visibleName(baseName(path))}</p>}
      <Drawing
        grid={grid}
        vertical={vertical}
        horizontal={horizontal}
        needed={needed}
        onScreen={onScreen}
        label={titled ? `${visibleName(baseName(path))}: ${sentence}` : sentence}
      />
      <figcaption className={styles.caption}>
        <span>{sentence}</span>
        {vertical !== null && grid.length > 2 && (
          <span className={styles.axes}>
            <AxisChoice
              label="down"
              value={vertical}
              other={horizontal}
              grid={grid}
              onChange={(v) => choose([v, horizontal])}
            />
            <AxisChoice
              label="across"
              value={horizontal}
              other={vertical}
              grid={grid}
              onChange={(h) => choose([vertical, h])}
            />
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** The chunks that the table shows; a new one only when other chunks come on screen. */
function useOnScreen(path: NodePath, chunks: readonly number[]): Box | null {
  const key = useVisible((state) =>
    state.path === path && state.box.length === chunks.length ? JSON.stringify(chunkBox(state.box, chunks)) : "",
  );
  return key === "" ? null : (JSON.parse(key) as Box);
}

interface DrawingProps {
  readonly grid: readonly number[];
  readonly vertical: number | null;
  readonly horizontal: number;
  readonly needed: Box | null;
  readonly onScreen: Box | null;
  readonly label: string;
}

function Drawing({ grid, vertical, horizontal, needed, onScreen, label }: DrawingProps) {
  const columns = drawnAxis(grid[horizontal] ?? 1);
  const rows = drawnAxis(vertical === null ? 1 : (grid[vertical] ?? 1));
  const cell = Math.min(24, WIDTH / columns.cells, Math.max(MOST_HEIGHT / rows.cells, 2));
  const size = { width: columns.cells * cell, height: rows.cells * cell };
  const pattern = useId();
  const area = (box: Box) => {
    const [left, right] = drawnRange(box[horizontal] ?? [0, 0], columns);
    const [top, bottom] = drawnRange((vertical === null ? undefined : box[vertical]) ?? [0, 0], rows);
    return { x: left * cell, y: top * cell, width: (right - left) * cell, height: (bottom - top) * cell };
  };
  return (
    <svg
      className={styles.drawing}
      width={size.width + 2}
      height={size.height + 2}
      viewBox={`-1 -1 ${size.width + 2} ${size.height + 2}`}
      role="img"
      aria-label={label}
    >
      <pattern id={pattern} width={cell} height={cell} patternUnits="userSpaceOnUse">
        <path className={styles.lines} d={`M 0 ${cell} V 0 H ${cell}`} />
      </pattern>
      <rect className={styles.all} {...size} />
      {needed && <rect className={styles.needed} {...area(needed)} />}
      {cell > 3 && <rect {...size} fill={`url(#${pattern})`} />}
      <rect className={styles.border} {...size} />
      {onScreen && <rect className={styles.screen} {...area(onScreen)} />}
    </svg>
  );
}

interface AxisChoiceProps {
  readonly label: string;
  readonly value: number;
  /** The axis that is drawn the other way. */
  readonly other: number;
  readonly grid: readonly number[];
  readonly onChange: (axis: number) => void;
}

function AxisChoice({ label, value, other, grid, onChange }: AxisChoiceProps) {
  return (
    <label>
      {label}{" "}
      <select className="field mono" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {grid.map((count, axis) =>
          axis === other ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: an axis is its index
            <option key={axis} value={axis}>
              axis {axis} ({groupedCount(count)})
            </option>
          ),
        )}
      </select>
    </label>
  );
}
