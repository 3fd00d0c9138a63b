/**
 * `npm test`: everything that decides whether a change is good, in order. A step that fails does not stop the next ones.
 * The last line sums up; the exit code is 1 if anything failed.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser, findPython } from "./machine.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(path.join(tmpdir(), "proxima-test-"));
const MINUTE = 60_000;
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function run(name, args, { env = {}, limit = 5 * MINUTE } = {}) {
  const started = Date.now();
  const command = name === "node" ? process.execPath : path.join(root, "node_modules/.bin", name);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const timer = setTimeout(() => {
      console.log(`✗ no end after ${limit / MINUTE} minutes, stopped`);
      child.kill("SIGTERM");
    }, limit);
    const end = (code) => {
      clearTimeout(timer);
      console.log(`  (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      resolve(code);
    };
    child.on("error", () => end(1));
    child.on("exit", (code) => end(code ?? 1));
  });
}

function heading(text) {
  console.log(`\n── ${text} ${"─".repeat(Math.max(0, 70 - text.length))}`);
}

function add(step, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed) failures.push(`${step}: ${failed} failed`);
}

/** A step that counts as one test. */
async function single(step, ...commands) {
  heading(step);
  let code = 0;
  for (const [name, ...args] of commands) code ||= await run(name, args);
  add(step, code === 0 ? { passed: 1 } : { failed: 1 });
  return code === 0;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

async function unit() {
  heading("unit");
  const file = path.join(scratch, "unit.json");
  const code = await run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]);
  const report = readReport(file);
  const counts = {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
  // A test file that cannot be loaded has no tests to fail.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  add("unit", counts);
}

async function endToEnd(built) {
  heading("end to end");
  const file = path.join(scratch, "e2e.json");
  const browser = findBrowser();
  if (!browser || !built) {
    console.log(
      built ? "NO BROWSER: no Chromium was found and none could be installed." : "There is no build to test.",
    );
    add("end to end", built ? { skipped: 1 } : { failed: 1 });
    return;
  }
  const python = findPython();
  if (!python) console.log("NO PYTHON WITH h5py: tests on files larger than memory are skipped.");
  const env = {
    PROXIMA_REPORT: file,
    CHROMIUM: browser === "playwright" ? "" : browser,
    ...(python ? { PYTHON: python } : {}),
  };
  const code = await run("playwright", ["test", "-c", "e2e/playwright.config.ts"], { env, limit: 20 * MINUTE });
  const report = readReport(file);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const counts = { passed: expected + flaky, failed: unexpected, skipped };
  if (flaky > 0) console.log(`${flaky} flaky: failed once and passed when tried again`);
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  add("end to end", counts);
}

await single("types", ["tsc", "-p", "tsconfig.json"], ["tsc", "-p", "tsconfig.worker.json"]);
await single("lint", ["biome", "check"]);
await unit();
const built = await single("build", ["vite", "build", "--logLevel", "warn"]);
if (built) await single("first screen", ["node", "e2e/firstScreen.mjs"]);
await endToEnd(built);
rmSync(scratch, { recursive: true, force: true });

heading("summary");
for (const failure of failures) console.log(`✗ ${failure}`);
const skips = total.skipped ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skips}`);
process.exitCode = total.failed > 0 ? 1 : 0;
