import { useMemo, useState } from "react";
import { datasetIndex, type Rect, tableShape } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import { useLimits } from "../../state/limits.ts";
import { useSettings } from "../../state/settings.ts";
import { barBeside, barRoom, drawColourBar } from "./colourBar.ts";
import { framePicture } from "./framePicture.ts";
import styles from "./Graphic.module.css";
import { GraphicFrame } from "./GraphicFrame.tsx";
import { HeatCanvas } from "./HeatCanvas.tsx";
import { HeatTools } from "./HeatTools.tsx";
import { drawHeat, type HeatScene } from "./heatDraw.ts";
import { planeValue } from "./heatPaint.ts";
import { type Extent, isWhole, wholeWindow } from "./heatWindow.ts";
import { axesLabel, heatLabel, pictureNote } from "./heatWords.ts";
import { LineProfile } from "./LineProfile.tsx";
import { drawnUnits, unitsOf } from "./lineAxis.ts";
import type { PlaneLine } from "./lineProfile.ts";
import { nothingOf } from "./nothingOf.ts";
import type { PlaneTool } from "./PlaneCanvas.tsx";
import { pictureTitle } from "./pictureTitle.ts";
import { planeCode } from "./planeCode.ts";
import type { PlaneLink } from "./planeLink.ts";
import { PROFILE } from "./profiles.ts";
import { Readout } from "./Readout.tsx";
import { StatisticsLine } from "./StatisticsLine.tsx";
import { useThemeName } from "./tokens.ts";
import { useHeatLook } from "./useHeatLook.ts";
import { useOfferPicture } from "./useOfferPicture.ts";
import { cellLabels } from "./usePlaneAxes.ts";
import type { LabelledNode } from "./usePlaneAxis.ts";
import { usePlaneScene } from "./usePlaneScene.ts";
import { heatReading, usePlanes } from "./usePlanes.ts";
import { useProbe } from "./useProbe.ts";
import { useTellSettled } from "./useTellSettled.ts";
import { useUpcoming } from "./useUpcoming.ts";

interface HeatViewProps {
  readonly source: DrawnSource;
  /** Names and coordinates of its dimensions, once they are known. */
  readonly labels: LabelledNode | undefined;
  /** Where the tools of the view belong. */
  readonly tools: HTMLElement | null;
  /** What it has in common with others beside it. */
  readonly link?: PlaneLink | null;
}

/** A plane of numbers as colours. */
export function HeatView({ source, labels, tools, link = null }: HeatViewProps) {
  const { shape, view } = source;
  const { rows, columns } = tableShape(view, shape);
  const { scale, profiles, statistics } = useSettings((state) => state.looks);
  const beside = profiles ? PROFILE + 16 : 0;
  const room = {
    top: 14 + (profiles ? PROFILE + 8 : 0),
    right: (wide: number) => barRoom(wide) + beside,
    pixels: false,
  };
  const plane = usePlaneScene(source, labels, room, link?.window);
  const { space, extent, window, setWindow, axes, frame, box, cell, width, height, pixels } = plane;
  const reading = useMemo(() => heatReading(source.dtype), [source.dtype]);
  const ahead = useUpcoming(view, shape);
  const theme = useThemeName();
  const { overview, detail, settled, busy, fault, retry, stop } = usePlanes(
    source,
    reading,
    extent,
    window,
    pixels,
    ahead,
  );
  useTellSettled(source, settled, fault !== null, link?.onSettled);

  const { range, limits, table, layers, counts } = useHeatLook(overview, detail, link);

  const best = detail && cell && planeValue(detail, cell.row, cell.column) !== undefined ? detail : overview;
  const known =
    cell && best?.reduction.kind === "exact" && settled ? planeValue(best, cell.row, cell.column) : undefined;
  // Of what is missing the plane has no more than that.
  const certain = known !== undefined && Number.isNaN(known) && source.missing?.length ? undefined : known;
  const exact = useProbe(source, cell, certain, drawnUnits(source, labels));
  const [tool, setTool] = useState<PlaneTool | undefined>(undefined);
  const [drawnLine, setLine] = useState<{ readonly of: Extent; readonly line: PlaneLine } | null>(null);
  const line = drawnLine?.of === extent ? drawnLine.line : null;
  const [marked, setMarked] = useState<{ readonly of: Extent; readonly part: Rect } | null>(null);
  const part = marked?.of === extent ? marked.part : null;

  const scene = useMemo((): HeatScene | null => {
    if (!frame) return null;
    const planes = [detail, overview].filter((each) => each !== null);
    return { ...frame, layers, probe: cell, part, line, profiles: profiles && limits ? { planes, limits } : null };
  }, [frame, layers, cell, part, line, profiles, limits, detail, overview]);
  const bar = useMemo(
    () => ({
      ...barBeside(box, width, beside),
      table,
      scale,
      limits: limits ?? ([0, 1] as const),
      units: unitsOf(labels?.attributes),
      counts,
    }),
    [box, beside, width, table, scale, limits, counts, labels],
  );

  const nothing = useMemo(() => overview && nothingOf(overview.data, scale === "log"), [overview, scale]);
  // Where no value has a colour, the bar would be one of no values.
  const shownBar = nothing === null ? bar : null;

  useOfferPicture(
    settled && scene && limits
      ? {
          path: source.path,
          drawing: async (theme) =>
            framePicture(pictureTitle(source, labels), { width, height }, theme, (context) => {
              drawHeat(context, { ...scene, probe: null });
              if (shownBar) drawColourBar(context, shownBar, width);
            }),
          python: async () => {
            const { colours, inverted } = useSettings.getState().looks;
            const units = unitsOf(labels?.attributes);
            return planeCode(source, labels, scene, { kind: "map", map: colours, inverted, scale, limits, units });
          },
        }
      : null,
  );

  function positionOn(axis: number, index: number): number {
    if (cell && axis === view.rowAxis) return datasetIndex(rows, cell.row);
    return cell && axis === view.columnAxis ? datasetIndex(columns, cell.column) : index;
  }

  return (
    <GraphicFrame
      tools={tools}
      toolbar={
        <HeatTools
          limits={limits ?? [0, 1]}
          whole={isWhole(window, extent)}
          onWhole={() => setWindow(wholeWindow(extent))}
          picture={link === null}
          tool={tool}
          onTool={setTool}
        />
      }
      readout={
        <Readout
          position={cell && view.axes.map((axis, i) => positionOn(i, axis.index)).join(", ")}
          labels={cell && axes && cellLabels(axes, cell)}
          value={exact}
          spoken={plane.byKey}
        />
      }
      busy={busy}
      fault={fault}
      onRetry={retry}
      onStop={stop}
      note={overview && pictureNote(detail ?? overview)}
      nothing={nothing}
      facts={
        (statistics || part) && <StatisticsLine source={source} window={part ?? window} of={part ? "part" : "shown"} />
      }
      below={
        line &&
        axes && (
          <LineProfile
            {...{ source, line, extent, axes, theme }}
            title={unitsOf(labels?.attributes) || "value"}
            onCell={(at) => plane.onProbe(at, false)}
            onClose={() => setLine(null)}
          />
        )
      }
      drawn={overview !== null}
      settled={settled && axes !== null}
    >
      <div ref={space} className={styles.space}>
        {width > 0 && overview && limits && axes && scene && (
          <HeatCanvas
            scene={scene}
            bar={shownBar}
            extent={extent}
            theme={theme}
            label={heatLabel(extent, range, overview) + axesLabel(axes)}
            onLimits={(next) => useLimits.setState({ rule: "manual", manual: next, held: null })}
            onWindow={setWindow}
            onProbe={plane.onProbe}
            onPart={(next) => setMarked(next && { of: extent, part: next })}
            tool={tool}
            onLine={(next) => setLine(next && { of: extent, line: next })}
          />
        )}
      </div>
    </GraphicFrame>
  );
}
