import { useEffect, useRef } from "react";
import { create } from "zustand";
import type { NodePath } from "../../core/path.ts";
import type { ThemeName } from "./tokens.ts";

/** What is drawn on screen, as it can be drawn again elsewhere. */
export interface ShownPicture {
  readonly path: NodePath;
  /** Draws it `scale` pixels wide for each of the screen's. */
  readonly paint: (scale: number, theme: ThemeName) => Promise<HTMLCanvasElement>;
  /** Python that draws the same with matplotlib; null where that cannot be said. */
  readonly python: () => Promise<string | null>;
}

/** The picture that is on screen, once it shows what it was asked for. */
export const useShownPicture = create<{ readonly picture: ShownPicture | null }>(() => ({ picture: null }));

/** Offers a picture to be saved and copied, as long as it is on screen; null where there is none yet. */
export function useOfferPicture(picture: ShownPicture | null): void {
  const latest = useRef(picture);
  latest.current = picture;
  const path = picture?.path;
  useEffect(() => {
    if (path === undefined) return undefined;
    const offered: ShownPicture = {
      path,
      paint: (scale, theme) => {
        if (!latest.current) throw new Error("There is no picture on screen any more.");
        return latest.current.paint(scale, theme);
      },
      python: async () => latest.current?.python() ?? null,
    };
    useShownPicture.setState({ picture: offered });
    return () => {
      if (useShownPicture.getState().picture === offered) useShownPicture.setState({ picture: null });
    };
  }, [path]);
}
