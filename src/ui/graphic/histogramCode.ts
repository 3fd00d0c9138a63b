import type { NodeInfo } from "../../core/node.ts";
import { normalizeSelection } from "../../core/selection.ts";
import { selectionOf, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { axisLines, figure, number, partText, READ } from "../export/matplotlib.ts";
import { quoted } from "../export/sliceSnippet.ts";
import type { BarsScene } from "./barsDraw.ts";
import { pictureTitle } from "./pictureTitle.ts";
import { partOnDisk } from "./planeCode.ts";
import { tokensOf } from "./tokens.ts";

/** Python that counts and draws the same by h5py and matplotlib; null where what is counted is computed here. */
export function histogramCode(
  source: DrawnSource,
  labels: Pick<NodeInfo, "attributes"> | undefined,
  { histogram: { edges, counts, stride }, log, title, width, height }: BarsScene,
): string | null {
  const { view, shape, missing = [] } = source;
  const { rows, columns } = tableShape(view, shape);
  const all = selectionOf(view, shape, { top: 0, bottom: rows.count, left: 0, right: columns.count });
  const part = partOnDisk(source, normalizeSelection(all, shape));
  if (!part) return null;
  const [low, high] = [edges[0] ?? 0, edges[edges.length - 1] ?? 1];
  const { name, place } = pictureTitle(source, labels);
  return [
    ...READ,
    ...(stride > 1 ? [`# On screen one of ${stride} values is counted: here all of them are.`] : []),
    `data = ${partText(part)}.ravel()`,
    'data = data[np.isfinite(data.astype("float64"))]',
    ...(missing.length > 0 ? [`data = data[~np.isin(data, [${missing.join(", ")}])]`] : []),
    `counts, edges = np.histogram(data, bins=${counts.length}, range=(${number(low)}, ${number(high)}))`,
    "",
    figure([width, height]),
    `ax.stairs(counts, edges, fill=True, color=${quoted(tokensOf("light")("--accent"))})`,
    ...(log ? ['ax.set_yscale("log")'] : []),
    ...axisLines("x", { title, ends: [low, high], names: null }),
    `ax.set_title(${quoted(`${name}\n${place}`)})`,
    "plt.show()",
    "",
  ].join("\n");
}
