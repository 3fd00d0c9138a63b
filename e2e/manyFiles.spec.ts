import { type App, expect, fixture, type InPage, test } from "./app.ts";

const FILES = 60;
/** The explorer; the readers for what is on screen; those of computations, as many as are used by default at most; one that stands by. */
const MOST_WORKERS = 1 + 4 + 6 + 1;
const PATIENCE = 1500;

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.setPatience(PATIENCE);
  await app.goto();
});

/** The mean over one dataset of all files, `times` times. */
function means(app: App, roots: readonly string[], times: number): Promise<number[]> {
  const parts = roots.map((root) => `this["${root}/f8"]`).join(", ");
  return app.page.evaluate(
    async ([text, count]) => {
      const { proxima } = globalThis as unknown as InPage;
      const all: number[] = [];
      for (let i = 0; i < count; i++) all.push(Number((await proxima.evaluate(text)).data[0]));
      return all;
    },
    [`mean(concatenate([${parts}]))`, times] as const,
  );
}

test("many files need no more readers than a few, and one of them is read like another", async ({ app }) => {
  let most = 0;
  app.page.on("worker", () => {
    most = Math.max(most, app.page.workers().length);
  });
  const roots = await app.open(...Array.from({ length: FILES }, () => fixture("arrays.h5")));
  expect(new Set(roots).size).toBe(FILES);
  const [own = 0] = await means(app, roots.slice(0, 1), 1);
  const [all = 0] = await means(app, roots, 1);
  expect(all).toBeCloseTo(own, 10);
  expect(most).toBeLessThanOrEqual(MOST_WORKERS);
  expect(await app.numbers(`${roots.at(-1)}/f8`, ":")).toEqual(await app.numbers(`${roots[0]}/f8`, ":"));
});

test("readers that are ended in the middle of many files cost time, not the result", async ({ app }) => {
  const roots = await app.open(...Array.from({ length: FILES }, () => fixture("arrays.h5")));
  const answer = means(app, roots, 10);
  const [explorer] = app.page.workers();
  for (const worker of app.page.workers().filter((other) => other.url() !== explorer?.url())) {
    await worker.evaluate(() => (globalThis as unknown as { close(): void }).close()).catch(() => undefined);
  }
  const values = await answer;
  expect(values).toHaveLength(10);
  expect(new Set(values).size).toBe(1);
});

test("a file that hangs costs the others of its reader nothing", async ({ app }) => {
  const roots = await app.open(...Array.from({ length: 12 }, () => fixture("arrays.h5")), fixture("hang-read.h5"));
  const hanging = roots.at(-1) as string;
  const [slow, quick] = await app.page.evaluate(
    async ([texts, others]) => {
      const { proxima } = globalThis as unknown as InPage;
      const code = proxima.read(texts).then(
        () => "",
        (fault: { code: string }) => fault.code,
      );
      const start = performance.now();
      await Promise.all(others.map((root) => proxima.read(`${root}/f8`)));
      const took = performance.now() - start;
      return [await code, took] as const;
    },
    [`${hanging}/texts`, roots.slice(0, -1)] as const,
  );
  expect(slow).toBe("reader-hung");
  expect(quick).toBeLessThan(PATIENCE);
});

test("a file that is closed while it is read is read no more; the others are", async ({ app }) => {
  const roots = await app.open(...Array.from({ length: 6 }, () => fixture("arrays.h5")));
  const [code, values] = await app.page.evaluate(async (all) => {
    const { proxima } = globalThis as unknown as InPage;
    const [first = "", second = ""] = all;
    const reading = proxima.evaluate(`std(this["${first}/f8"]) + std(this["${second}/f8"])`).then(
      () => "",
      (fault: { code: string }) => fault.code,
    );
    await proxima.close(first);
    const rest = await proxima.evaluate(`sum(this["${second}/f8"])`);
    return [await reading, rest.data.length] as const;
  }, roots);
  expect(["closed", "not-found"]).toContain(code);
  expect(values).toBe(1);
});
