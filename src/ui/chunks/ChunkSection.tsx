import { useEffect, useMemo } from "react";
import { MOST_CHUNK_SIZES, type NodeInfo } from "../../core/node.ts";
import { groupedCount } from "../../core/numberText.ts";
import { useChunkMaps } from "../../state/chunkMaps.ts";
import { useChunkSizes } from "../../state/chunkSizes.ts";
import { lastPlan, useExpression } from "../../state/expression.ts";
import { LOADING, type Loadable, ready, readyValue } from "../../state/loadable.ts";
import styles from "./ChunkMap.module.css";
import { ChunkMap } from "./ChunkMap.tsx";
import { gridOf } from "./chunkGrid.ts";

/** The chunks of the selected dataset, what they take in the file, and which of them the expression in the bar needs. */
export function ChunkSection({ info, className }: { readonly info: NodeInfo; readonly className?: string }) {
  const expression = useExpression((state) => {
    const plan = state.text.trim() === "" ? null : lastPlan(state);
    return plan?.sources.includes(info.path) ? plan.expression : null;
  });
  const selected = useExpression((state) => state.selected);
  const maps = useChunkMaps((state) => readyValue(state.maps));
  useEffect(() => {
    if (expression !== null) useChunkMaps.getState().show(expression, selected);
  }, [expression, selected]);
  const { shape, chunks } = info;
  const grid = useMemo(() => (shape && chunks ? gridOf(shape, chunks) : []), [shape, chunks]);
  const sizes = useSizes(info);
  const count = grid.reduce((product, n) => product * n, 1);
  if (!shape || !chunks || shape.length === 0 || shape.includes(0)) return null;
  const needed = expression === null ? null : (maps?.find(({ path }) => path === info.path)?.needed ?? null);
  const unknown = whyUnknown(count, sizes);
  return (
    <section className={className} aria-label="Chunks">
      <h2>Chunks</h2>
      <ChunkMap
        key={info.path}
        path={info.path}
        grid={grid}
        chunks={chunks}
        needed={needed}
        sizes={readyValue(sizes) ?? null}
      />
      {unknown && <p className={styles.unknown}>{unknown}</p>}
    </section>
  );
}

/** What each chunk takes; asked for only where a look at the index has told that it is quickly said. */
function useSizes(info: NodeInfo): Loadable<Float64Array | null> {
  const { path, chunkCount } = info;
  const isTold = chunkCount !== undefined && chunkCount <= MOST_CHUNK_SIZES;
  const asked = useChunkSizes((state) => (state.path === path ? state.sizes : LOADING));
  // Facts that were asked for again may be those of a file that was read anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (isTold) useChunkSizes.getState().show(path);
  }, [isTold, path, info]);
  return isTold ? asked : UNKNOWN;
}

const UNKNOWN = ready(null);

/** Why the map has no shades; null where it has some, or will have. */
function whyUnknown(count: number, sizes: Loadable<Float64Array | null>): string | null {
  if (count > MOST_CHUNK_SIZES) {
    return `What each takes in the file is not read for more than ${groupedCount(MOST_CHUNK_SIZES)} chunks.`;
  }
  if (sizes.status === "failed") return `What each takes in the file is not known: ${sizes.fault.message}`;
  return sizes.status === "ready" && sizes.value === null ? "What each takes in the file could not be told." : null;
}
