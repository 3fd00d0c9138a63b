/**
 * Speed of the kernels on one thread beside NumPy's, in the same run: `node e2e/bench/kernels.mjs`. Numbers are the least
 * of several runs, in milliseconds for 8.39 million elements, and megabytes of input per second.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, loadConfigFromFile } from "vite";

const here = path.dirname(fileURLToPath(import.meta.url));
const kernels = path.resolve(here, "../../src/kernels");
const folder = mkdtempSync(path.join(os.tmpdir(), "kernels-"));
const { config } = await loadConfigFromFile(
  { command: "build", mode: "production" },
  path.resolve(here, "../../vite.config.ts"),
);
await build({
  configFile: false,
  resolve: config.resolve,
  logLevel: "error",
  build: {
    outDir: folder,
    ssr: true,
    rollupOptions: {
      input: { fused: `${kernels}/fused.ts`, reducers: `${kernels}/reducers.ts`, runner: `${kernels}/runner.ts` },
      output: { entryFileNames: "[name].mjs" },
    },
  },
});
const load = (name) => import(pathToFileURL(path.join(folder, name)).href);
const { evaluate, identity, runFused } = await load("fused.mjs");
const { reduceBlock, finishPartial } = await load("reducers.mjs");
const { allowWasm } = await load("runner.mjs");
rmSync(folder, { recursive: true });

const N = 2 ** 23;
const ROWS = 2 ** 10;
const flat = [N];
const square = [ROWS, N / ROWS];
const fill = (array) => {
  for (let i = 0; i < N; i++) array[i] = 280 + ((i * 7919) % 4001) / 100;
  return array;
};
const f4 = fill(new Float32Array(N));
const f8 = fill(new Float64Array(N));
const i2 = Int16Array.from({ length: N }, (_, i) => i % 30000);
const i8 = new BigInt64Array(N);
new Int32Array(i8.buffer).forEach((_, i, words) => {
  words[i] = i % 2 ? 0 : i / 2;
});
const view = (data, type, shape) => ({ data, type, offset: 0, strides: shape.length === 1 ? [1] : [shape[1], 1] });

const chain = (type) => ({
  inputs: [type],
  code: [
    { op: "input", type, input: 0 },
    { op: "constant", type, value: 273.15 },
    { op: "subtract", type, args: [0, 1] },
    { op: "constant", type, value: 1.5 },
    { op: "multiply", type, args: [2, 3] },
    { op: "constant", type, value: 1 },
    { op: "add", type, args: [4, 5] },
    { op: "sqrt", type, args: [6] },
  ],
  outputs: [7],
});
const scaled = {
  inputs: ["i2"],
  code: [
    { op: "input", type: "i2", input: 0 },
    { op: "cast", type: "f8", args: [0] },
    { op: "constant", type: "f8", value: 0.01 },
    { op: "multiply", type: "f8", args: [1, 2] },
    { op: "constant", type: "f8", value: 273.15 },
    { op: "add", type: "f8", args: [3, 4] },
  ],
  outputs: [5],
};
const edges = Array.from({ length: 257 }, (_, i) => 280 + (i * 40) / 256);

const reduce = (op, data, type, shape, axes, program = identity(type)) => [
  data,
  () => finishPartial(reduceBlock({ skipna: false, ...op }, program, [view(data, type, shape)], shape, axes)),
];
/** Handed to whoever takes it next, tile by tile, as in a fused reduction. */
const fused = (type, data) => [data, () => runFused(chain(type), [view(data, type, flat)], flat, { tile() {} })];
const stored = (type, data) => [data, () => evaluate(chain(type), [view(data, type, flat)], flat)];
const workloads = {
  "f4 chain": fused("f4", f4),
  "f8 chain": fused("f8", f8),
  "f4 chain, stored": stored("f4", f4),
  "f8 chain, stored": stored("f8", f8),
  "f8 sum": reduce({ name: "sum" }, f8, "f8", flat, [0]),
  "f8 sum axis 0": reduce({ name: "sum" }, f8, "f8", square, [0]),
  "f4 mean": reduce({ name: "mean" }, f4, "f4", flat, [0]),
  "f4 mean axis 0": reduce({ name: "mean" }, f4, "f4", square, [0]),
  "f4 mean axis 1": reduce({ name: "mean" }, f4, "f4", square, [1]),
  "f4 nanmean axis 0": reduce({ name: "mean", skipna: true }, f4, "f4", square, [0]),
  "f8 var": reduce({ name: "var", ddof: 0 }, f8, "f8", flat, [0]),
  "f8 var axis 0": reduce({ name: "var", ddof: 0 }, f8, "f8", square, [0]),
  "f4 min": reduce({ name: "min" }, f4, "f4", flat, [0]),
  "f4 argmax": reduce({ name: "argmax" }, f4, "f4", flat, [0]),
  "i2 scaled mean": reduce({ name: "mean" }, i2, "i2", flat, [0], scaled),
  "i8 sum": reduce({ name: "sum" }, i8, "i8", flat, [0]),
  "f4 histogram 256": reduce({ name: "histogram", edges }, f4, "f4", flat, [0]),
  "f4 quantile": reduce({ name: "quantile", q: 0.5 }, f4, "f4", flat, [0]),
};

const numpy = JSON.parse(
  execFileSync("/usr/bin/python3", [path.join(here, "kernels.py")], {
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  }),
);
function best(work, times) {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
const cell = (value) => (value === undefined ? "" : value.toFixed(1)).padStart(10);
console.log(`load ${os.loadavg()[0].toFixed(1)}\n${"".padEnd(20)}      ours      MB/s without wasm   numpy   (ms)`);
for (const [name, [data, work]] of Object.entries(workloads)) {
  allowWasm(true);
  const ours = best(work, 8);
  allowWasm(false);
  const slow = best(work, 2);
  const speed = data.byteLength / 1e3 / ours;
  console.log(`${name.padEnd(20)}${cell(ours)}${cell(speed)}${cell(slow)}${cell(numpy[name.split(",")[0]])}`);
}
