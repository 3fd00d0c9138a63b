"""The workloads of kernels.mjs in NumPy, on one thread: milliseconds (least of five) as JSON."""

import json
import time

import numpy as np

N, ROWS = 2**23, 2**10


def data(name):
    return (280 + (np.arange(N) * 7919 % 4001) / 100).astype(name)


def best(work):
    work()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1e3


f4, f8 = data("f4"), data("f8")
square4, square8 = f4.reshape(ROWS, -1), f8.reshape(ROWS, -1)
packed = (np.arange(N) % 30000).astype("i2")
whole = np.arange(N, dtype="i8")


def chain(x):
    t = x.dtype.type
    return lambda: np.sqrt((x - t(273.15)) * t(1.5) + t(1))


print(
    json.dumps(
        {
            "f4 chain": best(chain(f4)),
            "f8 chain": best(chain(f8)),
            "f8 sum": best(lambda: f8.sum()),
            "f8 sum axis 0": best(lambda: square8.sum(axis=0)),
            "f4 mean": best(lambda: f4.mean(dtype="f8")),
            "f4 mean axis 0": best(lambda: square4.mean(axis=0, dtype="f8")),
            "f4 mean axis 1": best(lambda: square4.mean(axis=1, dtype="f8")),
            "f4 nanmean axis 0": best(lambda: np.nanmean(square4, axis=0, dtype="f8")),
            "f8 var": best(lambda: f8.var()),
            "f8 var axis 0": best(lambda: square8.var(axis=0)),
            "f4 min": best(lambda: f4.min()),
            "f4 argmax": best(lambda: f4.argmax()),
            "i2 scaled mean": best(lambda: (packed * 0.01 + 273.15).mean()),
            "i8 sum": best(lambda: whole.sum()),
            "f4 histogram 256": best(lambda: np.histogram(f4, 256, (280, 320))),
            "f4 quantile": best(lambda: np.quantile(f4, 0.5)),
        }
    )
)
