import { nearestName } from "../../core/nearestName.ts";
import type { LoaderName } from "./loadEntry.ts";

interface LoaderFacts {
  readonly loader: LoaderName;
  /** What the name stands for besides. */
  readonly asProxy?: boolean;
  readonly asDask?: boolean;
}

/** The loaders by all their names. */
export const LOADERS: Readonly<Record<string, LoaderFacts>> = {
  hdf5: { loader: "hdf5" },
  hdf5_proxy: { loader: "hdf5", asProxy: true },
  hdf5_as_dask: { loader: "hdf5", asProxy: true, asDask: true },
  yaml: { loader: "yaml" },
  yml: { loader: "yaml" },
  yaml_to_object: { loader: "yaml_to_object" },
  yml_to_object: { loader: "yaml_to_object" },
  text: { loader: "text" },
  plain_text: { loader: "text" },
  numpy: { loader: "numpy" },
  numpy_binary: { loader: "numpy" },
};

/** Loaders of dantro whose files are not opened here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  pickle: "Pickles run code when they are opened; they are not opened here.",
  pkl: "Pickles run code when they are opened; they are not opened here.",
  xr_dataarray: "Write the file as netCDF-4 and load it by “hdf5_proxy”.",
  xr_dataset: "Write the file as netCDF-4 and load it by “hdf5_proxy”.",
  pandas_csv: "CSV files are loaded by “text”, as they are.",
  pandas_generic: "Files of pandas are not opened here.",
};

/** Why a loader is not known, and which one was meant. */
export function unknownLoader(name: string): { readonly message: string; readonly instead?: string } {
  const elsewhere = ELSEWHERE[name];
  if (elsewhere !== undefined) return { message: `has no loader “${name}”: ${elsewhere.replace(/\.$/, "")}` };
  const near = nearestName(name, Object.keys(LOADERS));
  const known = near === undefined ? `there is ${Object.keys(LOADERS).join(", ")}` : `did you mean “${near}”?`;
  return { message: `has no loader “${name}”; ${known}`, ...(near !== undefined && { instead: near }) };
}
