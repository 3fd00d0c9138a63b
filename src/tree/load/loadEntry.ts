/** What a load configuration says, with dantro's names of options in our own spelling and all defaults filled in. */
export interface LoadConfig {
  readonly createGroups: readonly GroupSpec[];
  readonly entries: readonly LoadEntry[];
}

export interface GroupSpec {
  readonly path: string;
  /** Name of the type of group, e.g. `TimeSeriesGroup`. */
  readonly type?: string;
}

export type LoaderName = "hdf5" | "text" | "yaml" | "yaml_to_object" | "numpy";

export const EXISTS_ACTIONS = ["raise", "skip", "skip_nowarn", "overwrite", "overwrite_nowarn"] as const;
export type ExistsAction = (typeof EXISTS_ACTIONS)[number];

export const REINSTATE_FAIL_ACTIONS = ["raise", "warn", "log_warning", "log_warn", "log_debug"] as const;
export type ReinstateFailAction = (typeof REINSTATE_FAIL_ACTIONS)[number];

/** How the proxies of an entry behave. */
export interface ContainerOptions {
  /** Whether a resolved node stays able to give its values back. */
  readonly retain: boolean;
  /** What to do where it cannot. */
  readonly reinstateFailAction: ReinstateFailAction;
  /** What it resolves to: its values in memory, or a lazy array over its chunks, for which nothing is read. */
  readonly resolveAs: "values" | "lazy";
}

export interface Hdf5Options {
  /** Values stay in the file until they are asked for; else they are read while loading. */
  readonly asProxy: boolean;
  readonly lowerCaseKeys: boolean;
  /** The attribute whose value says what type a group or dataset is of. */
  readonly mapFromAttr?: string;
}

export interface ParallelOptions {
  readonly enabled: boolean;
  /** Files at the same time; below 1 counted from the number of processors; null for all of them. */
  readonly processes: number | null;
  readonly minFiles: number;
  /** Bytes. */
  readonly minTotalSize: number;
}

export interface LoadEntry {
  readonly name: string;
  readonly loader: LoaderName;
  /** As it was written: `hdf5_as_dask`. */
  readonly loaderText: string;
  readonly globs: readonly string[];
  /** Whether the pattern can match one file only: then the entry's name is the default target. */
  readonly isSingle: boolean;
  readonly ignore: readonly string[];
  readonly basePath?: string;
  readonly pathRegex?: RegExp;
  readonly targetPath?: string;
  readonly targetGroup?: string;
  readonly required: boolean;
  readonly enabled: boolean;
  readonly existsAction: ExistsAction;
  readonly loadAsAttr: boolean;
  readonly unpackData: boolean;
  readonly printTree: boolean | "condensed";
  readonly parallel: ParallelOptions;
  readonly hdf5: Hdf5Options;
  readonly container: ContainerOptions;
}

export const RETAINED: ContainerOptions = { retain: true, reinstateFailAction: "raise", resolveAs: "values" };
