import { FUNCTIONS } from "./catalog.ts";
import { type CallSpec, parameters } from "./signature.ts";

export type OwnMethod = "groupby" | "isel" | "sel" | "where";

/** Methods of arrays that are no function, or take their arguments otherwise; the first parameter is the array. */
export const OWN_METHODS: Readonly<Record<OwnMethod, CallSpec>> = {
  groupby: {
    name: "groupby",
    parameters: parameters("x, labels, axis?"),
    doc: 'Groups along an axis, which wait for a reduction, e.g. T.groupby("time.month").mean().',
  },
  isel: {
    name: "isel",
    parameters: parameters("x, dim=index"),
    doc: "Selected by indices, e.g. T.isel(lon=slice(0, 8)).",
  },
  sel: {
    name: "sel",
    parameters: parameters("x, dim=label, *method?, *tolerance?, *drop?"),
    doc: 'Selected by labels, e.g. T.sel(lat=48.1, method="nearest").',
  },
  where: {
    name: "where",
    parameters: parameters("x, condition, other?"),
    doc: "The element where a condition holds, else other, which is NaN where it is not given.",
  },
};

export function isOwnMethod(name: string): name is OwnMethod {
  return Object.hasOwn(OWN_METHODS, name);
}

/** Every method of arrays, by name. */
export const METHODS: ReadonlyMap<string, CallSpec> = new Map<string, CallSpec>([
  ...[...FUNCTIONS].filter(([, { method }]) => method),
  ...Object.entries(OWN_METHODS),
]);
