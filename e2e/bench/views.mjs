/**
 * The fourth part of `npm run bench`: pictures. The first envelope of 10^8 points, the overview of a plane of 2 * 10^9
 * cells, a step of a slider, and the frames of a zoom.
 *
 *     node e2e/bench/views.mjs
 */
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findPython } from "../machine.mjs";
import { launchBrowser, median, openFiles, servePage } from "./page.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const RUNS = 5;
/** Between two steps of somebody who looks. */
const PAUSE = 250;
const BUDGET = 256 * 2 ** 20;
const folder = path.join(tmpdir(), "proxima-bench");
const names = ["bench-views.h5", "bench-parts.h5"];
const made = spawnSync(findPython(), [path.join(here, "../fixtures/big.py"), folder, ...names]);
if (made.status !== 0) throw new Error(`The files could not be made: ${made.stderr}`);
const files = names.map((name) => path.join(folder, name));

const say = (words, value) => console.log(`${words.padEnd(74)}${value.padStart(10)}`);
const milliseconds = (words, times) => say(words, `${median(times).toFixed(0)} ms`);

const host = await servePage(41788);
const browser = await launchBrowser();

/** A fresh page, so that nothing was read before; it shows the members of one of the files. */
async function freshPage(file) {
  const { page } = await openFiles(browser, host.url, 2, [files[file]], { memoryBudget: BUDGET });
  return page;
}

/** Milliseconds from a click on a dataset to its first picture, and until nothing more is awaited. */
async function timePicture(page, dataset, label) {
  const picture = page.getByRole("img", { name: label });
  const row = page.getByRole("treeitem", { name: dataset });
  await row.waitFor();
  const start = performance.now();
  await row.click();
  await picture.waitFor();
  const first = performance.now() - start;
  await page.locator('[data-testid="graphic"][aria-busy="false"]').waitFor();
  return { first, whole: performance.now() - start };
}

async function pictures(file, dataset, label, words) {
  const times = [];
  for (let run = -1; run < RUNS; run++) {
    const page = await freshPage(file);
    const time = await timePicture(page, dataset, label);
    if (run >= 0) times.push(time);
    if (run === RUNS - 1) await frames(page, words);
    await page.close();
  }
  milliseconds(
    `${words}: first picture`,
    times.map(({ first }) => first),
  );
  milliseconds(
    `${words}: until it is complete`,
    times.map(({ whole }) => whole),
  );
}

/** Frames of the page while the wheel turns over a picture. */
async function frames(page, words) {
  const box = await page.getByTestId("graphic").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => {
    globalThis.frames = [];
    let last = performance.now();
    const tick = (now) => {
      globalThis.frames.push(now - last);
      last = now;
      globalThis.frame = requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let turn = 0; turn < 30; turn++) await page.mouse.wheel(0, turn < 15 ? -100 : 100);
  const intervals = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.frame);
    return globalThis.frames.slice(1);
  });
  say(`${words}: frames a second while zooming`, (1000 / median(intervals)).toFixed(0));
}

async function steps() {
  const page = await freshPage(0);
  await timePicture(page, "stack", /^Heat map/);
  const times = [];
  for (let step = 0; step < 16; step++) {
    const before = await page.getByRole("img", { name: /^Heat map/ }).getAttribute("aria-label");
    times.push(
      await page.evaluate(
        ([old]) =>
          new Promise((resolve) => {
            const start = performance.now();
            const look = () => {
              const label = document.querySelector('[role="img"][aria-label^="Heat map"]')?.getAttribute("aria-label");
              if (label && label !== old) resolve(performance.now() - start);
              else requestAnimationFrame(look);
            };
            document.querySelector('button[aria-label="Next index of axis 0"]').click();
            requestAnimationFrame(look);
          }),
        [before],
      ),
    );
    await page.waitForTimeout(PAUSE);
  }
  milliseconds(`a step to the next plane, 512 x 512 in one gzip chunk, ${PAUSE} ms after the last`, times.slice(1));
  milliseconds("the first step, of which nothing could be known", times.slice(0, 1));
  await page.close();
}

try {
  console.log(`pictures, medians of ${RUNS} runs in fresh pages; two readers, a budget of 256 MiB\n`);
  await pictures(0, "line", /^Line/, "a line of 10^8 points (400 MB)");
  await pictures(1, "wide", /^Heat map/, "a heat map of 100,000 x 20,000");
  await steps();
} finally {
  await browser.close();
  host.close();
}
