"""
What the benchmark computes, as one would write it for dask and for NumPy over slabs of an open file; and the files that it
is computed from. Each dataset holds as many MiB of values as is asked for.
"""
import os

import dask.array as da
import h5py
import numpy as np

Y, X = 256, 512
WINDOW = 24
FILES = 100
QUANTILES = [0.05, 0.5, 0.95]


def make(folder, megabytes):
    """`compute.h5`, and its first dataset once more in a hundred files."""
    count = megabytes * 2**20

    def write(file, name, dtype, steps, **options):
        rng = np.random.default_rng(3)
        base = np.sin(np.arange(X) / 40)[None, :] * np.cos(np.arange(Y) / 30)[:, None] * 20 + 273
        data = file.create_dataset(name, (steps, Y, X), dtype, **options)
        for t in range(steps):
            data[t] = (base + rng.normal(0, 1, (Y, X)).round(2) + t % 24).astype(dtype)

    def steps(itemsize):
        return count // (Y * X * itemsize)

    os.makedirs(folder, exist_ok=True)
    gzip = dict(compression=1, shuffle=True)
    with h5py.File(f"{folder}/compute.h5", "w", libver="latest") as file:
        write(file, "gzip", "<f4", steps(4), chunks=(2, Y, X), **gzip)
        write(file, "second", "<f4", steps(4), chunks=(2, Y, X), **gzip)
        write(file, "plain", "<f4", steps(4), chunks=(2, Y, X))
        write(file, "whole", "<f4", steps(4))
        write(file, "wide", "<i8", steps(8), chunks=(1, Y, X), **gzip)
        write(file, "packed", "<i2", steps(2), chunks=(4, Y, X), **gzip)
        write(file, "half", "<f2", steps(2), chunks=(4, Y, X), **gzip)
    for k in range(FILES):
        with h5py.File(f"{folder}/{part_name(k)}", "w", libver="latest") as file:
            write(file, "x", "<f4", max(1, steps(4) // FILES), chunks=(1, Y, X), **gzip)


def part_name(k):
    return f"part-{k:02}.h5"


def moving_mean(x):
    """Over the last 24 along the first axis; NaN until there are so many."""
    total = np.cumsum(x, axis=0, dtype="f8")
    means = np.full(x.shape, np.nan, "f4")
    means[WINDOW - 1 :] = total[WINDOW - 1 :] / WINDOW
    means[WINDOW:] -= total[:-WINDOW] / WINDOW
    return means


def quantiles(x):
    return np.quantile(x, QUANTILES, axis=0)


def scaled(x, where, nan):
    return where(x > 280, (x - np.float32(273.15)) * np.float32(1.8) + np.float32(32), nan)


#: `a` gives a dask array by its name.
DASK = {
    "W1": lambda a: a("gzip").mean(axis=0),
    "W2": lambda a: a("gzip").mean(axis=-1),
    "W3": lambda a: a("gzip").std(),
    "W4": lambda a: da.histogram(a("gzip"), 256, (240, 330))[0],
    "W5": lambda a: da.nanmean(scaled(a("gzip"), da.where, np.nan), axis=0),
    "W6": lambda a: (a("gzip") - a("gzip").mean(axis=0)).std(),
    "W7": lambda a: (a("gzip") * 2 + 1)[len(a("gzip")) // 2],
    "W7 pixel": lambda a: (a("gzip") * 2 + 1)[:, Y // 2, X // 2],
    "W8": lambda a: da.coarsen(np.mean, a("gzip"), {1: 8, 2: 8}),
    "W8 steps": lambda a: a("gzip")[::10, ::10, ::10],
    "W9": lambda a: a("gzip").mean() + a("second").mean() + (a("gzip") * a("second")).mean(),
    "W10": lambda a: da.concatenate([a(k) for k in range(FILES)]).mean(),
    "W11 quantile": lambda a: a("gzip")[:, :32, :32].rechunk({0: -1}).map_blocks(quantiles, dtype="f8"),
    "W11 cumsum": lambda a: a("gzip")[:, 0, 0].cumsum(axis=0),
    "W11 rolling": lambda a: da.nanmean(
        da.map_overlap(moving_mean, a("gzip"), depth={0: (WINDOW - 1, 0)}, boundary="none", dtype="f4")
    ),
    "W12": lambda a: a("wide").sum() + (a("packed") * 0.01).mean() + a("half").mean(),
    "plain sum": lambda a: a("plain").sum(),
    "whole sum": lambda a: a("whole").sum(),
}
class Pass:
    """
    One pass of NumPy over slabs of some datasets: `each` turns the slabs of one place into a tuple, `merge` joins the
    tuples of two neighbours, `finish` makes the result of them. `halo` rows before a slab are read with it; `given` is the
    pass whose result `each` needs, too.
    """

    def __init__(self, names, each, merge, finish=lambda *parts: parts, halo=0, given=None):
        self.names, self.each, self.merge, self.finish, self.halo, self.given = names, each, merge, finish, halo, given


def add(a, b):
    return tuple(x + y for x, y in zip(a, b))


def join(a, b):
    return tuple(np.concatenate(pair) for pair in zip(a, b))


def moments(x):
    mean = x.mean(dtype="f8")
    return x.size, mean, float(np.square(x - np.float32(mean)).sum(dtype="f8"))


def merge_moments(a, b):
    n = a[0] + b[0]
    return n, a[1] + (b[1] - a[1]) * b[0] / n, a[2] + b[2] + (b[1] - a[1]) ** 2 * a[0] * b[0] / n


def deviation(n, _, spread):
    return (spread / n) ** 0.5


def nansum(x, axis=None):
    known = ~np.isnan(x)
    return known.sum(axis=axis), np.where(known, x, 0).sum(axis=axis)


#: The same by hand. Sums are made in the type that NumPy chooses by itself.
NATIVE = {
    "W1": Pass(["gzip"], lambda x: (len(x), x.sum(axis=0)), add, lambda n, total: total / n),
    "W2": Pass(["gzip"], lambda x: (x.mean(axis=-1),), join),
    "W3": Pass(["gzip"], moments, merge_moments, deviation),
    "W4": Pass(["gzip"], lambda x: (np.histogram(x, 256, (240, 330))[0],), add),
    "W5": Pass(["gzip"], lambda x: nansum(scaled(x, np.where, np.float32(np.nan)), 0), add, lambda n, total: total / n),
    "W6": Pass(["gzip"], lambda x, mean: moments(x - mean), merge_moments, deviation, given="W1"),
    "W8": Pass(["gzip"], lambda x: (x.reshape(-1, Y // 8, 8, X // 8, 8).mean(axis=(2, 4)),), join),
    "W9": Pass(["gzip", "second"], lambda u, v: (u.size, u.sum(), v.sum(), (u * v).sum()), add),
    "W10": Pass(["files"], lambda x: (x.size, x.sum()), add, lambda n, total: total / n),
    "W11 quantile": Pass(["gzip"], lambda x: (x[:, :32, :32],), join, quantiles),
    "W11 cumsum": Pass(["gzip"], lambda x: (x[:, 0, 0],), join, np.cumsum),
    "W11 rolling": Pass(["gzip"], lambda x: nansum(moving_mean(x)), add, lambda n, total: total / n, halo=WINDOW - 1),
    "W12": Pass(["wide"], lambda x: (x.sum(),), add),
    "W12 packed": Pass(["packed"], lambda x: (x.size, (x * 0.01).sum()), add),
    "W12 half": Pass(["half"], lambda x: (x.size, x.sum(dtype="f4")), add),
    "plain sum": Pass(["plain"], lambda x: (x.sum(),), add),
    "whole sum": Pass(["whole"], lambda x: (x.sum(),), add),
}
#: Workloads of several passes.
SEQUENCES = {"W12": ["W12", "W12 packed", "W12 half"]}
#: A part of a dataset is read by plain h5py.
DIRECT = {
    "W7": lambda data: data[len(data) // 2] * 2 + 1,
    "W7 pixel": lambda data: data[:, Y // 2, X // 2] * 2 + 1,
    "W8 steps": lambda data: np.concatenate([data[t, ::10, ::10][None] for t in range(0, len(data), 10)]),
}
