import { refuse } from "../refuse.ts";
import type { IndexPart } from "../shapeOps.ts";
import type { Label } from "./coord.ts";

/** What is looked for along a dimension: one label, several, or all from one to another, both included. */
export type Query =
  | { readonly kind: "label"; readonly label: Label }
  | { readonly kind: "labels"; readonly labels: readonly Label[] }
  | { readonly kind: "between"; readonly from: Label | null; readonly to: Label | null; readonly step: number | null };

export type Method = "exact" | "nearest" | "pad" | "backfill";

/** Places along an axis by its labels, by the rules of xarray's `sel` and pandas' indexes below it. */
export function selectByLabel(
  dim: string,
  labels: readonly Label[],
  query: Query,
  method: Method,
  tolerance = Number.POSITIVE_INFINITY,
): IndexPart {
  switch (query.kind) {
    case "label":
      return { kind: "integer", at: placeOf(dim, labels, query.label, method, tolerance) };
    case "labels":
      return { kind: "places", at: query.labels.map((label) => placeOf(dim, labels, label, method, tolerance)) };
    case "between":
      if (method !== "exact") refuse("A method cannot be given for a slice of labels.");
      return between(dim, labels, query);
  }
}

function placeOf(dim: string, labels: readonly Label[], label: Label, method: Method, tolerance: number): number {
  const exact = labels.indexOf(label);
  if (exact >= 0) return exact;
  const near = typeof label === "number" ? nearPlace(labels, label, method === "exact" ? "nearest" : method) : -1;
  const found = near >= 0 && Math.abs(Number(labels[near]) - Number(label)) <= tolerance;
  if (method !== "exact" && found) return near;
  const shown = JSON.stringify(label);
  if (method !== "exact" && near >= 0) return refuse(`No ${dim} lies within ${tolerance} of ${shown}.`);
  return refuse(
    `There is no ${dim} ${shown}.`,
    near >= 0 && method === "exact"
      ? `The nearest is ${labels[near]}: write method="nearest".`
      : `There ${labels.length === 1 ? "is" : "are"} ${labels.slice(0, 5).join(", ")}${labels.length > 5 ? ", …" : ""}.`,
  );
}

/** Of two labels at the same distance the larger one, as pandas takes it. */
function nearPlace(labels: readonly Label[], wanted: number, method: Exclude<Method, "exact">): number {
  let best = -1;
  for (const [place, label] of labels.entries()) {
    if (typeof label !== "number" || Number.isNaN(label)) continue;
    if ((method === "pad" && label > wanted) || (method === "backfill" && label < wanted)) continue;
    const known = best < 0 ? Number.POSITIVE_INFINITY : Math.abs((labels[best] as number) - wanted);
    const distance = Math.abs(label - wanted);
    if (distance < known || (distance === known && label > (labels[best] as number))) best = place;
  }
  return best;
}

function between(dim: string, labels: readonly Label[], { from, to, step }: Query & { kind: "between" }): IndexPart {
  const direction = order(labels);
  if (direction === 0) {
    const first = from === null ? 0 : exactPlace(dim, labels, from);
    const last = to === null ? labels.length - 1 : exactPlace(dim, labels, to);
    return { kind: "slice", from: first, to: last + 1, by: step };
  }
  const isBefore = (a: Label, b: Label) => (direction > 0 ? a < b : a > b);
  const first = from === null ? 0 : count(labels, (label) => isBefore(label, from));
  const end = to === null ? labels.length : count(labels, (label) => !isBefore(to, label));
  return { kind: "slice", from: first, to: Math.max(first, end), by: step };
}

function exactPlace(dim: string, labels: readonly Label[], label: Label): number {
  const place = labels.indexOf(label);
  if (place < 0)
    refuse(
      `There is no ${dim} ${JSON.stringify(label)}.`,
      `The labels of ${dim} are in no order: only those that exist can bound a slice.`,
    );
  return place;
}

/** 1 where the labels ascend, -1 where they descend, 0 where they do neither. */
export function order(labels: readonly Label[]): -1 | 0 | 1 {
  const ascends = labels.every((label, i) => i === 0 || (labels[i - 1] as Label) <= label);
  if (ascends) return 1;
  return labels.every((label, i) => i === 0 || (labels[i - 1] as Label) >= label) ? -1 : 0;
}

/** Number of labels at the beginning for which a test holds, by bisection. */
function count(labels: readonly Label[], test: (label: Label) => boolean): number {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(labels[middle] as Label)) low = middle + 1;
    else high = middle;
  }
  return low;
}
