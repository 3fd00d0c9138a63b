import { assignAxis, type DatasetView, withAxis } from "../../state/datasetView.ts";
import { COLOUR_MAPS, type Looks, type ViewKind } from "../../state/viewKinds.ts";

/** `[` and `]` step through an axis that is not drawn, with Shift by ten; `t` swaps rows and columns. */
export function viewByKey(
  view: DatasetView,
  shape: readonly number[],
  axis: number | undefined,
  key: string,
): DatasetView | null {
  if (key === "t" && view.rowAxis !== null && view.columnAxis !== null)
    return assignAxis(view, "rowAxis", view.columnAxis);
  const step = { "[": -1, "]": 1, "{": -10, "}": 10 }[key];
  if (step === undefined || axis === undefined) return null;
  const index = (view.axes[axis]?.index ?? 0) + step;
  return withAxis(view, axis, { index: Math.max(0, Math.min(index, (shape[axis] ?? 1) - 1)) });
}

/** `y` and `x` turn a plane round, `l` takes logarithms, `c` goes to the next colour map, `r` to the next limits. */
export function looksByKey(kind: ViewKind, looks: Looks, key: string): Partial<Looks> | null {
  const plane = kind === "heat" || kind === "image";
  switch (key.toLowerCase()) {
    case "y":
      return plane ? { flipped: !looks.flipped } : null;
    case "x":
      return plane ? { mirrored: !looks.mirrored } : null;
    case "c":
      return kind === "heat" ? { colours: after(COLOUR_MAPS, looks.colours) } : null;
    case "l":
      if (kind === "line") return { logLine: !looks.logLine };
      if (kind === "histogram") return { logCounts: !looks.logCounts };
      return kind === "heat" ? { scale: looks.scale === "linear" ? "log" : "linear" } : null;
    default:
      return null;
  }
}

function after<T>(all: readonly T[], one: T): T {
  return all[(all.indexOf(one) + 1) % all.length] ?? one;
}
