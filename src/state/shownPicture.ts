import { create } from "zustand";
import type { NodePath } from "../core/path.ts";

/** What pictures are drawn with: the part of a canvas' context that SVG has as well. */
export interface DrawingContext
  extends Pick<
    CanvasRenderingContext2D,
    | ("fillStyle" | "strokeStyle" | "lineWidth" | "lineCap" | "lineJoin" | "globalAlpha" | "imageSmoothingEnabled")
    | ("font" | "textAlign" | "textBaseline" | "fillText")
    | ("save" | "restore" | "translate" | "rotate" | "scale")
    | ("beginPath" | "moveTo" | "lineTo" | "rect" | "arc" | "fillRect" | "strokeRect")
  > {
  setLineDash(dash: number[]): void;
  stroke(path?: Path2D): void;
  fill(path?: Path2D): void;
  clip(): void;
  measureText(words: string): { readonly width: number };
  /** `a` is how many pixels there are for each unit. */
  getTransform(): { readonly a: number };
  drawImage(image: HTMLCanvasElement, x: number, y: number, width: number, height: number): void;
}

/** A picture that can be drawn on anything, with its corner at 0, 0; sizes in pixels of the page. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly draw: (context: DrawingContext) => void;
}

/** What is drawn on screen, as it can be drawn again elsewhere. */
export interface ShownPicture {
  readonly path: NodePath;
  readonly drawing: (theme: "light" | "dark") => Promise<Drawing>;
  /** Python that draws the same with matplotlib; null where that cannot be said. */
  readonly python: () => Promise<string | null>;
}

/** The picture that is on screen, once it shows what it was asked for. */
export const useShownPicture = create<{ readonly picture: ShownPicture | null }>(() => ({ picture: null }));
