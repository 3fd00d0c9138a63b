"""
Dask's side of the benchmark of computations: makes the files, then answers JSON lines {workload, scheduler, chunks} with
the milliseconds that dask took. Imports and pools are ready before anything is timed.
"""
import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

import dask
import dask.array as da
import h5py
import numpy as np


class Source:
    """Opens the file where it reads: also fit for other processes."""

    def __init__(self, path, name):
        self.path, self.name = path, name
        with h5py.File(path, "r") as file:
            data = file[name]
            self.shape, self.dtype, self.ndim, self.chunks = data.shape, data.dtype, data.ndim, data.chunks

    def __getitem__(self, index):
        with h5py.File(self.path, "r") as file:
            return file[self.name][index]


def make(path, megabytes):
    """Each dataset holds `megabytes` of values: time x rows x columns."""
    rng = np.random.default_rng(3)
    count = megabytes * 2**20
    y, x = 256, 512

    def field(itemsize):
        time_steps = count // (y * x * itemsize)
        base = np.sin(np.arange(x) / 40)[None, :] * np.cos(np.arange(y) / 30)[:, None] * 20 + 273
        for t in range(time_steps):
            yield t, time_steps, base + rng.normal(0, 1, (y, x)).round(2) + t % 24

    def write(file, name, dtype, **options):
        size = np.dtype(dtype).itemsize
        steps = count // (y * x * size)
        data = file.create_dataset(name, (steps, y, x), dtype, **options)
        for t, _, values in field(size):
            data[t] = values.astype(dtype)

    with h5py.File(path, "w", libver="latest") as file:
        gzip = dict(compression=1, shuffle=True)
        write(file, "gzip", "<f4", chunks=(2, 256, 512), **gzip)
        write(file, "plain", "<f4", chunks=(2, 256, 512))
        write(file, "whole", "<f4")
        write(file, "wide", "<i8", chunks=(1, 256, 512), **gzip)
        write(file, "packed", "<i2", chunks=(4, 256, 512), **gzip)
        write(file, "second", "<f4", chunks=(2, 256, 512), **gzip)


WORKLOADS = {
    "W1": lambda a: da.mean(a("gzip"), axis=0),
    "W2": lambda a: da.mean(a("gzip"), axis=-1),
    "W3": lambda a: da.std(a("gzip")),
    "W4": lambda a: da.histogram(a("gzip"), 256, (240, 330))[0],
    "W5": lambda a: da.nanmean(da.where(a("gzip") > 280, (a("gzip") - 273.15) * 1.8 + 32, np.nan), axis=0),
    "W6": lambda a: (a("gzip") - a("gzip").mean(axis=0)).std(),
    "W7": lambda a: (a("gzip") * 2 + 1)[len(a("gzip")) // 2],
    "W8": lambda a: da.coarsen(np.mean, a("gzip"), {1: 8, 2: 8}),
    "W9": lambda a: da.mean(a("gzip")) + da.mean(a("second")) + da.mean(a("gzip") * a("second")),
    "W11": lambda a: da.cumsum(a("gzip")[:, 0, 0]),
    "W12": lambda a: da.sum(a("wide")) + da.mean(a("packed")),
    "plain sum": lambda a: da.sum(a("plain")),
    "whole sum": lambda a: da.sum(a("whole")),
}


def main(path, megabytes, workers):
    if not os.path.exists(path):
        make(f"{path}.part", megabytes)
        os.replace(f"{path}.part", path)
    pool = ProcessPoolExecutor(workers)
    list(pool.map(abs, range(workers * 4)))
    print("ready", flush=True)
    for line in sys.stdin:
        job = json.loads(line)
        array = lambda name: da.from_array(Source(path, name), chunks=job["chunks"], asarray=True, fancy=False)
        options = dict(scheduler=job["scheduler"], num_workers=workers)
        if job["scheduler"] == "processes":
            options = dict(scheduler="processes", pool=pool)
        start = time.perf_counter()
        WORKLOADS[job["workload"]](array).compute(**options)
        print(json.dumps((time.perf_counter() - start) * 1000), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
