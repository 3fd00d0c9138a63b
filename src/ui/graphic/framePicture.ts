import type { Drawing, DrawingContext } from "../../state/shownPicture.ts";
import { type ThemeName, token, withTheme } from "./tokens.ts";

/** What stands above a picture that goes elsewhere. */
export interface PictureTitle {
  readonly name: string;
  /** The dataset and the part of it. */
  readonly place: string;
  /** Names of lines, each with the token of its colour. */
  readonly legend: readonly (readonly [name: string, colour: string])[];
}

const MARGIN = 16;
const LINE = 18;

/** A picture with its title on the ground of a theme; `size` and `draw` are those of the picture alone. */
export function framePicture(
  { name, place, legend }: PictureTitle,
  size: { readonly width: number; readonly height: number },
  theme: ThemeName,
  draw: (context: DrawingContext) => void,
): Drawing {
  const top = MARGIN + 2 * LINE + (legend.length > 0 ? LINE : 0);
  const [width, height] = [Math.round(size.width), Math.round(size.height) + top + MARGIN / 2];
  const drawAll = (context: DrawingContext) => {
    context.save();
    context.fillStyle = token("--canvas");
    context.fillRect(0, 0, width, height);
    context.textBaseline = "middle";
    const room = width - 2 * MARGIN;
    context.fillStyle = token("--text");
    context.font = `600 ${token("--title-font")}`;
    context.fillText(name, MARGIN, MARGIN + LINE / 2, room);
    context.fillStyle = token("--text2");
    context.font = token("--tick-font");
    context.fillText(place, MARGIN, MARGIN + LINE * 1.5, room);
    let x = MARGIN;
    for (const [line, colour] of legend) {
      context.fillStyle = token(colour);
      context.fillRect(x, MARGIN + LINE * 2.5 - 1.5, 12, 3);
      context.fillStyle = token("--text2");
      context.fillText(line, x + 18, MARGIN + LINE * 2.5);
      x += 18 + context.measureText(line).width + 14;
    }
    context.translate(0, top);
    draw(context);
    context.restore();
  };
  return { width, height, draw: (context) => withTheme(theme, () => drawAll(context)) };
}
