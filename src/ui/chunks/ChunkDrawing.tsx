import { type PointerEvent, useId, useMemo } from "react";
import styles from "./ChunkMap.module.css";
import { type Box, drawnRange } from "./chunkGrid.ts";
import { type Cell, type DrawnGrid, SHADES, type ShadedCells, shadeOf } from "./chunkShades.ts";

interface ChunkDrawingProps {
  readonly drawn: DrawnGrid;
  /** What is stored of the chunks; null where that is not known. */
  readonly shaded: ShadedCells | null;
  readonly needed: Box | null;
  readonly onScreen: Box | null;
  readonly label: string;
  /** The cell under the pointer, where it is known what is stored of it. */
  readonly onHover: (cell: Cell | null) => void;
}

const WIDTH = 240;
const MOST_HEIGHT = 160;

/** The grid of chunks as a picture; of a large one each cell stands for several. */
export function ChunkDrawing({ drawn, shaded, needed, onScreen, label, onHover }: ChunkDrawingProps) {
  const { vertical, horizontal, rows, columns } = drawn;
  const cell = Math.min(24, WIDTH / columns.cells, Math.max(MOST_HEIGHT / rows.cells, 2));
  const size = { width: columns.cells * cell, height: rows.cells * cell };
  const lines = useId();
  const hatch = useId();
  const paths = useMemo(() => (shaded ? cellPaths(shaded, cell) : null), [shaded, cell]);
  const area = (box: Box) => {
    const [left, right] = drawnRange(box[horizontal] ?? [0, 0], columns);
    const [top, bottom] = drawnRange((vertical === null ? undefined : box[vertical]) ?? [0, 0], rows);
    return { x: left * cell, y: top * cell, width: (right - left) * cell, height: (bottom - top) * cell };
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top, width } = event.currentTarget.getBoundingClientRect();
    const scale = (size.width + 2) / width;
    const column = Math.floor(((event.clientX - left) * scale - 1) / cell);
    const row = Math.floor(((event.clientY - top) * scale - 1) / cell);
    const inside = column >= 0 && column < columns.cells && row >= 0 && row < rows.cells;
    onHover((inside && shaded?.cells[row * columns.cells + column]) || null);
  };
  return (
    <svg
      className={styles.drawing}
      width={size.width + 2}
      height={size.height + 2}
      viewBox={`-1 -1 ${size.width + 2} ${size.height + 2}`}
      role="img"
      aria-label={label}
      onPointerMove={onPointerMove}
      onPointerLeave={() => onHover(null)}
    >
      <pattern id={lines} width={cell} height={cell} patternUnits="userSpaceOnUse">
        <path className={styles.lines} d={`M 0 ${cell} V 0 H ${cell}`} />
      </pattern>
      <HatchPattern id={hatch} />
      <HatchPattern id={`${hatch}-over`} over />
      <rect className={styles.all} {...size} />
      {paths?.shades.map((path, shade) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shade is its number
        <path key={shade} className={styles.shade} data-shade={shade} d={path} />
      ))}
      {paths && <path className={styles.never} d={paths.never} />}
      {paths && <path fill={`url(#${hatch})`} d={paths.never} />}
      {paths && <path fill={`url(#${hatch}-over)`} d={paths.partly} />}
      {needed && <rect className={styles.needed} {...area(needed)} />}
      {cell > 3 && <rect {...size} fill={`url(#${lines})`} />}
      <rect className={styles.border} {...size} />
      {onScreen && <rect className={styles.screen} {...area(onScreen)} />}
    </svg>
  );
}

/** The lines of what was never written, or over what was written in part. */
export function HatchPattern({ id, over }: { readonly id: string; readonly over?: boolean }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse">
      <path className={styles.hatch} data-over={over} d="M -1 1 L 1 -1 M 0 4 L 4 0 M 3 5 L 5 3" />
    </pattern>
  );
}

/** The cells of each shade, those of which nothing is stored, and those of which a part is not. */
function cellPaths({ cells, range }: ShadedCells, size: number) {
  const shades = Array.from({ length: SHADES }, () => "");
  let never = "";
  let partly = "";
  for (const { row, column, holes, bytes } of cells) {
    const square = `M${column * size} ${row * size}h${size}v${size}h${-size}z`;
    if (holes === "all") never += square;
    else if (range) shades[shadeOf(bytes, range)] += square;
    if (holes === "some") partly += square;
  }
  return { shades, never, partly };
}
