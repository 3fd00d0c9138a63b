import type { MappedPart } from "../../core/node.ts";
import type { HyperslabAxis, StoredSelection } from "../structure/selection.ts";
import type { VirtualMapping } from "../structure/virtualMapping.ts";
import { regularAxes } from "./slabAxis.ts";

/** What a virtual dataset shows, as text. */
export function mappedParts(
  mappings: readonly VirtualMapping[],
  most: number,
): { readonly parts: readonly MappedPart[]; readonly count: number } {
  const parts = mappings.slice(0, most).map(({ file, dataset, source, virtual }) => ({
    file,
    dataset,
    source: selectionText(source),
    virtual: selectionText(virtual),
  }));
  return { parts, count: mappings.length };
}

/** In NumPy's notation where it has one. */
export function selectionText(selection: StoredSelection): string {
  switch (selection.kind) {
    case "none":
      return "nothing";
    case "all":
      return "all";
    case "points":
      return `${selection.points.length} points`;
    case "blocks": {
      const axes = regularAxes(selection.blocks, selection.blocks[0]?.first.length ?? 0);
      return axes ? axes.map(axisText).join(", ") : `${selection.blocks.length} blocks`;
    }
    case "hyperslab":
      return selection.axes.map(axisText).join(", ");
  }
}

function axisText({ start, stride, count, block }: HyperslabAxis): string {
  const from = start === 0 ? "" : String(start);
  if (block === null) return `${from}:`;
  if (count === null)
    return block === stride ? `${from}:` : block === 1 ? `${from}::${stride}` : `${from}: ${block} of each ${stride}`;
  if (count === 1) return block === 1 ? String(start) : `${start}:${start + block}`;
  const end = start + (count - 1) * stride + block;
  if (block === stride) return `${start}:${end}`;
  return block === 1 ? `${start}:${end}:${stride}` : `${start}:${end}, ${block} of each ${stride}`;
}
