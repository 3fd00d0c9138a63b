import type { NodeInfo } from "../../core/node.ts";
import { visibleText } from "../../core/plainText.ts";
import { normalizeSelection, selectionText } from "../../core/selection.ts";
import { selectionOf, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { PictureTitle } from "./framePicture.ts";
import { valueTitle } from "./lineAxis.ts";

/** What stands above the picture of a dataset: its name, units and what is shown of it, of one row only that. */
export function pictureTitle(
  { path, shape, view }: DrawnSource,
  labels: Pick<NodeInfo, "attributes"> | undefined,
  row: number | null = null,
): PictureTitle {
  const { rows, columns } = tableShape(view, shape);
  const [top, bottom] = row === null ? [0, rows.count] : [row, row + 1];
  const all = selectionOf(view, shape, { top, bottom, left: 0, right: columns.count });
  return {
    name: valueTitle(path, labels?.attributes),
    place: `${visibleText(path)}[${selectionText(normalizeSelection(all, shape), shape)}]`,
    legend: [],
  };
}
