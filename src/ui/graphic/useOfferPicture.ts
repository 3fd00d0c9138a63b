import { createContext, useContext, useEffect, useRef } from "react";
import { type ShownPicture, useShownPicture } from "../../state/shownPicture.ts";

/** Who takes the pictures that are offered: of one of several side by side another than the page. */
export const PictureTaker = createContext<(picture: ShownPicture | null, before: ShownPicture | null) => void>(
  (picture, before) => {
    if (picture || useShownPicture.getState().picture === before) useShownPicture.setState({ picture });
  },
);

/** Offers a picture to be saved and copied, as long as it is on screen; null where there is none yet. */
export function useOfferPicture(picture: ShownPicture | null): void {
  const latest = useRef(picture);
  latest.current = picture;
  const take = useContext(PictureTaker);
  const path = picture?.path;
  useEffect(() => {
    if (path === undefined) return undefined;
    const offered: ShownPicture = {
      path,
      drawing: (theme) => {
        if (!latest.current) throw new Error("There is no picture on screen any more.");
        return latest.current.drawing(theme);
      },
      python: async () => latest.current?.python() ?? null,
    };
    take(offered, null);
    return () => take(null, offered);
  }, [path, take]);
}
