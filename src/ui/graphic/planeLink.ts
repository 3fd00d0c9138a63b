import type { Rect } from "../../state/datasetView.ts";
import type { Bounds } from "../../state/limits.ts";
import type { ColourMap } from "../../state/viewKinds.ts";

/** What a plane has in common with others that are drawn beside it. */
export interface PlaneLink {
  /** The part that is shown, as shares of height and width, null for all; a plane that is not linked has its own. */
  readonly window: { readonly shown: Rect | null; readonly onShow: (part: Rect) => void } | null;
  /** What the colours stand for, where it is the same for all. */
  readonly limits: Bounds | null;
  /** The colour map where it is not the one that was chosen: of a difference, with 0 in its middle. */
  readonly colours: ColourMap | null;
  /** Told of the limits that the plane would have by itself. */
  readonly onLimits: (limits: Bounds) => void;
  /** Told of the key of the view whose picture is shown; null while it is being read. */
  readonly onSettled: (viewKey: string | null) => void;
}
