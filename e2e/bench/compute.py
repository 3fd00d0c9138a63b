"""
The rivals of the benchmark of computations. Makes the files, then answers JSON lines {workload, rival} with the milliseconds
that it took. Imports and pools are ready before anything is timed.

    python3 compute.py <folder> <MiB of values> <workers>
"""
import functools
import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

import dask.array as da
import h5py
import numpy as np
from workloads import DASK, DIRECT, FILES, NATIVE, SEQUENCES, make, part_name

#: Bytes that native code reads at a time: little enough for the cache to be of use.
SLAB = 8 * 2**20


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


def slabs(folder, name, start, stop, halo):
    """Neighbouring rows of a dataset; of the files each is a slab."""
    if name == "files":
        for k in range(start, stop):
            with h5py.File(f"{folder}/{part_name(k)}", "r") as file:
                yield file["x"][:]
        return
    with h5py.File(f"{folder}/compute.h5", "r") as file:
        data = file[name]
        step = max(1, SLAB * len(data) // data.nbytes)
        for row in range(start, stop, step):
            yield data[max(0, row - halo) : min(stop, row + step)]


def part(folder, workload, start, stop, given):
    """What one process adds."""
    work = NATIVE[workload]
    places = zip(*(slabs(folder, name, start, stop, work.halo) for name in work.names))
    return functools.reduce(work.merge, (work.each(*arrays, *given) for arrays in places))


def native(folder, workload, pool, processes):
    """One process, or several over ranges of rows that begin at chunks."""
    if workload in DIRECT:
        with h5py.File(f"{folder}/compute.h5", "r") as file:
            return DIRECT[workload](file["gzip"])
    for name in SEQUENCES.get(workload, [workload]):
        work = NATIVE[name]
        given = [native(folder, work.given, pool, processes)] if work.given else []
        with h5py.File(f"{folder}/compute.h5", "r") as file:
            rows = FILES if work.names == ["files"] else len(file[work.names[0]])
        cuts = [rows * k // processes // 4 * 4 for k in range(processes)] + [rows]
        ranges = [(folder, name, a, b, given) for a, b in zip(cuts, cuts[1:])]
        parts = [part(*ranges[0])] if processes == 1 else pool.map(part, *zip(*ranges))
        result = work.finish(*functools.reduce(work.merge, parts))
    return result


def in_dask(folder, workload, scheduler, chunks, workers, pool):
    def array(name):
        source = Source(f"{folder}/{part_name(name)}", "x") if isinstance(name, int) else Source(f"{folder}/compute.h5", name)
        return da.from_array(source, chunks=chunks, asarray=True, fancy=False)

    options = dict(pool=pool) if scheduler == "processes" else dict(num_workers=workers)
    DASK[workload](array).compute(scheduler=scheduler, **options)


def main(folder, megabytes, workers):
    if not os.path.exists(folder):
        make(f"{folder}.part", megabytes)
        os.replace(f"{folder}.part", folder)
    np.seterr(all="ignore")
    pool = ProcessPoolExecutor(workers)
    list(pool.map(time.sleep, [0.05] * workers * 2))
    print("ready", flush=True)
    for line in sys.stdin:
        job = json.loads(line)
        rival = job["rival"]
        start = time.perf_counter()
        if rival["scheduler"].startswith("h5py"):
            native(folder, job["workload"], pool, workers if rival["scheduler"] == "h5py processes" else 1)
        else:
            in_dask(folder, job["workload"], rival["scheduler"], rival["chunks"], workers, pool)
        print(json.dumps((time.perf_counter() - start) * 1000), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
