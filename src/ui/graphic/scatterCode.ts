import type { NodeInfo } from "../../core/node.ts";
import { normalizeSelection } from "../../core/selection.ts";
import { selectionOf, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { ScatterPart, ScatterPoints } from "../../state/readScatter.ts";
import { useSettings } from "../../state/settings.ts";
import type { PlottedPart } from "../export/matplotlib.ts";
import { scatterScript } from "../export/scatterScript.ts";
import { unitsOf, valueTitle } from "./lineAxis.ts";
import { pictureTitle } from "./pictureTitle.ts";
import { partOnDisk } from "./planeCode.ts";
import { type PointScale, radiusOf, type ScatterScene } from "./scatterScene.ts";
import { tokensOf } from "./tokens.ts";

/** Every how many elements one is drawn, and from where to where. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly stride: number;
}

interface DrawnPoints {
  readonly source: DrawnSource;
  readonly labels: Pick<NodeInfo, "attributes"> | undefined;
  readonly points: ScatterPoints;
  /** Elements of which finer points are drawn; null for all of them. */
  readonly range: Stretch | null;
  readonly scales: { readonly along: PointScale; readonly up: PointScale };
  readonly scene: ScatterScene;
  readonly xTitle: string;
}

/** Python that draws points as they are on screen; null where what is drawn is computed here. */
export function scatterCode({ source, labels, points, range, scales, scene, xTitle }: DrawnPoints): string | null {
  const { along, by, count } = points;
  const part = range ?? { from: 0, to: count, stride: points.stride };
  const { logX, logLine, colours, inverted } = useSettings.getState().looks;
  const y = partOf(source, part);
  const x = along && partOf(along.source, part);
  const colour = by && partOf(by.source, part);
  if (!y || (along && !x) || (by && !colour)) return null;
  const { window, width, height } = scene;
  const { along: across, up } = scales;
  const { rows } = tableShape(source.view, source.shape);
  const { name, place } = pictureTitle(source, labels);
  return scatterScript({
    y: { part: y, missing: source.missing ?? [] },
    x:
      along && x
        ? { part: x, missing: along.source.missing ?? [] }
        : { first: rows.start + rows.step * part.from, step: rows.step * part.stride },
    colour:
      by && colour && scene.by
        ? {
            values: { part: colour, missing: by.source.missing ?? [] },
            by: { kind: "map", map: colours, inverted, ...scene.by, units: titleOf(by) },
          }
        : tokensOf("light")("--series-1"),
    ends: [
      [across.valueAt(window.left), across.valueAt(window.right)],
      [up.valueAt(window.top), up.valueAt(window.bottom)],
    ],
    radius: radiusOf(points.y.length),
    xTitle,
    yTitle: valueTitle(source.path, labels?.attributes),
    ...{ logX, logY: logLine, title: `${name}\n${place}`, size: [width, height] },
  });
}

function titleOf({ info }: ScatterPart): string {
  return unitsOf(info.attributes);
}

function partOf(source: DrawnSource, { from, to, stride }: Stretch): PlottedPart | null {
  const { view, shape } = source;
  const all = selectionOf(view, shape, { top: from, bottom: to, left: 0, right: 1 });
  const strided = all.map((axis) =>
    typeof axis === "number" ? axis : ([axis[0], axis[1], (axis[2] ?? 1) * stride] as const),
  );
  return partOnDisk(source, normalizeSelection(strided, shape));
}
