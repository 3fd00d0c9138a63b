import type { NodeInfo } from "../src/core/node.ts";
import { type App, expect, fixture, type InPage, SAMPLE, test } from "./app.ts";

const PATIENCE = 1500;

/** The nodes below `path`, and the longest time for which the page could not do anything meanwhile. */
function childrenWhileTicking(app: App, path: string): Promise<{ nodes: NodeInfo[]; gap: number }> {
  return app.page.evaluate(async (where) => {
    const { proxima } = globalThis as unknown as InPage;
    let last = performance.now();
    let gap = 0;
    const timer = setInterval(() => {
      gap = Math.max(gap, performance.now() - last);
      last = performance.now();
    }, 20);
    const nodes = await proxima.children(where);
    clearInterval(timer);
    return { nodes, gap };
  }, path);
}

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.setPatience(PATIENCE);
  await app.goto();
});

test("a type on which HDF5 never comes back costs its own dataset only", async ({ app }) => {
  const [root = ""] = await app.open(fixture("hang.h5"));
  const { nodes, gap } = await childrenWhileTicking(app, root);
  expect(nodes.map(({ name }) => name)).toEqual(["before", "nested", "yonder"]);
  const [before, nested, yonder] = nodes;
  expect(before?.shape).toEqual([3, 20]);
  expect(yonder?.shape).toEqual([3, 20]);
  expect(nested?.error?.message).toMatch(/^[A-Z].*\.$/);
  expect(gap).toBeLessThan(500);
  const values = await app.page.evaluate(
    (path) =>
      (globalThis as unknown as InPage).proxima.read(path, "1, :3").then(({ data }) => Array.from(data as Int32Array)),
    `${root}/yonder`,
  );
  expect(values).toEqual([80, 81, 82]);
});

test("an attribute in a heap that never ends costs no more than itself", async ({ app }) => {
  const [root = ""] = await app.open(fixture("hang-attribute.h5"));
  const info = await app.info(root);
  const attribute = info.attributes?.find(({ name }) => name === "title");
  expect(attribute?.value ?? attribute?.error?.message ?? info.error?.message).toMatch(
    /^of variable length$|^[A-Z].*\.$/,
  );
  const { nodes } = await childrenWhileTicking(app, root);
  expect(nodes.map(({ name, shape }) => [name, shape])).toEqual([["data", [3, 20]]]);
});

test("a read that never ends is given up, and the file is read on", async ({ app }) => {
  const [root = ""] = await app.open(fixture("hang-read.h5"));
  const answers = await app.page.evaluate(async (path) => {
    const { proxima } = globalThis as unknown as InPage;
    const started = performance.now();
    const fault = await proxima.read(`${path}/texts`).then(
      () => null,
      ({ code, message }: { code: string; message: string }) => ({ code, message }),
    );
    const took = performance.now() - started;
    const { data } = await proxima.read(`${path}/data`, "0, :4");
    return { fault, took, data: Array.from(data as Int32Array) };
  }, root);
  expect(answers.fault?.code).toBe("reader-hung");
  expect(answers.fault?.message).toMatch(/^[A-Z].*\.$/);
  expect(answers.took).toBeLessThan(4 * PATIENCE);
  expect(answers.data).toEqual([0, 1, 2, 3]);
});

test("while one file hangs another one opens and is read", async ({ app }) => {
  const [hanging = ""] = await app.open(fixture("hang-read.h5"));
  const slow = app.page.evaluate(
    (path) =>
      (globalThis as unknown as InPage).proxima.read(path).then(
        () => "",
        ({ code }: { code: string }) => code,
      ),
    `${hanging}/texts`,
  );
  const [sample = ""] = await app.open(SAMPLE);
  const year = await app.page.evaluate(
    (path) =>
      (globalThis as unknown as InPage).proxima.read(path, "0:3").then(({ data }) => Array.from(data as Float64Array)),
    `${sample}/grid/time`,
  );
  expect(year).toEqual([0, 6, 12]);
  expect(await slow).toBe("reader-hung");
});

test("the page shows why a node cannot be read, and its neighbours' values", async ({ app }) => {
  await app.open(fixture("hang-read.h5"));
  await app.select("texts");
  await expect(app.preview.getByRole("alert")).toBeVisible({ timeout: 4 * PATIENCE });
  await app.select("data");
  await expect(app.cell(1, 0)).toHaveText("20");
});

test("what a script may ask: children, info, tree, read, resolve, reinstate, memory, close", async ({ app }) => {
  const [root = ""] = await app.open(SAMPLE);
  const result = await app.page.evaluate(async (path) => {
    const { proxima } = globalThis as unknown as InPage;
    const names = (await proxima.children(path)).map(({ name }) => name);
    const target = `${path}/fields/temperature`;
    const before = await proxima.info(target);
    const resolved = await proxima.resolve(target);
    const held = await proxima.memory();
    const reinstated = await proxima.reinstate(target);
    const freed = await proxima.memory();
    const tree = await proxima.tree(path, { levels: 1 });
    const part = await proxima.read(target, "0, -1, ::-30");
    const fault = await proxima.read(target, "99").catch((error: { code: string; message: string }) => error);
    await proxima.close(path);
    const gone = await proxima.info(path).catch((error: { code: string }) => error);
    return {
      names,
      states: [before.state, resolved.state, reinstated.state],
      bytes: [held.used, freed.used],
      tree,
      part: { shape: part.shape, count: part.data.length },
      fault: "code" in fault ? [fault.code, fault.message] : null,
      gone: "code" in gone ? gone.code : null,
    };
  }, root);
  expect(result.names.sort()).toEqual(["checkpoints", "fields", "grid", "latest", "observations", "particles", "run"]);
  expect(result.states).toEqual(["proxy", "resolved", "proxy"]);
  expect(result.bytes).toEqual([24 * 60 * 90 * 4, 0]);
  expect(result.tree).toContain("fields");
  expect(result.part).toEqual({ shape: [3], count: 3 });
  expect(result.fault?.[0]).toBe("bad-selection");
  expect(result.fault?.[1]).toMatch(/outside axis 0, which has 24 elements/);
  expect(result.gone).toBe("not-found");
});
