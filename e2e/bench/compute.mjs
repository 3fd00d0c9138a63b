/**
 * The second part of `npm run bench`: expressions in the page against the same in Python, in turns: h5py and NumPy in one
 * process and in two, and dask's schedulers with its own chunks and with blocks of 16 MiB. Two readers against two workers.
 * What counts are the ratios; where others use the machine too, those of processor time.
 *
 *     node e2e/bench/compute.mjs [--quick] [--runs N] [--only W1,W3]      --quick: 128 MiB instead of 1 GiB for each dataset
 */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { findPython } from "../machine.mjs";
import { launchBrowser, median, openFiles, servePage, timeExpression } from "./page.mjs";
import { peakMemory, processes, processorTime, resetPeakMemory } from "./processes.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const quick = process.argv.includes("--quick");
const runs = Number(option("--runs") ?? (quick ? 3 : 5));
const megabytes = quick ? 128 : 1024;
const WORKERS = 2;

/** What is typed into the page; a name after `$` stands for the dataset, `$parts` for those of all small files. */
const EXPRESSIONS = {
  W1: "mean($gzip, axis=0)",
  W2: "mean($gzip, axis=-1)",
  W3: "std($gzip)",
  W4: "histogram($gzip, 256, (240, 330))",
  W5: "nanmean(where($gzip > 280, ($gzip - 273.15) * 1.8 + 32, nan), axis=0)",
  W6: "std($gzip - mean($gzip, axis=0))",
  W7: "($gzip * 2 + 1)[$middle]",
  "W7 pixel": "($gzip * 2 + 1)[:, 128, 256]",
  W8: 'coarsen($gzip, (1, 8, 8), "mean")',
  "W8 steps": "$gzip[::10, ::10, ::10]",
  W9: "mean($gzip) + mean($second) + mean($gzip * $second)",
  W10: "mean(concatenate([$parts]))",
  "W11 quantile": "quantile($gzip[:, :32, :32], [0.05, 0.5, 0.95], axis=0)",
  "W11 cumsum": "cumsum($gzip[:, 0, 0])",
  "W11 rolling": 'nanmean(rolling($gzip, 24, axis=0, op="mean"))',
  W12: "sum($wide) + mean($packed * 0.01) + mean($half)",
  "plain sum": "sum($plain)",
  "whole sum": "sum($whole)",
};
const RIVALS = {
  "1 process": { scheduler: "h5py" },
  "2 processes": { scheduler: "h5py processes" },
  "dask sync": { scheduler: "synchronous", chunks: "auto" },
  threads: { scheduler: "threads", chunks: "auto" },
  "threads 16M": { scheduler: "threads", chunks: "16MiB" },
  "processes 16M": { scheduler: "processes", chunks: "16MiB" },
};

const python = findPython();
if (!python) throw new Error("A Python with dask is needed.");
mkdirSync(path.join(tmpdir(), "proxima-bench"), { recursive: true });
const folder = path.join(tmpdir(), "proxima-bench", `compute-${megabytes}`);
const script = spawn(python, [path.join(here, "compute.py"), folder, String(megabytes), String(WORKERS)], {
  stdio: ["pipe", "pipe", "inherit"],
  env: { ...process.env, OMP_NUM_THREADS: "1", PYTHONWARNINGS: "ignore" },
});
const lines = createInterface({ input: script.stdout })[Symbol.asyncIterator]();
await lines.next();

const host = await servePage(41787);
const browser = await launchBrowser();
const table = [];
try {
  const files = readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));
  const { page, roots } = await openFiles(browser, host.url, WORKERS, files);
  const [root, ...parts] = roots;
  const { shape } = await page.evaluate((where) => proxima.info(where), `${root}/gzip`);
  const typed = (workload) =>
    EXPRESSIONS[workload]
      .replace("$middle", String(shape[0] >> 1))
      .replace("$parts", parts.map((part) => `this["${part}/x"]`).join(", "))
      .replace(/\$(\w+)/g, (_, name) => `this["${root}/${name}"]`);

  /** Milliseconds of wall and of processor, and MiB, that `work` takes of these processes. */
  const cost = async (pids, work) => {
    resetPeakMemory(pids);
    const before = processorTime(pids);
    const ms = await work();
    return { ms, cpu: processorTime(pids) - before, mib: peakMemory(pids) };
  };
  const inPage = (workload) =>
    cost(processes(process.pid, /--type=|--user-data-dir=/), () => timeExpression(page, typed(workload)));
  const inPython = (workload, rival) =>
    cost(processes(script.pid), async () => {
      script.stdin.write(`${JSON.stringify({ workload, rival })}\n`);
      return JSON.parse((await lines.next()).value);
    });

  const wanted = option("--only")?.split(",") ?? Object.keys(EXPRESSIONS);
  for (const workload of wanted) {
    const contenders = [
      () => inPage(workload),
      ...Object.values(RIVALS).map((rival) => () => inPython(workload, rival)),
    ];
    const seen = contenders.map(() => []);
    for (let run = -1; run < runs; run++) {
      // The first round warms up.
      for (const [k, contender] of contenders.entries()) {
        const result = await contender();
        if (run >= 0) seen[k].push(result);
      }
    }
    const medians = (what) => seen.map((results) => median(results.map((result) => result[what])));
    table.push({ workload, ms: medians("ms"), cpu: medians("cpu"), mib: medians("mib") });
    process.stderr.write(`\r${workload} `);
  }
} finally {
  await browser.close();
  host.close();
  script.stdin.end(); // ends its pool, too
}

process.stderr.write("\r");
const row = (head, cells) => console.log(`${head.padEnd(13)}${cells.map((cell) => cell.padStart(14)).join("")}`);
const rivals = Object.keys(RIVALS);
console.log(
  `medians of ${runs} runs in turns; ${megabytes} MiB of values each, ${WORKERS} readers or workers; load ${loadavg()[0].toFixed(1)}\n`,
);
console.log("milliseconds");
row("", ["Proxima", ...rivals]);
for (const { workload, ms } of table)
  row(
    workload,
    ms.map((value) => value.toFixed(0)),
  );
console.log("\nmilliseconds of processor time");
row("", ["Proxima", ...rivals]);
for (const { workload, cpu } of table)
  row(
    workload,
    cpu.map((value) => value.toFixed(0)),
  );
console.log(
  "\nProxima's share of theirs (below 1 it is faster), and MiB at the most (browser; one process; dask's threads)",
);
row("", [
  "1 process",
  "2 processes",
  "threads",
  "best of dask",
  "cpu: 2 proc.",
  "cpu: threads",
  "MiB",
  "MiB 1 proc.",
  "MiB threads",
]);
for (const { workload, ms, cpu, mib } of table) {
  const ratios = [
    ms[0] / ms[1],
    ms[0] / ms[2],
    ms[0] / ms[4],
    ms[0] / Math.min(...ms.slice(3)),
    cpu[0] / cpu[2],
    cpu[0] / cpu[4],
  ];
  row(workload, [
    ...ratios.map((ratio) => ratio.toFixed(2)),
    ...[mib[0], mib[1], mib[4]].map((value) => value.toFixed(0)),
  ]);
}
