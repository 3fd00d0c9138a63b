import type { ExplorerSettings } from "../rpc/explorerApi.ts";
import { COMPLEX_PARTS } from "./complexPart.ts";
import {
  COLOUR_MAPS,
  type Looks,
  NUMBER_FORMATS,
  SCALES,
  USUAL_LOOKS,
  VIEW_KINDS,
  type ViewKind,
} from "./viewKinds.ts";

export type Theme = "system" | "light" | "dark";
export type Density = "compact" | "default" | "relaxed";

/** What is remembered between visits. */
export interface StoredSettings {
  readonly theme: Theme;
  readonly density: Density;
  readonly treeWidth: number;
  readonly inspectorWidth: number;
  readonly treeFolded: boolean;
  readonly inspectorFolded: boolean;
  readonly looks: Looks;
  /** Expressions that were run, the latest first. */
  readonly history: readonly string[];
  /** Only what the user changed: everything else follows the machine. */
  readonly chosen: Partial<ExplorerSettings>;
}

const THEMES: readonly Theme[] = ["system", "light", "dark"];
const DENSITIES: readonly Density[] = ["compact", "default", "relaxed"];

/** Storage may hold anything: another version's settings, a user's edit. What does not fit is replaced by its default. */
export function parseStoredSettings(stored: unknown): StoredSettings {
  const raw = isRecord(stored) ? stored : {};
  const chosen = isRecord(raw.chosen) ? raw.chosen : {};
  const looks = isRecord(raw.looks) ? raw.looks : {};
  return {
    theme: oneOf(raw.theme, THEMES, "system"),
    density: oneOf(raw.density, DENSITIES, "default"),
    treeWidth: within(raw.treeWidth, 200, 480) ?? 272,
    inspectorWidth: within(raw.inspectorWidth, 240, 420) ?? 296,
    treeFolded: raw.treeFolded === true,
    inspectorFolded: raw.inspectorFolded === true,
    looks: {
      instead: parsedInstead(looks.instead),
      colours: oneOf(looks.colours, COLOUR_MAPS, USUAL_LOOKS.colours),
      scale: oneOf(looks.scale, SCALES, USUAL_LOOKS.scale),
      inverted: looks.inverted === true,
      square: looks.square !== false,
      profiles: looks.profiles === true,
      statistics: looks.statistics === true,
      flipped: looks.flipped === true,
      mirrored: looks.mirrored === true,
      logLine: looks.logLine === true,
      logX: looks.logX === true,
      logCounts: looks.logCounts === true,
      format: oneOf(looks.format, NUMBER_FORMATS, USUAL_LOOKS.format),
      decoded: looks.decoded === true,
      tinted: looks.tinted === true,
      part: oneOf(looks.part, COMPLEX_PARTS, USUAL_LOOKS.part),
    },
    history: Array.isArray(raw.history) ? keptHistory(raw.history.filter((entry) => typeof entry === "string")) : [],
    chosen: {
      ...optional("readers", within(chosen.readers, 1, 64)),
      ...optional("memoryBudget", within(chosen.memoryBudget, 2 ** 20, 2 ** 40)),
      ...optional("patience", within(chosen.patience, 1000, 3_600_000)),
      ...(typeof chosen.directReads === "boolean" && { directReads: chosen.directReads }),
    },
  };
}

function parsedInstead(stored: unknown): Looks["instead"] {
  const raw = isRecord(stored) ? stored : {};
  const known = (kind: unknown): kind is ViewKind => VIEW_KINDS.some((each) => each === kind);
  return Object.fromEntries(Object.entries(raw).filter(([first, chosen]) => known(first) && known(chosen)));
}

const ENTRIES = 100;
const LONGEST = 2000;

/** Each expression once, the latest first; what is too long to be wanted again is left out. */
export function keptHistory(entries: readonly string[]): string[] {
  const fit = entries.map((entry) => entry.trim()).filter((entry) => entry !== "" && entry.length <= LONGEST);
  return [...new Set(fit)].slice(0, ENTRIES);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function oneOf<T>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

function within(value: unknown, low: number, high: number): number | undefined {
  return typeof value === "number" && value >= low && value <= high ? value : undefined;
}

function optional<K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, number>);
}
