/** Finds, or where it may installs, what the tests need and npm does not bring: a browser and a Python with h5py. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

function run(command, args, options = {}) {
  return spawnSync(command, args, { encoding: "utf8", ...options });
}

/** Debian as root: what is missing can be installed. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && run("apt-get", ["--version"]).status === 0;
}

let updated = false;

function install(...packages) {
  if (!canInstall()) return false;
  console.log(`installing ${packages.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = { stdio: ["ignore", "ignore", "inherit"], env };
  if (!updated) updated = run("apt-get", ["update", "-q"], quiet).status === 0;
  return run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], quiet).status === 0;
}

function firstBrowser() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : undefined;
  for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
    const path = run("sh", ["-c", `command -v ${name}`]).stdout.trim();
    if (path) return path;
  }
  return undefined;
}

/** Path of a Chromium, `"playwright"` for the one that Playwright installed itself, or undefined. */
export function findBrowser() {
  const installed = firstBrowser();
  if (installed || process.env.CHROMIUM) return installed;
  if (install("chromium")) return firstBrowser();
  console.log("installing Playwright's own Chromium …");
  const own = run("npx", ["playwright", "install", "chromium"], { stdio: "inherit", timeout: 300_000 });
  return own.status === 0 ? "playwright" : undefined;
}

/** A Python that can write HDF5 and, if one is to be had, compute with dask; or undefined. */
export function findPython() {
  const candidates = [process.env.PYTHON, "/usr/bin/python3", "python3"].filter(Boolean);
  const having = (modules) => candidates.find((python) => run(python, ["-c", `import ${modules}`]).status === 0);
  const all = "h5py, numpy, dask.array, xarray";
  const found = having(all);
  if (found) return found;
  install("python3", "python3-h5py", "python3-numpy", "python3-dask", "python3-xarray");
  return having(all) ?? having("h5py, numpy");
}
