/**
 * The first part of `npm run bench`: the built page against a plain h5py script that does the same, on the same files, in turns, and the
 * page's memory on a small and on a large file. What counts are the ratios: they hold on any machine.
 *
 *     node e2e/bench/bench.mjs [--quick] [--runs N]
 */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findPython } from "../machine.mjs";
import { launchBrowser, median, servePage } from "./page.mjs";
import { peakMemory, processes } from "./processes.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const quick = process.argv.includes("--quick");
const at = process.argv.indexOf("--runs");
const runs = at > 0 ? Number(process.argv[at + 1]) : quick ? 3 : 7;
const port = 41785;

const python = findPython() ?? fail("There is no Python with h5py.");

function fail(why) {
  console.error(why);
  process.exit(1);
}

const files = ["bench-small.h5", "bench-big.h5"].map((name) => {
  const folder = path.join(tmpdir(), "proxima-bench");
  const made = spawnSync(python, [path.join(here, "../fixtures/big.py"), folder, name], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (made.status !== 0) fail(`${name} could not be made.`);
  return { name, path: path.join(folder, name) };
});

/** Imports are not counted: they are to Python what loading the page is to the browser. */
const SCRIPT = `
import sys, time, json, h5py
start = time.perf_counter()
file = h5py.File(sys.argv[1], "r")
rows = [(name, item.shape, item.dtype, len(item.attrs)) if isinstance(item, h5py.Dataset) else (name, len(item), len(item.attrs)) for name, item in file.items()]
opened = time.perf_counter()
block = file["field"][0:256, 0:256]
read = time.perf_counter()
print(json.dumps({"open": (opened - start) * 1000, "read": (read - opened) * 1000}))
`;

function native(file) {
  const { stdout, status } = spawnSync(python, ["-c", SCRIPT, file.path], { encoding: "utf8" });
  if (status !== 0) fail("The h5py script failed.");
  return JSON.parse(stdout);
}

/** Runs in the page: drops the file that the input holds, and waits until the last row of the tree is drawn. */
function dropAndWait() {
  const transfer = new DataTransfer();
  transfer.items.add(document.getElementById("bench").files[0]);
  return new Promise((resolve) => {
    const start = performance.now();
    const done = () => {
      const rows = [...document.querySelectorAll("[role=treeitem]")];
      if (!rows.some((row) => row.textContent.includes("series 9") && row.textContent.includes("1000"))) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    };
    const observer = new MutationObserver(done);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
}

/** Runs in the page: clicks a dataset and waits until its cells are drawn. */
function clickAndWait() {
  const row = [...document.querySelectorAll("[role=treeitem]")].find((item) => item.textContent.includes("field"));
  return new Promise((resolve) => {
    const start = performance.now();
    const done = () => {
      const cell = document.querySelector('[role=grid][aria-rowcount="2049"] [aria-rowindex="5"] [aria-colindex="4"]');
      if (!/\d/.test(cell?.textContent ?? "")) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    };
    const observer = new MutationObserver(done);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    row.click();
  });
}

/** Page and workers share one renderer; the browser keeps another one ready. */
function memory() {
  return Math.max(...processes(process.pid, /--type=renderer/).map((pid) => peakMemory([pid])));
}

async function page(file) {
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    // Its cells are what is waited for: a table is shown first, not a heat map.
    await tab.addInitScript(() => {
      const looks = { instead: { line: "table", heat: "table" } };
      localStorage.setItem("proxima-settings", JSON.stringify({ state: { looks }, version: 1 }));
    });
    await tab.goto(host.url);
    await tab.waitForFunction(() => "proxima" in globalThis);
    await tab.evaluate(() => globalThis.proxima.memory());
    await tab.evaluate(() => {
      const input = Object.assign(document.createElement("input"), { type: "file", id: "bench", hidden: true });
      document.body.append(input);
    });
    await tab.locator("#bench").setInputFiles(file.path);
    const empty = memory();
    const open = await tab.evaluate(dropAndWait);
    const read = await tab.evaluate(clickAndWait);
    return { open, read, empty, memory: memory() };
  } finally {
    await browser.close();
  }
}

const host = await servePage(port);

const seen = new Map(files.map((file) => [file.name, { native: [], page: [] }]));
try {
  for (let run = -1; run < runs; run++) {
    for (const file of files) {
      const results = { native: native(file), page: await page(file) };
      // The first round warms up.
      if (run >= 0) for (const who of ["native", "page"]) seen.get(file.name)[who].push(results[who]);
      process.stderr.write(`\r${run < 0 ? "warming up" : `run ${run + 1} of ${runs}`}   `);
    }
  }
} finally {
  host.close();
}

process.stderr.write("\r");
console.log(`medians of ${runs} runs in turns\n`);
console.log(`${"".padEnd(44)}${"h5py".padStart(10)}${"Proxima".padStart(10)}${"ratio".padStart(9)}`);
for (const file of files) {
  const { native: script, page: tab } = seen.get(file.name);
  const size = statSync(file.path).size / 1e6;
  console.log(`${file.name}, ${size < 1000 ? `${size.toFixed(1)} MB` : `${(size / 1000).toFixed(2)} GB`}`);
  for (const [what, words] of [
    ["open", "  drop to visible tree / open and list"],
    ["read", "  click to visible cells / read one chunk"],
  ]) {
    const [a, b] = [script, tab].map((results) => median(results.map((result) => result[what])));
    console.log(
      `${words.padEnd(44)}${`${a.toFixed(1)} ms`.padStart(10)}${`${b.toFixed(0)} ms`.padStart(10)}${(b / a).toFixed(1).padStart(9)}`,
    );
  }
}
const [small, big] = files.map((file) => seen.get(file.name).page.map(({ memory }) => memory)).map(median);
const empty = median(files.flatMap((file) => seen.get(file.name).page.map((result) => result.empty)));
console.log("\npeak memory of the page and its workers");
for (const [words, megabytes] of [
  ["  no file", empty],
  ["  small file", small],
  ["  large file", big],
]) {
  console.log(`${words.padEnd(54)}${`${megabytes.toFixed(0)} MiB`.padStart(10)}`);
}
console.log(`${"  large / small".padEnd(54)}${(big / small).toFixed(2).padStart(10)}`);

console.log();
await import("./compute.mjs");
console.log();
await import("./waiting.mjs");
console.log();
await import("./views.mjs");
