import { existsSync, readdirSync, readFileSync } from "node:fs";
import { FIXTURES, fixture } from "../app.ts";
import type { Plain } from "./probe.ts";

/** A dtype in the notation of the page, as native HDF5 has it. */
export type TruthType = { readonly [key: string]: Plain };

export interface TruthAttribute {
  readonly name: string;
  readonly shape: readonly number[] | null;
  readonly dtype: TruthType;
  readonly values?: readonly Plain[];
}

/** What native HDF5 finds at a path; written by `fixtures/truth.py`. */
export interface TruthNode {
  readonly path: string;
  readonly kind?: string;
  readonly target?: string;
  readonly targetFile?: string;
  readonly targetPath?: string;
  /** The first path of the object, where it has several. */
  readonly same?: string;
  readonly members?: readonly string[];
  readonly attributes?: readonly TruthAttribute[];
  readonly shape?: readonly number[] | null;
  readonly maxshape?: readonly (number | null)[] | null;
  readonly dtype?: TruthType;
  readonly chunks?: readonly number[] | null;
  readonly filters?: readonly number[];
  readonly layout?: string;
  readonly storageBytes?: number;
  readonly fillValue?: Plain;
  readonly externalFiles?: readonly string[];
  readonly values?: readonly Plain[];
  /** Codes of which one is expected in place of the facts (no kind) or of the values. */
  readonly fault?: readonly string[];
  /** Codes that are allowed in place of the values. */
  readonly mayFail?: readonly string[];
}

export interface Truth {
  readonly file: string;
  readonly nodes: readonly TruthNode[];
}

export interface Refusal {
  readonly file: string;
  readonly refused: readonly string[];
  readonly says: string;
}

const SUFFIX = ".truth.json";

function read(name: string): Truth | Refusal {
  return JSON.parse(readFileSync(fixture(name), "utf8"));
}

export function truths(): Truth[] {
  const own = readdirSync(FIXTURES)
    .filter((name) => name.endsWith(SUFFIX))
    .map(read)
    .filter((truth): truth is Truth => "nodes" in truth);
  // The newer format of the same things shares its truth; what it takes of the file is its own.
  const twins = own.flatMap(({ file, nodes }) => {
    const twin = file.replace(".h5", "-latest.h5");
    if (twin === file || !existsSync(fixture(twin)) || existsSync(fixture(twin + SUFFIX))) return [];
    return [{ file: twin, nodes: nodes.map(({ storageBytes: _, ...node }) => node) }];
  });
  return [...own, ...twins].sort((a, b) => a.file.localeCompare(b.file));
}

export function refusals(): Refusal[] {
  return readdirSync(FIXTURES)
    .filter((name) => name.endsWith(SUFFIX))
    .map(read)
    .filter((truth): truth is Refusal => "refused" in truth);
}
