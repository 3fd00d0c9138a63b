import type { DType } from "../core/dtype.ts";
import type { MappedView } from "../core/mappedType.ts";
import type { ComplexPart } from "./complexPart.ts";
import { drawnSides } from "./datasetView.ts";
import type { PictureLayout } from "./picture.ts";

export type ViewKind = "table" | "line" | "heat" | "histogram" | "image";
export type ColourMap = (typeof COLOUR_MAPS)[number];
export type Scale = "linear" | "sqrt" | "log" | "symlog";
/** How a table writes numbers. */
export type NumberFormat = "auto" | "exact" | "scientific" | "hex";
export type LimitRule = "robust" | "full" | "manual";

export const VIEW_KINDS: readonly ViewKind[] = ["table", "line", "heat", "histogram", "image"];
/** Colour maps by what they are for, with the names that matplotlib gives them (`grey` is its `gray`). */
export const COLOUR_MAP_GROUPS = {
  Sequential: ["viridis", "cividis", "magma", "inferno", "plasma", "turbo", "cubehelix"],
  "Single hue": ["grey", "Blues", "Greens", "Oranges", "Purples", "Reds", "bone", "copper"],
  "Several hues": [
    "afmhot",
    "hot",
    "BuGn",
    "BuPu",
    "GnBu",
    "OrRd",
    "PuBu",
    "PuBuGn",
    "PuRd",
    "RdPu",
    "YlGn",
    "YlGnBu",
    "YlOrBr",
    "YlOrRd",
  ],
  Diverging: [
    "RdBu",
    "coolwarm",
    "BrBG",
    "PRGn",
    "PiYG",
    "PuOr",
    "RdGy",
    "RdYlBu",
    "RdYlGn",
    "Spectral",
    "bwr",
    "seismic",
  ],
  Cyclic: ["twilight", "twilight_shifted", "hsv"],
} as const;
export const COLOUR_MAPS = Object.values(COLOUR_MAP_GROUPS).flat();
export const NUMBER_FORMATS: readonly NumberFormat[] = ["auto", "exact", "scientific", "hex"];
export const SCALES: readonly Scale[] = ["linear", "sqrt", "log", "symlog"];

/** How numbers are drawn. It stays when another dataset is selected, and for the next visit. */
export interface Looks {
  /** The view that was chosen in place of the one that data are first shown in. */
  readonly instead: Readonly<Partial<Record<ViewKind, ViewKind>>>;
  readonly colours: ColourMap;
  /** Whether the colour map begins at its end. */
  readonly inverted: boolean;
  readonly scale: Scale;
  /** Whether a plane keeps the shape of its cells, and does not fill the space. */
  readonly square: boolean;
  /** Whether row and column under the probe are drawn as lines beside the plane. */
  readonly profiles: boolean;
  /** Whether numbers about what is shown stand below it. */
  readonly statistics: boolean;
  /** Whether planes are upside down: by themselves numbers along the axis of rows grow upwards, indices downwards. */
  readonly flipped: boolean;
  /** Whether the first column is at the right. */
  readonly mirrored: boolean;
  readonly logLine: boolean;
  readonly logX: boolean;
  readonly logCounts: boolean;
  /** What is shown of complex numbers; where only one number can be drawn, `both` is the amplitude. */
  readonly part: ComplexPart;
  readonly format: NumberFormat;
  /** Whether packed values are shown as what they stand for (CF conventions). */
  readonly decoded: boolean;
  /** Whether the cells of a table are tinted by their values. */
  readonly tinted: boolean;
}

export const USUAL_LOOKS: Looks = {
  instead: {},
  colours: "viridis",
  inverted: false,
  scale: "linear",
  square: true,
  profiles: false,
  statistics: false,
  flipped: false,
  mirrored: false,
  logLine: false,
  logX: false,
  logCounts: false,
  part: "both",
  format: "auto",
  decoded: false,
  tinted: false,
};

/** Looks that are on or off, of which a link says that they are not as usual. */
export const SWITCHES = [
  "inverted",
  "square",
  "flipped",
  "mirrored",
  "logLine",
  "logX",
  "logCounts",
  "decoded",
] as const satisfies readonly (keyof Looks)[];
export type Switch = (typeof SWITCHES)[number];

const DRAWN: ReadonlySet<DType["kind"]> = new Set(["int", "uint", "float", "complex", "bool", "enum"]);

/** The ways in which values of a type and shape can be looked at. */
export function kindsFor(
  shape: readonly number[],
  dtype: DType,
  picture: PictureLayout | null = null,
): readonly ViewKind[] {
  const values = shape.reduce((product, size) => product * size, 1);
  if (!DRAWN.has(dtype.kind) || shape.length === 0 || values < 2) return ["table"];
  const plane = shape.filter((size) => size > 1).length > 1;
  return VIEW_KINDS.filter((kind) => (kind !== "heat" || plane) && (kind !== "image" || picture));
}

/** A plane that is narrower than this is read better as numbers. */
const NARROWEST = 8;
/** As many columns are as many lines at once. */
const LINES = 6;

/** What decides first how data are shown: their mapped type, or that a line of them is named. */
export type FirstView = MappedView | "line";

/** The view in which data are shown as long as nothing else was chosen: the one of their mapped type goes first. */
export function firstKind(
  shape: readonly number[],
  dtype: DType,
  picture: PictureLayout | null = null,
  mapped: FirstView = "usual",
): ViewKind {
  const kinds = kindsFor(shape, dtype, picture);
  if (mapped === "table" || kinds.length === 1) return "table";
  const plane = kinds.includes("heat") ? "heat" : "line";
  if (mapped === "line") return "line";
  if (mapped === "plane") return plane;
  const usual = usualKind(shape, dtype, picture, kinds);
  return mapped === "drawn" && usual === "table" && !hasNames(dtype) ? plane : usual;
}

const hasNames = ({ kind }: DType) => kind === "bool" || kind === "enum";

function usualKind(
  shape: readonly number[],
  dtype: DType,
  picture: PictureLayout | null,
  kinds: readonly ViewKind[],
): ViewKind {
  if (picture && (picture.declared || picture.channelAxis === shape.length - 1)) return "image";
  if (kinds.length === 1 || hasNames(dtype)) return "table";
  const [rows, columns] = drawnSides(shape, dtype);
  if (rows >= NARROWEST && columns >= NARROWEST) return "heat";
  const [short, long] = rows < columns ? [rows, columns] : [columns, rows];
  const several = shape.filter((size) => size > 1).length;
  return several === 1 || (several === 2 && short <= LINES && long >= NARROWEST) ? "line" : "table";
}

/** The view in which data are shown: what was chosen last for data of their sort, as far as it makes sense for them. */
export function shownKind(
  { instead }: Looks,
  shape: readonly number[],
  dtype: DType,
  picture: PictureLayout | null = null,
  mapped: FirstView = "usual",
): ViewKind {
  const first = firstKind(shape, dtype, picture, mapped);
  const chosen = instead[first];
  return chosen && kindsFor(shape, dtype, picture).includes(chosen) ? chosen : first;
}
