import { useEffect } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { useChunkMaps } from "../../state/chunkMaps.ts";
import { lastPlan, useExpression } from "../../state/expression.ts";
import { readyValue } from "../../state/loadable.ts";
import { ChunkMap } from "./ChunkMap.tsx";
import { gridOf } from "./chunkGrid.ts";

/** The chunks of the selected dataset, and which of them the expression in the bar needs. */
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
  if (!shape || !chunks || shape.length === 0 || shape.includes(0)) return null;
  const needed = expression === null ? null : (maps?.find(({ path }) => path === info.path)?.needed ?? null);
  return (
    <section className={className} aria-label="Chunks">
      <h2>Chunks</h2>
      <ChunkMap key={info.path} path={info.path} grid={gridOf(shape, chunks)} chunks={chunks} needed={needed} />
    </section>
  );
}
