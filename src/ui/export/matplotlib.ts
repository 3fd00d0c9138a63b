import type { ColourMap, Scale } from "../../state/viewKinds.ts";
import { quoted } from "./sliceSnippet.ts";

/** A part of a dataset, as h5py reads it. */
export interface PlottedPart {
  /** The file's name on disk, and the path in it. */
  readonly file: string;
  readonly inner: string;
  /** In brackets: `[12, :, :]`. */
  readonly index: string;
}

/** An axis of a plane: of what is read the middle of the first cell, and from each to the next. */
export interface PlottedAxis {
  readonly title: string;
  readonly first: number;
  readonly step: number;
  /** Where cells begin and end, where their widths differ. */
  readonly edges: readonly number[] | null;
  /** Where the picture begins and ends, at the left or at the bottom first. */
  readonly ends: readonly [from: number, to: number];
  /** Marks that are no numbers of the axis. */
  readonly names: readonly { readonly at: number; readonly text: string }[] | null;
}

/** How values become colours. */
export type PlottedColours =
  | {
      readonly kind: "map";
      readonly map: ColourMap;
      readonly inverted: boolean;
      readonly scale: Scale;
      readonly limits: readonly [low: number, high: number];
      readonly units: string;
    }
  | { readonly kind: "colours"; readonly range: readonly [dark: number, bright: number] | null }
  | { readonly kind: "grey"; readonly whiteIsZero: boolean; readonly range: readonly [dark: number, bright: number] }
  | { readonly kind: "palette"; readonly inner: string };

export interface PlottedPlane {
  readonly part: PlottedPart;
  /** The axes of what is read in the order rows, columns and channels; null where they are in it. */
  readonly order: readonly number[] | null;
  /** Numbers that stand for no value. */
  readonly missing: readonly number[];
  readonly colours: PlottedColours;
  readonly rows: PlottedAxis;
  readonly columns: PlottedAxis;
  /** Whether cells are square. */
  readonly square: boolean;
  readonly title: string;
  /** In pixels. */
  readonly size: readonly [width: number, height: number];
  /** What should be known of what is read. */
  readonly note: string | null;
}

/** Pixels of an inch. */
const DPI = 100;

/** Python that draws a heat map or an image by h5py and matplotlib as it is on screen. */
export function planeScript(plane: PlottedPlane): string {
  const { part, order, missing, colours, rows, columns, title, size, note } = plane;
  const map = colours.kind === "map";
  return [
    "import h5py",
    "import matplotlib.pyplot as plt",
    "import numpy as np",
    ...(map ? ["from matplotlib import colors"] : []),
    "",
    ...(note === null ? [] : [`# ${note}`]),
    `with h5py.File(${quoted(part.file)}, "r") as file:`,
    `    data = file[${quoted(part.inner)}]${part.index}`,
    ...(colours.kind === "palette" ? [`    data = file[${quoted(colours.inner)}][:][data]`] : []),
    ...(order ? [`data = np.transpose(data, (${order.join(", ")}))`] : []),
    ...(colours.kind === "colours" && colours.range ? [brightnessText(colours.range)] : []),
    ...(map ? ['data = np.ma.masked_invalid(data.astype("float64"))'] : []),
    ...(map && missing.length > 0 ? [`data = np.ma.masked_where(np.isin(data, [${missing.join(", ")}]), data)`] : []),
    "",
    figure(size),
    ...(map ? ['ax.set_facecolor("#d9dce0")'] : []),
    ...(rows.edges || columns.edges ? unevenCells(plane) : evenCells(plane)),
    ...(map ? [`fig.colorbar(image, label=${quoted(colours.units)})`] : []),
    ...axisLines("x", columns),
    ...axisLines("y", rows),
    `ax.set_title(${quoted(title)})`,
    "plt.show()",
    "",
  ].join("\n");
}

function evenCells({ rows, columns, square, colours }: PlottedPlane): string[] {
  return [
    "image = ax.imshow(",
    "    data,",
    '    origin="lower",',
    '    interpolation="nearest",',
    `    extent=(${[...edges(columns, "data.shape[1]"), ...edges(rows, "data.shape[0]")].join(", ")}),`,
    `    aspect=${square ? number(Math.abs(columns.step / rows.step)) : '"auto"'},`,
    ...colourLines(colours).map((line) => `    ${line},`),
    ")",
  ];
}

function unevenCells({ rows, columns, colours }: PlottedPlane): string[] {
  const edgesOf = (axis: PlottedAxis, count: string) =>
    axis.edges
      ? `[${axis.edges.map(number).join(", ")}]`
      : `${number(axis.first - axis.step / 2)} + ${number(axis.step)} * np.arange(${count} + 1)`;
  return [
    "image = ax.pcolormesh(",
    `    ${edgesOf(columns, "data.shape[1]")},`,
    `    ${edgesOf(rows, "data.shape[0]")},`,
    "    data,",
    ...colourLines(colours).map((line) => `    ${line},`),
    ")",
  ];
}

/** A line of a plot. */
export interface PlottedLine {
  readonly part: PlottedPart;
  readonly errors: PlottedPart | null;
  readonly missing: readonly number[];
  readonly label: string;
  readonly colour: string;
}

export interface PlottedLines {
  readonly lines: readonly PlottedLine[];
  /** What stands along the axis: a dataset, or numbers from `first` on. */
  readonly x: PlottedPart | { readonly first: number; readonly step: number };
  readonly xEnds: readonly [from: number, to: number];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly names: PlottedAxis["names"];
  readonly logX: boolean;
  readonly logY: boolean;
  readonly title: string;
  readonly size: readonly [width: number, height: number];
}

/** The beginning of scripts that read from several files. */
export const READ: readonly string[] = [
  "import h5py",
  "import matplotlib.pyplot as plt",
  "import numpy as np",
  "",
  "",
  "def read(name, path, index):",
  '    with h5py.File(name, "r") as file:',
  "        return file[path][index]",
  "",
  "",
];

/** Python that draws lines by h5py and matplotlib as they are on screen. */
export function lineScript({ lines, x, xEnds, xTitle, yTitle, names, logX, logY, title, size }: PlottedLines): string {
  const several = lines.length > 1;
  return [
    ...READ,
    figure(size),
    ...lines.flatMap(({ part, errors, missing, label, colour }) => [
      `y = ${partText(part)}`,
      ...(missing.length > 0 ? [`y = np.where(np.isin(y, [${missing.join(", ")}]), np.nan, y)`] : []),
      "file" in x ? `x = ${partText(x)}[: len(y)]` : `x = ${number(x.first)} + ${number(x.step)} * np.arange(len(y))`,
      `ax.plot(x, y, color=${quoted(colour)}, linewidth=1.25, label=${quoted(label)})`,
      ...(errors
        ? [`ax.errorbar(x, y, yerr=${partText(errors)}, fmt="none", ecolor=${quoted(colour)}, capsize=3)`]
        : []),
    ]),
    ...(logX ? ['ax.set_xscale("log")'] : []),
    ...(logY ? ['ax.set_yscale("log")'] : []),
    ...axisLines("x", { title: xTitle, ends: xEnds, names }),
    ...(yTitle === "" ? [] : [`ax.set_ylabel(${quoted(yTitle)})`]),
    "ax.grid(alpha=0.3)",
    ...(several ? ["ax.legend()"] : []),
    `ax.set_title(${quoted(title)})`,
    "plt.show()",
    "",
  ].join("\n");
}

/** `np.s_` takes the same text in brackets; what is turned round afterwards follows behind. */
export function partText({ file, inner, index }: PlottedPart): string {
  const end = index.indexOf("]") + 1;
  return `read(${quoted(file)}, ${quoted(inner)}, np.s_${index.slice(0, end)})${index.slice(end)}`;
}

export function figure([width, height]: readonly [number, number]): string {
  return `fig, ax = plt.subplots(figsize=(${(width / DPI).toFixed(2)}, ${(height / DPI).toFixed(2)}), layout="constrained")`;
}

function edges({ first, step }: PlottedAxis, count: string): readonly [string, string] {
  const edge = number(first - step / 2);
  return [edge, `${edge} + ${number(step)} * ${count}`];
}

export function axisLines(
  axis: "x" | "y",
  { title, ends, names }: Pick<PlottedAxis, "title" | "ends" | "names">,
): string[] {
  return [
    `ax.set_${axis}lim(${ends.map(number).join(", ")})`,
    ...(names
      ? [
          `ax.set_${axis}ticks([${names.map(({ at }) => number(at)).join(", ")}], [${names.map(({ text }) => quoted(text)).join(", ")}])`,
        ]
      : []),
    ...(title === "" ? [] : [`ax.set_${axis}label(${quoted(title)})`]),
  ];
}

export function colourLines(colours: PlottedColours): string[] {
  switch (colours.kind) {
    case "map":
      return [
        `cmap=${quoted((colours.map === "grey" ? "gray" : colours.map) + (colours.inverted ? "_r" : ""))}`,
        `norm=${normText(colours.scale, colours.limits)}`,
      ];
    case "grey":
      return [
        `cmap="gray${colours.whiteIsZero ? "_r" : ""}"`,
        `vmin=${number(colours.range[0])}`,
        `vmax=${number(colours.range[1])}`,
      ];
    default:
      return [];
  }
}

function brightnessText([dark, bright]: readonly [number, number]): string {
  return `data = np.clip((data - ${number(dark)}) / ${number(bright - dark)}, 0, 1)`;
}

/** The same scales as on screen. */
function normText(scale: Scale, [low, high]: readonly [number, number]): string {
  const ends = `${number(low)}, ${number(high)}`;
  switch (scale) {
    case "linear":
      return `colors.Normalize(${ends})`;
    case "log":
      return `colors.LogNorm(${ends})`;
    case "sqrt":
      return `colors.FuncNorm((lambda v: np.sign(v) * np.sqrt(np.abs(v)), lambda v: np.sign(v) * v**2), ${ends})`;
    case "symlog": {
      const straight = number(Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE) / 1000);
      const there = `lambda v: np.sign(v) * np.log1p(np.abs(v) / ${straight})`;
      const back = `lambda v: np.sign(v) * ${straight} * np.expm1(np.abs(v))`;
      return `colors.FuncNorm((${there}, ${back}), ${ends})`;
    }
  }
}

/** A number as Python reads it, without the last digits of rounding. */
export function number(value: number): string {
  return String(Number(value.toPrecision(15)));
}
