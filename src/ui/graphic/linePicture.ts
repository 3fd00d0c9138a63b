import type { NodeInfo } from "../../core/node.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { Drawing } from "../../state/shownPicture.ts";
import { SERIES } from "./errorBars.ts";
import { framePicture, type PictureTitle } from "./framePicture.ts";
import { type LinePlotData, linesOnto } from "./LinePlot.tsx";
import { pictureTitle } from "./pictureTitle.ts";
import { type ThemeName, tokensOf } from "./tokens.ts";

/** Lines with their title and the names of the lines, as a picture of its own. */
export async function lineDrawing(plot: LinePlotData, title: PictureTitle, theme: ThemeName): Promise<Drawing> {
  const legend = title.legend.filter((_, line) => !plot.hidden.has(line));
  return framePicture({ ...title, legend }, plot, theme, await linesOnto(plot, tokensOf(theme)));
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
