import { type App, expect, test } from "./app.ts";
import { peakMemory, processes, resetPeakMemory } from "./bench/processes.mjs";
import { bigFile, PYTHON } from "./bigFiles.ts";

const MIB = 2 ** 20;

test.skip(!PYTHON, "no Python with h5py");

/** A page whose memory budget is 256 MiB. */
test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.setMemoryBudget(256 * MIB);
  await app.goto();
});

interface Evaluating {
  proxima: {
    evaluate(
      text: string,
      options?: { signal?: AbortSignal; onProgress?: (done: number, total: number) => void },
    ): Promise<{ data: ArrayLike<number> }>;
    plan(text: string): Promise<{ readBytes: number; peakBytes: number; tasks: number }>;
  };
}

function evaluate(app: App, text: string): Promise<number[]> {
  return app.page.evaluate(
    async (expression) =>
      Array.from((await (globalThis as unknown as Evaluating).proxima.evaluate(expression)).data, Number),
    text,
  );
}

/**
 * MiB by which all processes of the browser together were larger at the most than before the work. Only Linux tells; elsewhere
 * it is not measured.
 */
async function growthDuring(work: () => Promise<void>): Promise<number> {
  if (process.platform !== "linux") {
    await work();
    return 0;
  }
  const browser = processes(process.pid, /chrom/);
  expect(browser.length).toBeGreaterThan(1);
  resetPeakMemory(browser);
  const before = peakMemory(browser);
  await work();
  return peakMemory(browser) - before;
}

test("reductions over 64 GiB, most of them never written, in a page of 256 MiB (limits 5, 6)", async ({ app }) => {
  test.setTimeout(240_000);
  const [root = ""] = await app.open(bigFile("vast.h5"));
  const hollow = `this["${root}/hollow"]`;
  const plan = await app.page.evaluate(
    (text) => (globalThis as unknown as Evaluating).proxima.plan(text),
    `sum(${hollow})`,
  );
  expect(plan.readBytes).toBe(64 * 1024 * MIB);
  expect(plan.peakBytes).toBeLessThan(256 * MIB);
  const growth = await growthDuring(async () => {
    expect(await evaluate(app, `sum(${hollow})`)).toEqual([64 * 4096 * (1 + 3)]);
  });
  expect(growth).toBeLessThan(256);
});

test("4 GiB of compressed data, with progress and a cancel (limit 5)", async ({ app }) => {
  test.setTimeout(240_000);
  const [root = ""] = await app.open(bigFile("vast.h5"));
  const dense = `this["${root}/dense"]`;
  const perChunk = Array.from({ length: 64 * 4096 }, (_, i) => i % 251).reduce((sum, value) => sum + value, 0);
  const growth = await growthDuring(async () => {
    expect(await evaluate(app, `sum(${dense})`)).toEqual([perChunk * 2048]);
  });
  expect(growth).toBeLessThan(256);
  const cancelled = await app.page.evaluate(async (text) => {
    const { proxima } = globalThis as unknown as Evaluating;
    const controller = new AbortController();
    let abortedAt = 0;
    const onProgress = (done: number, total: number) => {
      if (abortedAt > 0 || done < total / 20) return;
      abortedAt = performance.now();
      controller.abort();
    };
    const name = await proxima.evaluate(text, { signal: controller.signal, onProgress }).then(
      () => "",
      (error: Error) => error.name,
    );
    return { name, after: performance.now() - abortedAt };
  }, `std(${dense})`);
  expect(cancelled.name).toBe("AbortError");
  expect(cancelled.after).toBeLessThan(200);
});

test("what needs more than the budget is refused with its numbers before it runs", async ({ app }) => {
  const [root = ""] = await app.open(bigFile("vast.h5"));
  await expect(evaluate(app, `this["${root}/dense"] + 1`)).rejects.toThrow(
    /needs 4\.\d+ GB of memory, the budget is 268 MB/,
  );
});

test("while two computations run, clicks are answered", async ({ app }) => {
  test.setTimeout(240_000);
  const [root = ""] = await app.open(bigFile("vast.h5"));
  const runs = Promise.all([evaluate(app, `max(this["${root}/dense"])`), evaluate(app, `min(this["${root}/dense"])`)]);
  const waits: number[] = [];
  for (const name of ["hollow", "dense", "hollow", "dense"]) {
    const started = Date.now();
    await app.select(name);
    await expect(app.cell(0, 1)).toHaveText("1");
    waits.push(Date.now() - started);
  }
  expect(Math.max(...waits)).toBeLessThan(4000);
  expect(await runs).toEqual([[250], [0]]);
});
