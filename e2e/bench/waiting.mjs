/**
 * The third part of `npm run bench`: what a person waits for. The first partial result, a cancel, small parts of large
 * datasets, and what twice the readers bring.
 *
 *     node e2e/bench/waiting.mjs [--quick]      on the files of compute.mjs, which must have run before
 */
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findPython } from "../machine.mjs";
import { launchBrowser, median, openFiles, servePage, timeExpression } from "./page.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const megabytes = process.argv.includes("--quick") ? 128 : 1024;
const RUNS = 5;
const folder = path.join(tmpdir(), "proxima-bench");
const made = spawnSync(findPython(), [path.join(here, "../fixtures/big.py"), folder, "bench-parts.h5"]);
if (made.status !== 0) throw new Error(`The file could not be made: ${made.stderr}`);
const files = [path.join(folder, `compute-${megabytes}`, "compute.h5"), path.join(folder, "bench-parts.h5")];

async function medianOf(work) {
  await work();
  const times = [];
  for (let run = 0; run < RUNS; run++) times.push(await work());
  return median(times);
}
const say = (words, value) => console.log(`${words.padEnd(74)}${value.padStart(10)}`);
const milliseconds = (words, ms) => say(words, `${ms.toFixed(0)} ms`);

const host = await servePage(41788);
const browser = await launchBrowser();
try {
  console.log(`waiting, medians of ${RUNS} runs; ${megabytes} MiB of values each, two readers\n`);
  const { page, roots } = await openFiles(browser, host.url, 2, files);
  const [root, parts] = roots;
  const gzip = `this["${root}/gzip"]`;

  const partial = await medianOf(() =>
    page.evaluate(async (text) => {
      const stop = new AbortController();
      const start = performance.now();
      let first;
      const onPartial = () => {
        first ??= performance.now() - start;
        stop.abort();
      };
      await proxima.evaluate(text, { signal: stop.signal, onPartial }).catch(() => undefined);
      return first ?? performance.now() - start;
    }, `mean(${gzip})`),
  );
  milliseconds("first partial result of mean(gzip)", partial);

  const cancels = await page.evaluate(
    async ([text, small, runs]) => {
      const times = [];
      for (let run = 0; run < runs; run++) {
        const stop = new AbortController();
        const running = proxima.evaluate(text, { signal: stop.signal }).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 150));
        const start = performance.now();
        stop.abort();
        await running;
        const told = performance.now() - start;
        await proxima.evaluate(small);
        times.push([told, performance.now() - start]);
      }
      return times;
    },
    [`std(${gzip})`, `sum(${gzip}[0, 0, :8])`, RUNS],
  );
  milliseconds("cancel of std(gzip): until it is told", median(cancels.map(([told]) => told)));
  milliseconds(
    "cancel of std(gzip): until the readers have computed something else",
    median(cancels.map(([, free]) => free)),
  );

  const rows = (path) =>
    page.evaluate(async (where) => {
      const base = 1 + Math.floor(Math.random() * 60) * 64;
      const start = performance.now();
      for (let row = 0; row < 64; row++) await proxima.read(where, [base + row, [null, null]]);
      return performance.now() - start;
    }, path);
  milliseconds(
    "64 single rows, one after the other, gzip, 4096 x 4096, chunks of 256 x 256",
    await medianOf(() => rows(`${parts}/square`)),
  );

  const tile = await medianOf(() =>
    page.evaluate(async (where) => {
      // Elsewhere each time: what was read before is kept.
      const [y, x] = [40_000, 8_000].map((from) => from + 1 + Math.floor(Math.random() * 3000));
      const start = performance.now();
      await proxima.read(where, [
        [y, y + 256],
        [x, x + 256],
      ]);
      return performance.now() - start;
    }, `${parts}/wide`),
  );
  milliseconds("a tile of 256 x 256 out of 100,000 x 20,000, gzip, chunks of 256 x 256", tile);

  const single = await openFiles(browser, host.url, 1, files);
  for (const [words, text] of [
    ["std(gzip)", `std(${gzip})`],
    ["sum(plain)", `sum(this["${root}/plain"])`],
  ]) {
    const times = [[], []];
    for (let run = -1; run < RUNS; run++) {
      for (const [k, tab] of [page, single.page].entries()) {
        const time = await timeExpression(tab, text);
        if (run >= 0) times[k].push(time);
      }
    }
    const [two, one] = times.map(median);
    say(`${words}: one reader's time to two readers'`, (one / two).toFixed(2));
  }
} finally {
  await browser.close();
  host.close();
}
