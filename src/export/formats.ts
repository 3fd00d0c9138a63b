import { csv, tsv } from "./csv.ts";
import type { Exporter } from "./exportSource.ts";
import { json } from "./json.ts";
import { npy } from "./npy.ts";
import { npz } from "./npz.ts";

/** How each format is written. */
export const EXPORTERS = { csv, tsv, npy, npz, json } satisfies Record<string, Exporter>;

export type DataFormat = keyof typeof EXPORTERS;
