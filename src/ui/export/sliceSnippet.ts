import type { Grid } from "../../core/node.ts";
import { baseName, parentPath } from "../../core/path.ts";
import { type AxisRange, type Selection, wholeAxis } from "../../core/selection.ts";

export type SnippetKind = "h5py" | "xarray";

/** Python that opens the file and makes this very selection of the dataset at `inner` in it. */
export function sliceSnippet(
  kind: SnippetKind,
  file: string,
  inner: string,
  selection: Selection,
  shape: readonly number[],
  grid?: Grid,
) {
  return kind === "h5py" ? h5py(file, inner, selection, shape, grid) : xarray(file, inner, selection, shape);
}

function h5py(file: string, inner: string, selection: Selection, shape: readonly number[], grid?: Grid): string {
  return [
    "import h5py",
    "",
    `with h5py.File(${quoted(file)}, "r") as file:`,
    `    data = file[${quoted(inner)}]${h5pyIndex(selection, shape, grid)}`,
    "",
  ].join("\n");
}

/**
 * A selection in brackets behind a dataset of h5py, which takes no negative steps: what is shown backwards is read
 * forwards and turned round. Cells of a grid are laid out once they are read.
 */
export function h5pyIndex(selection: Selection, shape: readonly number[], grid?: Grid): string {
  return grid ? gridIndex(selection, shape, grid) : storedIndex(selection, shape);
}

/** The last axis in the file counts the cells: all of them are read, laid out as NumPy does it, and then selected from. */
function gridIndex(selection: Selection, shape: readonly number[], grid: Grid): string {
  const lead = shape.length - grid.shape.length;
  const [outer, cells] = [selection.slice(0, lead), selection.slice(lead)];
  const count = grid.shape.reduce((product, size) => product * size, 1);
  const read = storedIndex([...outer, wholeAxis(count)], [...shape.slice(0, lead), count]);
  const kept = outer.filter(({ drop }) => !drop).map((range) => range.count);
  const firstFastest = grid.order === "F";
  const sizes = [...kept, ...(firstFastest ? grid.shape.toReversed() : grid.shape)];
  const axes = sizes.map((_, axis) => (axis < kept.length ? axis : kept.length + sizes.length - 1 - axis));
  const laidOut = `${read}.reshape(${sizes.join(", ")})${firstFastest ? `.transpose(${axes.join(", ")})` : ""}`;
  const index = cells.map((range, axis) => axisText(range, grid.shape[axis] ?? 0));
  return index.every((text) => text === ":") ? laidOut : `${laidOut}[${["...", ...index].join(", ")}]`;
}

function storedIndex(selection: Selection, shape: readonly number[]): string {
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
