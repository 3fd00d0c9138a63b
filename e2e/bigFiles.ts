import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fixture } from "./app.ts";

const maker = fixture("big.py");
const version = createHash("sha256").update(readFileSync(maker)).digest("hex").slice(0, 12);
const folder = path.join(tmpdir(), `proxima-big-${version}`);

/** A Python with h5py; without one these files cannot be made. */
export const PYTHON = process.env.PYTHON;

/** Path of a file that is larger than memory, made where it is not there yet. */
export function bigFile(name: string): string {
  if (!PYTHON) throw new Error("PYTHON names no Python with h5py");
  execFileSync(PYTHON, [maker, folder, name], { stdio: ["ignore", "ignore", "inherit"] });
  return path.join(folder, name);
}
