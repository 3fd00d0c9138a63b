import type { Drawing } from "../../state/shownPicture.ts";
import { SvgContext, type SvgInk } from "./svgContext.ts";

/** A picture in pixels, `scale` of them for each of the page's. */
export function pngOf({ width, height, draw }: Drawing, scale: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no room for a picture of this size. Save a smaller one.");
  context.scale(scale, scale);
  draw(context);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The browser could not make a picture of this size."))),
      "image/png",
    ),
  );
}

/** A picture as lines and text, which stays sharp at any size; heat maps and images lie in it as pixels. */
export function svgOf({ width, height, draw }: Drawing): Blob {
  const context = new SvgContext(canvasInk());
  draw(context);
  return new Blob([context.document(width, height)], { type: "image/svg+xml" });
}

/** Colours and widths of words as the browser's canvas has them. */
function canvasInk(): SvgInk {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser has no room for a picture.");
  const known = new Map<string, ReturnType<SvgInk["colour"]>>();
  return {
    colour(css) {
      const before = known.get(css);
      if (before) return before;
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
      const colour = [red, green, blue, alpha / 255] as const;
      known.set(css, colour);
      return colour;
    },
    measure(words, font, baseline) {
      context.font = font;
      context.textBaseline = baseline;
      const { width, fontBoundingBoxAscent: above } = context.measureText(words);
      context.textBaseline = "alphabetic";
      return { width, rise: context.measureText(words).fontBoundingBoxAscent - above };
    },
  };
}
