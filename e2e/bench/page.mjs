/** What the benchmarks share: the built page, served and opened, and medians. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "../machine.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Serves the build. A host that cannot start ends the benchmark: it must not measure another build. */
export async function servePage(port) {
  if (!existsSync(path.join(root, "dist/index.html"))) throw new Error("There is no build: run `npm run build` first.");
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const host = spawn(
    process.execPath,
    [vite, "preview", "--host", "127.0.0.1", "--port", String(port), "--strictPort"],
    {
      cwd: root,
      stdio: "ignore",
    },
  );
  const ended = (code) => {
    console.error(`The page could not be served (${code}).`);
    process.exit(1);
  };
  host.once("exit", ended);
  const url = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100; tries++) {
    const answers = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    close() {
      host.removeListener("exit", ended);
      host.kill();
    },
  };
}

export async function launchBrowser() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("There is no Chromium.");
  return chromium.launch({
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
}

/** A page with so many readers that has opened the files; and their paths in the data tree. */
export async function openFiles(browser, url, readers, files, settings = {}) {
  const page = await browser.newPage();
  await page.addInitScript(
    (chosen) => {
      localStorage.setItem("proxima-settings", JSON.stringify({ state: { chosen }, version: 1 }));
    },
    { ...settings, readers },
  );
  await page.goto(url);
  await page.waitForFunction(() => "proxima" in globalThis);
  await page.evaluate(() => {
    const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, hidden: true });
    document.body.append(Object.assign(input, { id: "bench" }));
  });
  await page.locator("#bench").setInputFiles(files);
  return { page, roots: await page.evaluate(() => proxima.open([...document.getElementById("bench").files])) };
}

/** Milliseconds until the result of an expression is there. */
export function timeExpression(page, expression) {
  return page.evaluate(async (text) => {
    const start = performance.now();
    await proxima.evaluate(text);
    return performance.now() - start;
  }, expression);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
