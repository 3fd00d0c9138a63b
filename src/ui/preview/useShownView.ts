import { useMemo } from "react";
import type { DType } from "../../core/dtype.ts";
import type { AttributeInfo } from "../../core/node.ts";
import type { NodePath } from "../../core/path.ts";
import { type DatasetView, isDrawn } from "../../state/datasetView.ts";
import { type PictureLayout, pictureLayout, pictureView } from "../../state/picture.ts";
import { steppedAxes } from "../../state/play.ts";
import { useSettings } from "../../state/settings.ts";
import { type FirstView, firstKind, kindsFor, shownKind, type ViewKind } from "../../state/viewKinds.ts";
import { useViews, viewOf } from "../../state/views.ts";

export interface ShownView {
  readonly kinds: readonly ViewKind[];
  readonly kind: ViewKind;
  readonly setKind: (kind: ViewKind) => void;
  readonly view: DatasetView;
  readonly setView: (view: DatasetView) => void;
  /** The layout of the picture, where the data are one. */
  readonly picture: PictureLayout | null;
  /** Axes that are stepped through. */
  readonly stepped: readonly number[];
}

/** In which view a dataset is shown, and how it is laid out there. */
export function useShownView(
  path: NodePath,
  shape: readonly number[],
  dtype: DType,
  attributes: readonly AttributeInfo[] | undefined,
  mapped: FirstView | undefined,
): ShownView {
  const views = useViews((state) => state);
  const chosen = useMemo(() => viewOf(views, path, shape, dtype), [views, path, shape, dtype]);
  const looks = useSettings((state) => state.looks);
  const picture = useMemo(() => pictureLayout(shape, dtype, attributes), [shape, dtype, attributes]);
  const kinds = kindsFor(shape, dtype, picture);
  const kind = shownKind(looks, shape, dtype, picture, mapped);
  const layout = kind === "image" ? picture : null;
  const view = useMemo(() => (layout ? pictureView(chosen, layout) : chosen), [chosen, layout]);
  const usual = firstKind(shape, dtype, picture, mapped);
  return {
    kinds,
    kind,
    setKind: (next) => useSettings.getState().setLooks({ instead: { ...looks.instead, [usual]: next } }),
    view,
    // A picture lies as it lies: only where its further axes stand is a choice.
    setView: (next) => {
      const axes = chosen.axes.map((axis, i) => (isDrawn(view, i) ? axis : (next.axes[i] ?? axis)));
      useViews.getState().setView(path, shape, layout ? { ...chosen, axes } : next);
    },
    picture,
    stepped: steppedAxes(view, shape).filter((axis) => axis !== layout?.channelAxis),
  };
}
