import { create } from "zustand";
import type { NodePath } from "../core/path.ts";

/** What is drawn on screen, as it can be drawn again elsewhere. */
export interface ShownPicture {
  readonly path: NodePath;
  /** Draws it `scale` pixels wide for each of the screen's. */
  readonly paint: (scale: number, theme: "light" | "dark") => Promise<HTMLCanvasElement>;
  /** Python that draws the same with matplotlib; null where that cannot be said. */
  readonly python: () => Promise<string | null>;
}

/** The picture that is on screen, once it shows what it was asked for. */
export const useShownPicture = create<{ readonly picture: ShownPicture | null }>(() => ({ picture: null }));
