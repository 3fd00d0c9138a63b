import { useId } from "react";
import { byteText, groupedCount } from "../../core/numberText.ts";
import { HatchPattern } from "./ChunkDrawing.tsx";
import styles from "./ChunkMap.module.css";
import { type DrawnGrid, isUniform, SHADES, type ShadedCells, shadeOf } from "./chunkShades.ts";

interface ChunkLegendProps {
  readonly shaded: ShadedCells;
  readonly drawn: DrawnGrid;
}

/** What the shades and the hatching of a chunk map mean, in words. */
export function ChunkLegend({ shaded: { cells, range, holes }, drawn }: ChunkLegendProps) {
  const hatch = useId();
  const chunks = drawn.grid.reduce((product, n) => product * n, 1);
  const average = cells.length < chunks ? " on average" : "";
  return (
    <ul className={styles.legend} aria-label="What the map shows">
      {range && (
        <li>
          {isUniform(range) ? (
            <>
              <Swatch shade={shadeOf(range[0], range)} /> each chunk takes {byteText(Math.round(range[1]))} of the file
              {average}
            </>
          ) : (
            <>
              <Swatch shade={0} /> {byteText(Math.round(range[0]))} to <Swatch shade={SHADES - 1} />{" "}
              {byteText(Math.round(range[1]))} of the file for a chunk{average}
            </>
          )}
        </li>
      )}
      {holes > 0 && (
        <li>
          <svg className={styles.swatch} aria-hidden>
            <HatchPattern id={hatch} />
            <rect className={styles.never} width="100%" height="100%" />
            <rect width="100%" height="100%" fill={`url(#${hatch})`} />
          </svg>{" "}
          {holes === chunks
            ? "never written: all are read as the fill value"
            : `never written: ${groupedCount(holes)} of ${groupedCount(chunks)}, read as the fill value`}
        </li>
      )}
    </ul>
  );
}

function Swatch({ shade }: { readonly shade: number }) {
  return (
    <svg className={styles.swatch} aria-hidden>
      <rect className={styles.all} width="100%" height="100%" />
      <rect className={styles.shade} data-shade={shade} width="100%" height="100%" />
    </svg>
  );
}
