export interface ScriptParts {
  readonly expression: string;
  /** Entries of the table of sources. */
  readonly sources: readonly string[];
  /** One assignment for each node, with type and shape as a comment. */
  readonly lines: readonly string[];
  /** The variable of the result, its type and its shape in Python's words. */
  readonly result: string;
  readonly type: string;
  readonly shape: string;
  /** Whether the shape of the result is known before it is computed. */
  readonly shapeIsKnown: boolean;
  /** Names and coordinates of its axes, as arguments of `xr.DataArray`; absent where it has none. */
  readonly labels?: string;
}

/** Everything of an exported script but the lines of its nodes. */
export function scriptFrame(parts: ScriptParts): string {
  const { expression, sources, lines, result, type, shape, shapeIsKnown, labels } = parts;
  const shown = expression.replaceAll("\\", "\\\\").replaceAll('"""', "'''").replaceAll("\n", " ");
  const graph = lines.map((line) => `    ${line}`).join("\n");
  const helpers = HELPERS.filter(({ call }) => lines.some((line) => line.includes(call))).map(({ text }) => text);
  return `#!/usr/bin/env python3
"""${shown}

Needs h5py, numpy${labels ? ", xarray" : ""} and dask (distributed for a cluster).

    python script.py                                  on all cores of this machine
    python script.py --scheduler threads              in one process
    python script.py --scheduler tcp://host:8786      on a cluster that sees the files below --root
"""
import argparse
import os
import sys

import dask
import dask.array as da
import h5py
import numpy as np
${labels ? "import xarray as xr\n" : ""}
# The datasets as they were when this was exported; they are checked before anything runs.
SOURCES = {
${sources.join("\n")}
}

# Size of the blocks that dask works on; they are multiples of the storage chunks.
CHUNK = "64MiB"


class Dataset:
    """A dataset that is opened where it is read: it can be sent to other processes, an open file cannot."""

    def __init__(self, path, name):
        self.path, self.name = path, name
        with h5py.File(path, "r") as file:
            dataset = file[name]
            self.shape, self.dtype, self.ndim, self.chunks = dataset.shape, dataset.dtype, dataset.ndim, dataset.chunks
        self.stamp = (os.path.getsize(path), os.path.getmtime(path))

    def __dask_tokenize__(self):
        return (self.path, self.name, self.stamp)

    def __getitem__(self, index):
        with h5py.File(self.path, "r") as file:
            return file[self.name][index]


def source(key, root):
    expected = SOURCES[key]
    dataset = Dataset(os.path.join(root, expected["path"]), expected["dataset"])
    if dataset.shape != expected["shape"]:
        sys.exit(f"{expected['path']}:{expected['dataset']} has the shape {dataset.shape}, not {expected['shape']} as before.")
    if dataset.ndim == 0:
        return da.from_array(np.asarray(dataset[()]), chunks=())
    return da.from_array(dataset, chunks="auto", asarray=True, fancy=False)

${helpers.map((helper) => `\n${helper}\n`).join("\n")}
def build(root):
${graph}
    assert str(${result}.dtype) == "${type}", ${result}.dtype
    ${!shapeIsKnown ? "# The number of distinct values is known only afterwards." : `assert ${result}.shape == ${shape}, ${result}.shape`}
    return ${labels ? `xr.DataArray(${result}, ${labels})` : result}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", default=".", help="folder of the files")
    parser.add_argument("--scheduler", default="processes", help="processes, threads, synchronous, or tcp://host:port")
    parser.add_argument("--out", default="${labels ? "result.nc" : "result.npy"}", help="file for the result")
    args = parser.parse_args()
    dask.config.set({"array.chunk-size": CHUNK})
    if "://" in args.scheduler:
        from distributed import Client

        with Client(args.scheduler):
            values = build(args.root).compute()
    else:
        values = build(args.root).compute(scheduler=args.scheduler)
    ${labels ? "values.to_netcdf(args.out)" : "np.save(args.out, values)"}
    print(values)


# Processes that dask starts read this file again: they must not run it.
if __name__ == "__main__":
    main()
`;
}

/** Operations that dask has not, or has otherwise. */
const HELPERS: readonly { readonly call: string; readonly text: string }[] = [
  {
    call: "describe(",
    text: `def describe(x):
    x = x.astype("float64")
    nan = da.isnan(x)
    parts = [(~nan).sum(), nan.sum(), da.nanmin(x), da.nanmax(x), da.nanmean(x), da.nanstd(x)]
    return da.stack([part.astype("float64") for part in parts])`,
  },
  {
    call: "quantile(",
    text: `def quantile(x, q, axis, skipna):
    # The axis is needed as a whole: dask's own quantiles over blocks are approximate.
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else axis
    x = x.rechunk({a: -1 for a in axes})
    function = np.nanquantile if skipna else np.quantile
    many = np.ndim(q) > 0
    kept = [a for a in range(x.ndim) if a not in axes]
    dtype = x.dtype if x.dtype.kind == "f" else np.dtype("float64")
    block = lambda values: function(values.astype("float64"), q, axis=axes).astype(dtype)
    chunks = (((len(q),),) if many else ()) + tuple(x.chunks[a] for a in kept)
    return x.map_blocks(block, dtype=dtype, chunks=chunks, drop_axis=axes, new_axis=[0] if many else None)`,
  },
  {
    call: "topk(",
    text: `def topk(x, k, axis):
    return da.moveaxis(da.topk(x, k, axis=axis), axis, -1)`,
  },
  {
    call: "windows(",
    text: `def windows(x, axis, size, stride, function):
    x = x.rechunk({axis: -1})

    def block(values):
        view = np.lib.stride_tricks.sliding_window_view(values, size, axis=axis)
        chosen = view[(slice(None),) * axis + (slice(None, None, stride),)]
        return function(chosen.astype("float64") if values.dtype.kind == "f" else chosen, axis=-1)

    length = (x.shape[axis] - size) // stride + 1
    chunks = tuple((length,) if a == axis else sizes for a, sizes in enumerate(x.chunks))
    return x.map_blocks(block, chunks=chunks, meta=np.empty((0,) * x.ndim, function(np.ones(1, x.dtype)).dtype))`,
  },
  {
    call: "groups(",
    text: `def groups(x, labels, count, axis, function):
    picked = [da.take(x, np.flatnonzero(labels == group), axis=axis) for group in range(count)]
    parts = [part.rechunk({axis: -1}).map_blocks(function, axis=axis, drop_axis=axis, dtype=function(np.ones((1, 1), x.dtype), axis=0).dtype) for part in picked]
    return da.stack(parts, axis=axis)`,
  },
];
