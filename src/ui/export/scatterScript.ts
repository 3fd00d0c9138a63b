import {
  axisLines,
  colourLines,
  figure,
  number,
  type PlottedColours,
  type PlottedLines,
  type PlottedPart,
  partText,
  READ,
} from "./matplotlib.ts";
import { quoted } from "./sliceSnippet.ts";

/** Values of a dataset, without those that stand for none. */
export interface PlottedValues {
  readonly part: PlottedPart;
  readonly missing: readonly number[];
}

export interface PlottedPoints extends Pick<PlottedLines, "xTitle" | "yTitle" | "logX" | "logY" | "title" | "size"> {
  readonly y: PlottedValues;
  readonly x: PlottedValues | { readonly first: number; readonly step: number };
  /** One colour for all, or values that become colours. */
  readonly colour: string | { readonly values: PlottedValues; readonly by: PlottedColours & { readonly kind: "map" } };
  readonly ends: readonly [x: readonly [number, number], y: readonly [number, number]];
  /** In pixels. */
  readonly radius: number;
}

/** Python that draws points by h5py and matplotlib as they are on screen. */
export function scatterScript({ y, x, colour, ends, radius, ...plot }: PlottedPoints): string {
  const mapped = typeof colour === "string" ? null : colour;
  return [
    ...READ,
    ...(mapped ? ["from matplotlib import colors", ""] : []),
    figure(plot.size),
    ...valueLines("y", y),
    ...("part" in x ? valueLines("x", x) : [`x = ${number(x.first)} + ${number(x.step)} * np.arange(len(y))`]),
    ...(mapped ? valueLines("c", mapped.values) : []),
    "points = ax.scatter(",
    "    x,",
    "    y,",
    // The area in points of 1/72 inch, of a circle with so many pixels of 1/100 inch.
    `    s=${number((2 * radius * 0.72) ** 2)},`,
    ...(mapped
      ? ["    c=c,", ...colourLines(mapped.by).map((line) => `    ${line},`)]
      : [`    color=${quoted(colour as string)},`, "    alpha=0.7,"]),
    "    linewidths=0,",
    ")",
    ...(mapped ? [`fig.colorbar(points, label=${quoted(mapped.by.units)})`] : []),
    ...(plot.logX ? ['ax.set_xscale("log")'] : []),
    ...(plot.logY ? ['ax.set_yscale("log")'] : []),
    ...axisLines("x", { title: plot.xTitle, ends: ends[0], names: null }),
    ...axisLines("y", { title: plot.yTitle, ends: ends[1], names: null }),
    "ax.grid(alpha=0.3)",
    `ax.set_title(${quoted(plot.title)})`,
    "plt.show()",
    "",
  ].join("\n");
}

function valueLines(name: string, { part, missing }: PlottedValues): string[] {
  return [
    `${name} = ${partText(part)}`,
    ...(missing.length > 0 ? [`${name} = np.where(np.isin(${name}, [${missing.join(", ")}]), np.nan, ${name})`] : []),
  ];
}
