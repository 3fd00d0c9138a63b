import { references } from "../array/references.ts";
import { ExpressionFault, parse } from "../array/syntax.ts";
import { TEXT } from "../core/dtype.ts";
import { Fault, faultData } from "../core/fault.ts";
import type { NodeInfo } from "../core/node.ts";
import { baseName, type NodePath } from "../core/path.ts";
import type { Block } from "../core/value.ts";
import type { ChunkMapInfo, Completion, ExpressionCheck, PlanInfo } from "../rpc/explorerApi.ts";
import type { ClientOptions } from "../state/client.ts";
import { bare, dataset, f8 } from "./fakeFile.ts";

const DENSITY = "/run_0412.h5/fluid/state/density";
const COMPLETIONS: readonly Completion[] = [
  { name: "density", path: DENSITY, detail: "float32 (5000, 2048, 1024)" },
  { name: "pressure", path: "/run_0412.h5/fluid/state/pressure", detail: "float32 (5000, 2048, 1024)" },
  { name: "energy", path: "/run_0412.h5/fluid/state/energy", detail: "float64 (1000000000)" },
  { name: 'this["/run_0412.h5/meta/config.yaml"]', path: "/run_0412.h5/meta/config.yaml", detail: "text" },
];
const SOURCE_BYTES = 41_943_040_000;

/** Plans as an engine would make them. The syntax is read in earnest, all that follows is made up. */
export function fakeCheck(expression: string): ExpressionCheck {
  try {
    const { names } = references(parse(expression));
    const unknown = names.find((name) => name !== "_" && !COMPLETIONS.some((known) => known.name === name));
    if (unknown !== undefined) {
      const from = expression.indexOf(unknown);
      throw new ExpressionFault(`There is no dataset “${unknown}” here.`, { from, to: from + unknown.length });
    }
  } catch (error) {
    return {
      kind: "error",
      error: { ...faultData(error), ...(error instanceof ExpressionFault && { place: error.place }) },
    };
  }
  if (expression.includes("sort")) {
    return {
      kind: "error",
      error: {
        code: "over-budget",
        message: "This needs 83.9 GB of memory, the budget is 512 MB.",
        hint: "Select a slice, reduce along an axis, or raise the budget in the settings.",
      },
    };
  }
  return { kind: "plan", plan: fakePlan(expression) };
}

export function fakePlan(expression: string): PlanInfo {
  const cheap = expression.includes("[");
  const readBytes = cheap ? 8_388_608 : SOURCE_BYTES;
  const stages = [
    { title: "mean over axis 0", tasks: 40_000, readBytes },
    ...(expression.includes("std") ? [{ title: "standard deviation over axis 0", tasks: 40_000, readBytes }] : []),
  ];
  return {
    expression,
    shape: [2048, 1024],
    dtype: "<f8",
    dims: ["y", "x"],
    stages,
    tasks: 40_000 * stages.length,
    readBytes: readBytes * stages.length,
    peakBytes: 67_108_864,
    rows: [
      { depth: 0, operation: "mean over axis 0", shape: [2048, 1024], type: "float64", bytes: 16_777_216 },
      { depth: 1, operation: "subtract", shape: [5000, 2048, 1024], type: "float32", bytes: readBytes },
      { depth: 2, operation: DENSITY, shape: [5000, 2048, 1024], type: "float32", bytes: readBytes, chunks: 40_000 },
      { depth: 2, operation: "273.15", shape: [], type: "float64", bytes: 8 },
    ],
    sources: [DENSITY],
    asStored: [],
  };
}

export function fakeCompletions(prefix: string): Completion[] {
  return COMPLETIONS.filter(({ name, path }) => name.startsWith(prefix) || path.includes(prefix));
}

export function fakeChunkMaps(expression: string): ChunkMapInfo[] {
  const all = { path: DENSITY, grid: [5000, 4, 2], chunks: [1, 512, 512] };
  const last = expression.includes("[") ? 999 : 4999;
  return [
    {
      ...all,
      needed: expression.includes("[")
        ? [
            [0, last],
            [1, 2],
            [0, 0],
          ]
        : [
            [0, last],
            [0, 3],
            [0, 1],
          ],
    },
  ];
}

export function fakeScript(expression: string): string {
  return `"""${expression}"""\nimport dask.array as da\nimport h5py\n\n\ndef main():\n    print("as many lines as there are")\n`;
}

/** Takes four seconds, tells of its progress, and gives what it has so far; `boom` in it fails. */
export async function fakeComputing(
  expression: string,
  wait: (options: ClientOptions | undefined, ms: number) => Promise<void>,
  delay: number,
  options?: ClientOptions,
): Promise<Block> {
  const plan = fakeCheck(expression);
  if (plan.kind === "error") throw new Fault(plan.error.code, plan.error.message, plan.error);
  for (let i = 1; i <= 40; i++) {
    await wait(options, delay * 3);
    options?.onProgress?.((i / 40) * plan.plan.readBytes, plan.plan.readBytes);
    if (i % 5 === 0) options?.onPartial?.(blockOf(i / 40), i / 40);
    if (i === 20 && expression.includes("pressure")) {
      throw new Fault("damaged", "A chunk of pressure could not be decompressed.", { details: "inflate() failed" });
    }
  }
  return blockOf(1);
}

function blockOf(coverage: number): Block {
  const data = Float64Array.from({ length: 64 * 32 }, (_, i) => 0.5 + Math.sin(i / 97) * coverage);
  return { shape: [64, 32], dtype: f8, data };
}

export function resultInfo(path: NodePath, expression: string): NodeInfo {
  return {
    ...dataset([2048, 1024], f8, { state: "resolved", tags: [], residentBytes: 16_777_216, attributeCount: 1 }),
    attributes: [{ name: "expression", shape: [], dtype: TEXT, value: expression }],
    path,
    name: baseName(path),
  };
}

export function resultsInfo(members: number): NodeInfo {
  return { kind: "group", ...bare, path: "/results", name: "results", members, attributeCount: 0 };
}
