import type { Program } from "../array/program.ts";
import { compile } from "./compile.ts";
import { interpreter } from "./interpret.ts";
import type { TileRunner } from "./tile.ts";

/** Programs that are kept ready; a page rarely computes with more in turn. */
const KEPT = 64;

const runners = new Map<string, TileRunner>();
let wasm = true;

/** Whether programs are compiled; switched off where a browser forbids it, and by tests. */
export function allowWasm(on: boolean): void {
  wasm = on;
  runners.clear();
}

export function wasmAllowed(): boolean {
  return wasm;
}

/**
 * The program, ready to run. It is made once and kept under `key`; without one, under its text. A runner has one set of
 * tiles: it serves one run at a time.
 */
export function runnerFor(program: Program, key?: string): TileRunner {
  const name = key ?? JSON.stringify(program, (_, value) => exactly(value));
  let runner = runners.get(name);
  if (runner) runners.delete(name);
  else runner = make(program);
  runners.set(name, runner);
  for (const [oldest] of runners) {
    if (runners.size <= KEPT) break;
    runners.delete(oldest);
  }
  return runner;
}

function make(program: Program): TileRunner {
  if (wasm) {
    try {
      return compile(program);
    } catch (error) {
      // WebAssembly is forbidden, or knows no vectors: slower, but the same results.
      if (!(error instanceof WebAssembly.CompileError)) throw error;
      wasm = false;
    }
  }
  return interpreter(program);
}

function exactly(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "number" || Number.isFinite(value)) return Object.is(value, -0) ? "-0" : value;
  return String(value);
}
