import { useEffect, useRef } from "react";
import { type ShownPicture, useShownPicture } from "../../state/shownPicture.ts";

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
