/**
 * The second part of `npm run bench`: expressions in the page against dask on the same file, in turns: dask's schedulers with its own
 * chunks and with blocks of 16 MiB, the best of them counts. Two readers against two workers. What counts are the ratios.
 *
 *     node e2e/bench/compute.mjs [--quick] [--runs N]      --quick: 128 MiB instead of 1 GiB for each dataset
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser, findPython } from "../machine.mjs";
import { median, servePage } from "./page.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const quick = process.argv.includes("--quick");
const at = process.argv.indexOf("--runs");
const runs = at > 0 ? Number(process.argv[at + 1]) : quick ? 3 : 5;
const megabytes = quick ? 128 : 1024;
const WORKERS = 2;
const WHOLE = "$";

/** What is typed into the page; a name after `$` stands for the dataset. */
const EXPRESSIONS = {
  W1: "mean($gzip, axis=0)",
  W2: "mean($gzip, axis=-1)",
  W3: "std($gzip)",
  W4: "histogram($gzip, 256, (240, 330))",
  W5: "nanmean(where($gzip > 280, ($gzip - 273.15) * 1.8 + 32, nan), axis=0)",
  W6: "std($gzip - mean($gzip, axis=0))",
  W7: "($gzip * 2 + 1)[$middle]",
  W8: 'coarsen($gzip, (1, 8, 8), "mean")',
  W9: "mean($gzip) + mean($second) + mean($gzip * $second)",
  W11: "cumsum($gzip[:, 0, 0])",
  W12: "sum($wide) + mean($packed)",
  "plain sum": "sum($plain)",
  "whole sum": "sum($whole)",
};
const MODES = [
  { scheduler: "synchronous", chunks: "auto" },
  { scheduler: "threads", chunks: "auto" },
  { scheduler: "threads", chunks: "16MiB" },
  { scheduler: "processes", chunks: "16MiB" },
];

const python = findPython();
const executablePath = findBrowser();
if (!python || !executablePath) throw new Error("A Python with dask and a Chromium are needed.");
const folder = path.join(tmpdir(), "proxima-bench");
mkdirSync(folder, { recursive: true });
const file = path.join(folder, `compute-${megabytes}.h5`);

const dask = spawn(python, [path.join(here, "compute.py"), file, String(megabytes), String(WORKERS)], {
  stdio: ["pipe", "pipe", "inherit"],
  env: { ...process.env, OMP_NUM_THREADS: "1" },
});
const lines = createInterface({ input: dask.stdout })[Symbol.asyncIterator]();
await lines.next();

async function inDask(workload, mode) {
  dask.stdin.write(`${JSON.stringify({ workload, ...mode })}\n`);
  return JSON.parse((await lines.next()).value);
}

const host = await servePage(41787);
const browser = await chromium.launch({
  ...(executablePath === "playwright" ? {} : { executablePath }),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const table = [];
try {
  const page = await browser.newPage();
  await page.addInitScript((readers) => {
    localStorage.setItem("proxima-settings", JSON.stringify({ state: { chosen: { readers } }, version: 1 }));
  }, WORKERS);
  await page.goto(host.url);
  await page.waitForFunction(() => "proxima" in globalThis);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "bench", hidden: true }));
  });
  await page.locator("#bench").setInputFiles(file);
  const [root] = await page.evaluate(() => proxima.open([...document.getElementById("bench").files]));
  const { shape } = await page.evaluate((where) => proxima.info(where), `${root}/gzip`);

  /** Milliseconds until the result and until something of it was there. */
  const inPage = (workload) => {
    const text = EXPRESSIONS[workload]
      .replace(`${WHOLE}middle`, String(shape[0] >> 1))
      .replace(/\$(\w+)/g, (_, name) => `this["${root}/${name}"]`);
    return page.evaluate(async (expression) => {
      const start = performance.now();
      await proxima.evaluate(expression);
      return performance.now() - start;
    }, text);
  };

  for (const workload of Object.keys(EXPRESSIONS)) {
    const ours = [];
    const theirs = MODES.map(() => []);
    for (let run = -1; run < runs; run++) {
      const own = await inPage(workload);
      if (run >= 0) ours.push(own);
      for (const [k, mode] of MODES.entries()) {
        const other = await inDask(workload, mode);
        if (run >= 0) theirs[k].push(other);
      }
    }
    table.push({ workload, ours: median(ours), theirs: theirs.map(median) });
    process.stderr.write(`\r${workload} `);
  }
} finally {
  await browser.close();
  host.close();
  dask.kill();
}

process.stderr.write("\r");
console.log(`medians of ${runs} runs in turns, ms; ${megabytes} MiB of values each, ${WORKERS} readers or workers\n`);
const heads = ["Proxima", "sync", "threads", "threads 16M", "processes", "to threads", "to best"];
console.log(`${"".padEnd(12)}${heads.map((head) => head.padStart(13)).join("")}`);
for (const { workload, ours, theirs } of table) {
  const numbers = [ours, ...theirs].map((ms) => ms.toFixed(0).padStart(13)).join("");
  const ratios = [ours / theirs[1], ours / Math.min(...theirs)].map((ratio) => ratio.toFixed(2).padStart(13)).join("");
  console.log(`${workload.padEnd(12)}${numbers}${ratios}`);
}
