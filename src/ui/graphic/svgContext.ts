import type { DrawingContext } from "../../state/shownPicture.ts";

/** What an SVG cannot find out by itself. */
export interface SvgInk {
  /** Red, green and blue from 0 to 255, and alpha from 0 to 1, of a colour of CSS. */
  colour(css: string): readonly [red: number, green: number, blue: number, alpha: number];
  /** How wide words are in a font, and how far a baseline lies above the alphabetic one, both in pixels. */
  measure(words: string, font: string, baseline: CanvasTextBaseline): { readonly width: number; readonly rise: number };
}

const written = new WeakMap<Path2D, string>();

/** A path made from path data (SVG 2, 9.3), which a canvas draws and SVG writes. */
export function writtenPath(data: string): Path2D {
  const path = new Path2D(data);
  written.set(path, data);
  return path;
}

/** a, b, c, d, e, f of a transformation, as canvas and SVG name them. */
type Matrix = readonly [number, number, number, number, number, number];

const USUAL = {
  fillStyle: "#000" as DrawingContext["fillStyle"],
  strokeStyle: "#000" as DrawingContext["strokeStyle"],
  lineWidth: 1,
  globalAlpha: 1,
  font: "10px sans-serif",
  textAlign: "start" as CanvasTextAlign,
  textBaseline: "alphabetic" as CanvasTextBaseline,
  imageSmoothingEnabled: true,
  lineCap: "butt" as CanvasLineCap,
  lineJoin: "miter" as CanvasLineJoin,
  dash: [] as readonly number[],
  matrix: [1, 0, 0, 1, 0, 0] as Matrix,
  clip: null as string | null,
};

/** Pixels of a picture inside for each unit: it stays sharp on fine screens and in print. */
const DENSITY = 2;

/**
 * A context that writes SVG in place of drawing pixels, as far as our pictures need one. Colours are written as RGB and
 * baselines as alphabetic ones, since not every program that opens SVG knows others.
 */
export class SvgContext implements DrawingContext {
  fillStyle = USUAL.fillStyle;
  strokeStyle = USUAL.strokeStyle;
  lineWidth = USUAL.lineWidth;
  globalAlpha = USUAL.globalAlpha;
  font = USUAL.font;
  textAlign = USUAL.textAlign;
  textBaseline = USUAL.textBaseline;
  imageSmoothingEnabled = USUAL.imageSmoothingEnabled;
  lineCap = USUAL.lineCap;
  lineJoin = USUAL.lineJoin;
  readonly #ink: SvgInk;
  readonly #saved: (typeof USUAL)[] = [];
  readonly #parts: string[] = [];
  readonly #clips: string[] = [];
  #dash = USUAL.dash;
  #matrix = USUAL.matrix;
  #clip = USUAL.clip;
  /** The clip of the group that is open in `#parts`. */
  #open: string | null = null;
  #path = "";

  constructor(ink: SvgInk) {
    this.#ink = ink;
  }

  /** All that was drawn, `width` and `height` units large. */
  document(width: number, height: number): string {
    this.#enter(null);
    const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
    const clips = this.#clips.length === 0 ? [] : ["<defs>", ...this.#clips, "</defs>"];
    return [`<svg xmlns="http://www.w3.org/2000/svg" ${size}>`, ...clips, ...this.#parts, "</svg>", ""].join("\n");
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline } = this;
    const { imageSmoothingEnabled, lineCap, lineJoin } = this;
    this.#saved.push({
      ...{ fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline, imageSmoothingEnabled },
      ...{ lineCap, lineJoin, dash: this.#dash, matrix: this.#matrix, clip: this.#clip },
    });
  }

  restore(): void {
    const saved = this.#saved.pop();
    if (!saved) return;
    const { dash, matrix, clip, ...style } = saved;
    Object.assign(this, style);
    [this.#dash, this.#matrix, this.#clip] = [dash, matrix, clip];
  }

  translate(x: number, y: number): void {
    this.#turn([1, 0, 0, 1, x, y]);
  }

  scale(x: number, y: number): void {
    this.#turn([x, 0, 0, y, 0, 0]);
  }

  rotate(angle: number): void {
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    this.#turn([cosine, sine, -sine, cosine, 0, 0]);
  }

  /** Its `a` says how many pixels a picture inside should have for each unit. */
  getTransform(): { readonly a: number } {
    return { a: this.#matrix[0] * DENSITY };
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  beginPath(): void {
    this.#path = "";
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${pair(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `L${pair(x, y)}`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path += `M${pair(x, y)}h${short(width)}v${short(height)}h${short(-width)}z`;
  }

  /** A whole circle: our pictures have no other arcs. */
  arc(x: number, y: number, radius: number): void {
    this.#path += circle(x, y, radius);
  }

  clip(): void {
    const id = `clip${this.#clips.length + 1}`;
    const within = this.#clip === null ? "" : ` clip-path="url(#${this.#clip})"`;
    this.#clips.push(`<clipPath id="${id}"${within}><path d="${this.#path}"${this.#transform()}/></clipPath>`);
    this.#clip = id;
  }

  stroke(path?: Path2D): void {
    this.#element("path", `d="${this.#data(path)}" fill="none" ${this.#stroke()}`);
  }

  fill(path?: Path2D): void {
    this.#element("path", `d="${this.#data(path)}" ${this.#fill()}`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#element("rect", `${box(x, y, width, height)} ${this.#fill()}`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.#element("rect", `${box(x, y, width, height)} fill="none" ${this.#stroke()}`);
  }

  measureText(words: string): { readonly width: number } {
    return this.#ink.measure(words, this.font, this.textBaseline);
  }

  fillText(words: string, x: number, y: number, most = Number.POSITIVE_INFINITY): void {
    if (words === "") return;
    const { width, rise } = this.#ink.measure(words, this.font, this.textBaseline);
    const [, weight = "400", size = "10", family = "sans-serif"] =
      /^(?:(\w+) )?([\d.]+)px (.+)$/.exec(this.font.trim()) ?? [];
    const anchor = { center: "middle", right: "end", end: "end", left: "start", start: "start" }[this.textAlign];
    const squeezed = width > most ? ` textLength="${short(most)}" lengthAdjust="spacingAndGlyphs"` : "";
    const font = `font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"`;
    const place = `x="${short(x)}" y="${short(y + rise)}" text-anchor="${anchor}"${squeezed}`;
    this.#element("text", `${place} ${font} ${this.#fill()}`, escaped(words));
  }

  /** The pixels are laid into the document as PNG. */
  drawImage(image: HTMLCanvasElement, x: number, y: number, width: number, height: number): void {
    const sharp = this.imageSmoothingEnabled ? "" : ' style="image-rendering:pixelated"';
    const place = `${box(x, y, width, height)} preserveAspectRatio="none"${sharp}`;
    this.#element("image", `${place} href="${image.toDataURL("image/png")}"`);
  }

  #turn([a, b, c, d, e, f]: Matrix): void {
    const [A, B, C, D, E, F] = this.#matrix;
    this.#matrix = [
      ...([A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d] as const),
      ...([A * e + C * f + E, B * e + D * f + F] as const),
    ];
  }

  #transform(): string {
    const numbers = this.#matrix.map((value) => Number(value.toFixed(4)));
    return numbers.join() === USUAL.matrix.join() ? "" : ` transform="matrix(${numbers.join(" ")})"`;
  }

  #data(path: Path2D | undefined): string {
    if (path === undefined) return this.#path;
    const data = written.get(path);
    if (data === undefined) throw new Error("A path without its data cannot be written as SVG.");
    return data;
  }

  #fill(): string {
    return this.#paint("fill", this.fillStyle);
  }

  #stroke(): string {
    const { lineCap, lineJoin } = this;
    const ends = [
      lineCap === USUAL.lineCap ? "" : ` stroke-linecap="${lineCap}"`,
      lineJoin === USUAL.lineJoin ? "" : ` stroke-linejoin="${lineJoin}"`,
      this.#dash.length === 0 ? "" : ` stroke-dasharray="${this.#dash.map(short).join(" ")}"`,
    ].join("");
    return `${this.#paint("stroke", this.strokeStyle)} stroke-width="${short(this.lineWidth)}"${ends}`;
  }

  /** The attributes of a colour and its opacity. */
  #paint(what: "fill" | "stroke", style: DrawingContext["fillStyle"]): string {
    if (typeof style !== "string") throw new Error("Only plain colours can be written as SVG.");
    const [red, green, blue, alpha] = this.#ink.colour(style);
    const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
    const opacity = alpha * this.globalAlpha;
    return `${what}="#${hex}"${opacity === 1 ? "" : ` ${what}-opacity="${short(opacity)}"`}`;
  }

  /** Elements of one clip stand in one group: its coordinates are those of the document. */
  #enter(clip: string | null): void {
    if (clip === this.#open) return;
    if (this.#open !== null) this.#parts.push("</g>");
    if (clip !== null) this.#parts.push(`<g clip-path="url(#${clip})">`);
    this.#open = clip;
  }

  #element(name: string, attributes: string, inside?: string): void {
    this.#enter(this.#clip);
    const start = `<${name} ${attributes}${this.#transform()}`;
    this.#parts.push(inside === undefined ? `${start}/>` : `${start}>${inside}</${name}>`);
  }
}

/** Path data of a circle. */
export function circle(x: number, y: number, radius: number): string {
  const [r, across] = [short(radius), short(2 * radius)];
  return `M${pair(x - radius, y)}a${r} ${r} 0 1 1 ${across} 0a${r} ${r} 0 1 1 -${across} 0z`;
}

/** Two numbers of path data, as exact as a screen shows them. */
export function pair(x: number, y: number): string {
  return `${short(x)} ${short(y)}`;
}

function short(value: number): string {
  return String(Number(value.toFixed(2)));
}

function box(x: number, y: number, width: number, height: number): string {
  const [left, top] = [Math.min(x, x + width), Math.min(y, y + height)];
  return `x="${short(left)}" y="${short(top)}" width="${short(Math.abs(width))}" height="${short(Math.abs(height))}"`;
}

const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML has it; what XML 1.0 (2.2) allows nowhere is replaced. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is replaced
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"]/g, (sign) => MARKUP[sign] ?? sign)
  );
}
