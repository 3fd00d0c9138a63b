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

/**
 * A picture with its title on the ground of a theme. `width` and `height` are those of the picture alone in CSS pixels,
 * of which each is `scale` pixels wide; `draw` draws it with its corner at 0, 0.
 */
export function framePicture(
  { name, place, legend }: PictureTitle,
  { width, height, scale, theme }: { width: number; height: number; scale: number; theme: ThemeName },
  draw: (context: CanvasRenderingContext2D) => void,
): HTMLCanvasElement {
  const top = MARGIN + 2 * LINE + (legend.length > 0 ? LINE : 0);
  const framed = canvasOf(width * scale, (height + top + MARGIN / 2) * scale);
  const inner = canvasOf(width * scale, height * scale);
  withTheme(theme, () => {
    const picture = contextOf(inner, scale);
    draw(picture);
    const context = contextOf(framed, scale);
    context.fillStyle = token("--canvas");
    context.fillRect(0, 0, framed.width, framed.height);
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
    context.drawImage(inner, 0, top, width, height);
  });
  return framed;
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  return Object.assign(canvas, { width: Math.round(width), height: Math.round(height) });
}

function contextOf(canvas: HTMLCanvasElement, scale: number): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no room for a picture of this size. Save a smaller one.");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}
