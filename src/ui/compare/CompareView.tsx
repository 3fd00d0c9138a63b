import { Suspense, useMemo, useRef, useState } from "react";
import { baseName } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { type ComparedInfo, comparedSource, differenceSource, useCompare } from "../../state/compare.ts";
import { type DatasetView, defaultView, fitsView, viewKey } from "../../state/datasetView.ts";
import type { DrawnSource } from "../../state/drawing.ts";
import type { LineChoice } from "../../state/lineChoice.ts";
import { steppedAxes } from "../../state/play.ts";
import { useShownPicture } from "../../state/shownPicture.ts";
import { firstKind } from "../../state/viewKinds.ts";
import { fittedView, useViews, viewOf } from "../../state/views.ts";
import { unitsOf } from "../graphic/lineAxis.ts";
import { PictureMenu } from "../graphic/PictureMenu.tsx";
import { copyPicture, savePicture } from "../graphic/savePicture.ts";
import { LineView } from "../lazyParts.ts";
import { DimensionBar } from "../preview/DimensionBar.tsx";
import { togglePlay, usePlayer } from "../preview/usePlayer.ts";
import { viewByKey } from "../preview/viewKeys.ts";
import styles from "./Compare.module.css";
import { ComparePanel } from "./ComparePanel.tsx";
import { LinkButtons } from "./LinkButtons.tsx";
import { useComparePicture } from "./useComparePicture.ts";
import { useLinks } from "./useLinks.ts";

/** Datasets side by side, at the same place of their axes; data of one axis as lines in one plot. */
export function CompareView() {
  const infos = useCompare((state) => state.infos);
  const [first] = infos;
  return first ? <Compared key={first.path} infos={infos} first={first} /> : null;
}

function Compared({ infos, first }: { readonly infos: readonly ComparedInfo[]; readonly first: ComparedInfo }) {
  const { path, shape, dtype } = first;
  const views = useViews((state) => state);
  const view = useMemo(() => viewOf(views, path, shape, dtype), [views, path, shape, dtype]);
  const setView = (next: DatasetView) => useViews.getState().setView(path, shape, next);
  const [differs, setDiffers] = useState(false);
  const [choice, setChoice] = useState<LineChoice>({});
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const sources = useMemo(
    () => infos.map((info) => comparedSource(info, viewLike(view, shape, info))),
    [infos, view, shape],
  );
  const difference = useMemo(() => {
    const [one, other] = sources;
    return one && other ? differenceSource(one, other) : null;
  }, [sources]);
  const drawn = differs && difference ? [...sources, difference] : sources;
  const overlaid = infos.every((info) => firstKind(info.shape, info.dtype) === "line") && sources.every(isLone);
  const links = useLinks(
    overlaid ? 0 : drawn.length,
    drawn.map((source) => viewKey(source.view, source.shape)),
    path,
    view,
    shape,
    infos.map(({ attributes }) => unitsOf(attributes)),
  );
  const panels = useRef<HTMLDivElement>(null);
  const takers = useComparePicture(path, overlaid ? 0 : drawn.length, panels);
  usePlayer(path, shape, view, setView);
  const stepped = steppedAxes(view, shape);

  const names = sources.map((source) => visibleName(baseName(source.path)));
  const words = difference && `${names[0]} − ${names[1]}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the pictures inside
    <div
      className={styles.compare}
      onKeyDown={(event) => {
        if ((event.target as Element).matches("input, select, button") || event.ctrlKey || event.metaKey) return;
        const next = viewByKey(view, shape, stepped[0], event.key);
        if (next) setView(next);
        else if (event.key.toLowerCase() === "p" && useShownPicture.getState().picture)
          void (event.shiftKey ? copyPicture() : savePicture(1));
        else if (event.key === " " && stepped[0] !== undefined) {
          event.preventDefault();
          togglePlay(stepped[0], view, shape, setView);
        }
      }}
    >
      <div className={styles.toolbar}>
        {words && (
          <button
            type="button"
            className="button"
            data-small
            aria-pressed={differs}
            onClick={() => setDiffers(!differs)}
          >
            {words}
          </button>
        )}
        {!overlaid && (
          <>
            <LinkButtons links={links} />
            <PictureMenu />
          </>
        )}
        <div ref={setTools} className={styles.tools} />
      </div>
      <Suspense fallback={<div className={styles.panels} />}>
        {overlaid && sources[0] ? (
          <LineView
            source={sources[0]}
            others={drawn.slice(1)}
            choice={choice}
            onChoice={setChoice}
            dims={first.dims}
            labels={first}
            tools={tools}
          />
        ) : (
          <div ref={panels} className={styles.panels} data-count={drawn.length}>
            {drawn.map((source, i) => (
              <ComparePanel
                key={`${source.path} ${source.of ?? ""}`}
                taker={takers[i]}
                source={source}
                info={infos[i] ?? first}
                title={i < sources.length ? (names[i] ?? "") : (words ?? "")}
                tools={i === 0 ? tools : null}
                link={links.of(i, i >= sources.length)}
              />
            ))}
          </div>
        )}
      </Suspense>
      <DimensionBar shape={shape} dims={first.dims} view={view} onChange={setView} />
    </div>
  );
}

function isLone({ view }: DrawnSource): boolean {
  return view.columnAxis === null;
}

/** A dataset of the same axes is shown where the first one is; another one as it is shown alone. */
function viewLike(view: DatasetView, shape: readonly number[], info: ComparedInfo): DatasetView {
  return fitsView(view, info.shape, info.dtype)
    ? fittedView(view, shape, info.shape)
    : defaultView(info.shape, info.dtype);
}
