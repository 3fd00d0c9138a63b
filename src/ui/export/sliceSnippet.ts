import { baseName, parentPath } from "../../core/path.ts";
import type { AxisRange, Selection } from "../../core/selection.ts";

export type SnippetKind = "h5py" | "xarray";

/** Python that opens the file and makes this very selection of the dataset at `inner` in it. */
export function sliceSnippet(
  kind: SnippetKind,
  file: string,
  inner: string,
  selection: Selection,
  shape: readonly number[],
) {
  return kind === "h5py" ? h5py(file, inner, selection, shape) : xarray(file, inner, selection, shape);
}

function h5py(file: string, inner: string, selection: Selection, shape: readonly number[]): string {
  return [
    "import h5py",
    "",
    `with h5py.File(${quoted(file)}, "r") as file:`,
    `    data = file[${quoted(inner)}]${h5pyIndex(selection, shape)}`,
    "",
  ].join("\n");
}

/**
 * A selection in brackets behind a dataset of h5py, which takes no negative steps: what is shown backwards is read
 * forwards and turned round.
 */
export function h5pyIndex(selection: Selection, shape: readonly number[]): string {
  const kept = selection.filter(({ drop }) => !drop);
  const turned = kept.some(isBackwards)
    ? `[${kept.map((range) => (isBackwards(range) ? "::-1" : ":")).join(", ")}]`
    : "";
  return `[${indexText(selection.map(ascending), shape)}]${turned}`;
}

/** Values as they are stored, as on the page: without CF's scaling and masks. */
function xarray(file: string, inner: string, selection: Selection, shape: readonly number[]): string {
  const options = ['engine="h5netcdf"', `group=${quoted(parentPath(inner))}`, 'phony_dims="sort"', "decode_cf=False"];
  const index = selection.length === 0 ? "" : `[${indexText(selection, shape)}]`;
  return [
    "import xarray as xr",
    "",
    `dataset = xr.open_dataset(${quoted(file)}, ${options.join(", ")})`,
    `data = dataset[${quoted(baseName(inner))}]${index}`,
    "",
  ].join("\n");
}

function indexText(selection: Selection, shape: readonly number[]): string {
  if (selection.length === 0) return "()";
  // Whole axes at the end say nothing.
  const texts = selection.map((range, axis) => axisText(range, shape[axis] ?? 0));
  while (texts.length > 1 && texts.at(-1) === ":") texts.pop();
  return texts.join(", ");
}

function axisText({ start, step, count, drop }: AxisRange, size: number): string {
  if (drop) return String(start);
  const end = start + (count - 1) * step;
  const stop = step > 0 ? end + 1 : end - 1;
  const from = start === (step > 0 ? 0 : size - 1) ? "" : String(start);
  const to = stop >= size || stop < 0 ? "" : String(stop);
  return `${from}:${to}${step === 1 ? "" : `:${step}`}`;
}

function isBackwards({ step, count, drop }: AxisRange): boolean {
  return !drop && step < 0 && count > 1;
}

function ascending(range: AxisRange): AxisRange {
  if (range.drop || range.step > 0) return range;
  return { ...range, start: range.start + (range.count - 1) * range.step, step: -range.step };
}

/** JSON's strings are Python's, but for what JSON leaves alone. */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029")
    .replaceAll("\u007f", "\\x7f");
}
