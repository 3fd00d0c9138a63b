import { type RefObject, useCallback, useMemo, useState } from "react";
import type { NodePath } from "../../core/path.ts";
import type { Drawing, DrawingContext, ShownPicture } from "../../state/shownPicture.ts";
import { token, withTheme } from "../graphic/tokens.ts";
import { useOfferPicture } from "../graphic/useOfferPicture.ts";

type Taker = (picture: ShownPicture | null, before: ShownPicture | null) => void;

/** Offers the pictures of panels as one, side by side as on screen; what is given takes that of a panel. */
export function useComparePicture(path: NodePath, count: number, panels: RefObject<HTMLElement | null>) {
  const [pictures, setPictures] = useState<ReadonlyMap<number, ShownPicture>>(new Map());
  const put = useCallback(
    (panel: number): Taker =>
      (picture, before) =>
        setPictures((all) => {
          if (!picture && all.get(panel) !== before) return all;
          const next = new Map(all);
          if (picture) next.set(panel, picture);
          else next.delete(panel);
          return next;
        }),
    [],
  );
  // Made once for each panel: what is offered anew each time would never come to rest.
  const takers = useMemo(() => Array.from({ length: count }, (_, panel) => put(panel)), [count, put]);
  const shown = takers.map((_, panel) => pictures.get(panel)).filter((picture) => picture !== undefined);
  useOfferPicture(
    count > 0 && shown.length === count
      ? {
          path,
          drawing: async (theme) => {
            const parts = await Promise.all(shown.map((picture) => picture.drawing(theme)));
            return sideBySide(
              parts,
              perRow(panels.current),
              withTheme(theme, () => token("--canvas")),
            );
          },
          python: async () => null,
        }
      : null,
  );
  return takers;
}

/** How many panels stand in the first row. */
function perRow(panels: HTMLElement | null): number {
  const tops = Array.from(panels?.children ?? [], (panel) => Math.round(panel.getBoundingClientRect().top));
  return Math.max(1, tops.filter((top) => top === tops[0]).length);
}

/** Pictures in rows of so many, on one ground. */
function sideBySide(parts: readonly Drawing[], inRow: number, ground: string): Drawing {
  const rows: (readonly Drawing[])[] = [];
  for (let i = 0; i < parts.length; i += inRow) rows.push(parts.slice(i, i + inRow));
  const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)));
  const widths = rows.map((row) => row.reduce((sum, { width }) => sum + width, 0));
  const [width, height] = [Math.max(1, ...widths), heights.reduce((sum, each) => sum + each, 0)];
  const draw = (context: DrawingContext) => {
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
    let y = 0;
    for (const [i, row] of rows.entries()) {
      let x = 0;
      for (const part of row) {
        context.save();
        context.translate(x, y);
        part.draw(context);
        context.restore();
        x += part.width;
      }
      y += heights[i] ?? 0;
    }
  };
  return { width, height, draw };
}
