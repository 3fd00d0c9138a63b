import type { NodeInfo } from "../../core/node.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { SERIES } from "./errorBars.ts";
import { framePicture, type PictureTitle } from "./framePicture.ts";
import { type LinePlotData, paintLines } from "./LinePlot.tsx";
import { pictureTitle } from "./pictureTitle.ts";
import { type ThemeName, tokensOf } from "./tokens.ts";

/** Lines with their title and the names of the lines, as a picture of its own. */
export async function paintLinePicture(
  plot: LinePlotData,
  title: PictureTitle,
  scale: number,
  theme: ThemeName,
): Promise<HTMLCanvasElement> {
  const { width, height, hidden } = plot;
  const lines = await paintLines(plot, scale, tokensOf(theme));
  const legend = title.legend.filter((_, line) => !hidden.has(line));
  return framePicture({ ...title, legend }, { width, height, scale, theme }, (context) =>
    context.drawImage(lines, 0, 0, width, height),
  );
}

/** What stands above lines: of a dataset alone its part, of several all their names. */
export function lineTitle(
  source: DrawnSource,
  labels: Pick<NodeInfo, "attributes"> | undefined,
  rows: readonly number[],
  names: readonly string[],
): PictureTitle {
  const only = rows.length === 1 && source.view.columnAxis !== null ? (rows[0] ?? null) : null;
  return {
    ...pictureTitle(source, labels, only),
    legend: names.map((name, line) => [name, `--series-${(line % SERIES) + 1}`] as const),
  };
}
