import type { NodePath } from "../core/path.ts";
import { COMPLEX_PARTS, type ComplexPart } from "./complexPart.ts";
import type { DatasetView } from "./datasetView.ts";
import type { Bounds } from "./limits.ts";
import { choiceOf, choiceWords, type LineChoice } from "./lineChoice.ts";
import {
  COLOUR_MAPS,
  type ColourMap,
  type LimitRule,
  SCALES,
  type Scale,
  SWITCHES,
  type Switch,
  USUAL_LOOKS,
  VIEW_KINDS,
  type ViewKind,
} from "./viewKinds.ts";

/** What a link leads to: a node, and how it is looked at. What is absent is as usual. */
export interface LinkedView {
  readonly path: NodePath;
  readonly view?: DatasetView;
  /** Views that were chosen in place of the first ones. */
  readonly instead: Readonly<Partial<Record<ViewKind, ViewKind>>>;
  readonly colours: ColourMap;
  readonly scale: Scale;
  readonly rule: LimitRule;
  readonly manual: Bounds | null;
  /** Looks that are the other way round than usual. */
  readonly turned?: readonly Switch[];
  /** What is drawn of complex numbers. */
  readonly part?: ComplexPart;
  /** Whether groups are shown as what they stand for. */
  readonly natural?: boolean;
  /** The dataset that is drawn of a group, whose view and lines these are; the node itself by default. */
  readonly of?: NodePath;
  /** The signal of a group that was chosen. */
  readonly signal?: NodePath;
  /** Which lines or points are drawn. */
  readonly lines?: LineChoice;
}

const [NATURAL, MEMBERS] = ["natural", "members"] as const;

/** Links of another version are not read: what they say may mean something else. */
const VERSION = "1";

/**
 * A view as the fragment of an address, readable and short: `#v=1&path=/run.h5/T&axes=3,r,c&show=heat.table`. In `axes`
 * each axis is an index, or `r` (rows) or `c` (columns) with its range: `r0:50`.
 */
export function linkText(linked: LinkedView): string {
  const {
    path,
    view,
    instead,
    colours,
    scale,
    rule,
    manual,
    turned = [],
    part,
    natural,
    of,
    signal,
    lines = {},
  } = linked;
  const parts = new Map<string, string>([
    ["v", VERSION],
    ["path", path],
  ]);
  if (view && view.axes.length > 0) {
    const axes = view.axes.map(({ index, range }, axis) => {
      const role = axis === view.rowAxis ? "r" : axis === view.columnAxis ? "c" : String(index);
      return range === ":" ? role : `${role}[${range}]`;
    });
    parts.set("axes", axes.join(","));
  }
  const chosen = Object.entries(instead).map(([first, kind]) => `${first}.${kind}`);
  if (chosen.length > 0) parts.set("show", chosen.join(","));
  if (colours !== USUAL_LOOKS.colours) parts.set("colours", colours);
  if (scale !== USUAL_LOOKS.scale) parts.set("scale", scale);
  if (rule === "manual" && manual) parts.set("limits", manual.join(","));
  else if (rule === "full") parts.set("limits", "full");
  if (turned.length > 0) parts.set("looks", turned.join(","));
  if (part !== undefined && part !== USUAL_LOOKS.part) parts.set("part", part);
  if (natural !== undefined) parts.set("group", natural ? NATURAL : MEMBERS);
  if (signal !== undefined) parts.set("signal", signal);
  if (of !== undefined) parts.set("of", of);
  for (const [name, words] of choiceWords(lines)) parts.set(name, words);
  return `#${[...parts].map(([name, value]) => `${name}=${escaped(value)}`).join("&")}`;
}

/** What only an address needs is escaped: a path stays readable. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(/%(2F|3A|2C|5B|5D|20|40)/gi, (code) =>
    code === "%20" ? "+" : decodeURIComponent(code),
  );
}

/** The view that a fragment describes; null where it is none, or of another version. */
export function parseLink(fragment: string): LinkedView | null {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const path = parts.get("path") ?? "";
  if (parts.get("v") !== VERSION || !path.startsWith("/")) return null;
  const view = parseAxes(parts.get("axes"));
  const limits = parts.get("limits") ?? "";
  const numbers = limits.split(",").map(Number);
  const [low = 0, high = 0] = numbers;
  const looks = parts.get("looks")?.split(",") ?? [];
  const turned = SWITCHES.filter((each) => looks.includes(each));
  const part = oneOf(parts.get("part"), COMPLEX_PARTS);
  const group = oneOf(parts.get("group"), [NATURAL, MEMBERS]);
  const [of, signal] = ["of", "signal"].map((name) => pathOf(parts.get(name)));
  const lines = choiceOf((name) => parts.get(name));
  const isManual = limits !== "" && numbers.length === 2 && numbers.every(Number.isFinite);
  return {
    path,
    ...(view && { view }),
    instead: parseInstead(parts.get("show") ?? ""),
    colours: oneOf(parts.get("colours"), COLOUR_MAPS) ?? USUAL_LOOKS.colours,
    scale: oneOf(parts.get("scale"), SCALES) ?? USUAL_LOOKS.scale,
    rule: isManual ? "manual" : limits === "full" ? "full" : "robust",
    manual: isManual ? [low, high] : null,
    ...(turned.length > 0 && { turned }),
    ...(part && { part }),
    ...(group && { natural: group === NATURAL }),
    ...(of !== undefined && { of }),
    ...(signal !== undefined && { signal }),
    ...(lines && { lines }),
  };
}

function pathOf(text: string | null | undefined): NodePath | undefined {
  return text?.startsWith("/") ? text : undefined;
}

const AXIS = /^(r|c|\d+)(?:\[([\d:+-]*)\])?$/;

function parseAxes(text: string | null): DatasetView | undefined {
  if (text === null) return undefined;
  const axes = text.split(",").map((part) => AXIS.exec(part));
  if (axes.some((match) => !match)) return undefined;
  const place = (role: string) => {
    const at = axes.findIndex((match) => match?.[1] === role);
    return at < 0 ? null : at;
  };
  return {
    rowAxis: place("r"),
    columnAxis: place("c"),
    axes: axes.map((match) => ({ range: match?.[2] ?? ":", index: Number(match?.[1]) || 0 })),
  };
}

function parseInstead(text: string): Partial<Record<ViewKind, ViewKind>> {
  const pairs = text.split(",").flatMap((pair): [ViewKind, ViewKind][] => {
    const [first, chosen] = pair.split(".").map((kind) => oneOf(kind, VIEW_KINDS));
    return first && chosen ? [[first, chosen]] : [];
  });
  return Object.fromEntries(pairs);
}

function oneOf<T extends string>(text: string | null | undefined, known: readonly T[]): T | undefined {
  return known.find((one) => one === text);
}
