import { useMemo, useState } from "react";
import { groupedCount } from "../../core/numberText.ts";
import { baseName, type NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { useVisible } from "../../state/visible.ts";
import { ChunkDrawing } from "./ChunkDrawing.tsx";
import { ChunkLegend } from "./ChunkLegend.tsx";
import styles from "./ChunkMap.module.css";
import { type Box, chunkBox, chunkSentence, defaultAxes, drawnAxis } from "./chunkGrid.ts";
import { type Cell, cellSentence, shadedCells } from "./chunkShades.ts";

interface ChunkMapProps {
  readonly path: NodePath;
  /** Number of chunks along each axis. */
  readonly grid: readonly number[];
  readonly chunks: readonly number[];
  /** Chunks that an expression needs; null where there is none. */
  readonly needed: Box | null;
  /** Stored bytes of each chunk, in C order of the grid, 0 where it was never written; null where that is not known. */
  readonly sizes?: Float64Array | null;
  /** Says which dataset it is. */
  readonly titled?: boolean;
}

/** How a dataset is cut into chunks: shaded by what they take in the file, the needed ones tinted, those on screen outlined. */
export function ChunkMap({ path, grid, chunks, needed, sizes = null, titled }: ChunkMapProps) {
  const onScreen = useOnScreen(path, chunks);
  const [chosen, choose] = useState<readonly [number | null, number] | null>(null);
  const [vertical, horizontal] = chosen ?? defaultAxes(grid);
  const [hovered, setHovered] = useState<Cell | null>(null);
  const drawn = useMemo(() => {
    const rows = drawnAxis(vertical === null ? 1 : (grid[vertical] ?? 1));
    return { grid, vertical, horizontal, rows, columns: drawnAxis(grid[horizontal] ?? 1) };
  }, [grid, vertical, horizontal]);
  const fits = sizes?.length === grid.reduce((product, n) => product * n, 1);
  const shaded = useMemo(() => (sizes && fits ? shadedCells(sizes, drawn) : null), [sizes, fits, drawn]);
  if (grid.length === 0) return null;
  const sentence = chunkSentence(grid, needed ?? onScreen, needed ? "needed" : "on screen");
  return (
    <figure className={styles.map}>
      {titled && <p className={styles.title}>{visibleName(baseName(path))}</p>}
      <ChunkDrawing
        drawn={drawn}
        shaded={shaded}
        needed={needed}
        onScreen={onScreen}
        label={titled ? `${visibleName(baseName(path))}: ${sentence}` : sentence}
        onHover={setHovered}
      />
      <figcaption className={styles.caption}>
        <span>{hovered ? cellSentence(hovered, drawn) : sentence}</span>
        {shaded && <ChunkLegend shaded={shaded} drawn={drawn} />}
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
