import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, FIXTURES, type InPage, SAMPLE, test } from "./app.ts";
import { measurements } from "./loadFolder.ts";
import { dialog, drop, write } from "./loadPage.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.withoutHandles();
  await app.goto();
});

test("values are resolved, seen in memory, and given back where the memory is shown (acceptance 5, 6, 7; limit 6)", async ({
  app,
}) => {
  const { page } = app;
  await drop(app, measurements(test.info().outputPath(), 2));
  await dialog(page)
    .getByRole("button", { name: /^Load \d/ })
    .click();
  await dialog(page).getByRole("button", { name: "Show the tree" }).click();
  await app.goTo("/measurements/001/data/temperatures");
  await app.inspector.getByRole("button", { name: "Resolve, 576 bytes" }).click();
  await expect(app.inspector).toContainText("resolved: 576 bytes in memory");
  await page.getByRole("button", { name: /^memory 576 bytes/ }).click();
  await page.getByRole("menuitem", { name: /temperatures.*Reinstate/ }).click();
  await expect(app.inspector).toContainText("proxy (hdf5): read when needed");
  await expect(page.getByRole("button", { name: /^memory 0 bytes/ })).toBeVisible();

  await app.inspector.getByRole("button", { name: "As lazy array" }).click();
  await expect(app.inspector).toContainText("resolved: a lazy array");
  await expect(page.getByRole("button", { name: /^memory 0 bytes/ })).toBeVisible();
  await expect(app.cell(0, 2)).toHaveText(/^1\.2/);
  await app.inspector.getByRole("button", { name: "Reinstate" }).click();
  await app.inspector.getByRole("checkbox", { name: /Retain the proxy/ }).uncheck();
  await app.inspector.getByRole("button", { name: "Resolve, 576 bytes" }).click();
  await expect(app.inspector).toContainText("Its proxy was not retained");
  const reinstate = (failAction?: "raise" | "warn" | "log_debug") =>
    page.evaluate(async (action) => {
      const { proxima } = globalThis as unknown as InPage;
      const how = action && { failAction: action };
      return proxima.reinstate("/measurements/001/data/temperatures", how).then(
        ({ state }) => state,
        (error: Error) => error.message,
      );
    }, failAction);
  expect(await reinstate()).toContain("Could not reinstate a proxy for “/measurements/001/data/temperatures”");
  expect(await reinstate("log_debug")).toBe("resolved");
  expect(await reinstate("warn")).toBe("resolved");
  await expect(page.getByText("A proxy is gone")).toBeVisible();
});

test("a proxy, its values in memory and a lazy array are the same dataset", async ({ app }) => {
  const { page } = app;
  await app.open(path.join(FIXTURES, "labels-dantro.h5"), path.join(FIXTURES, "load/measurements/day001.hdf5"));
  const known = (where: string) =>
    page.evaluate(async (at) => {
      const { proxima } = globalThis as unknown as InPage;
      const { state, tags, lazy, residentBytes, retained, ...facts } = await proxima.info(at);
      const { data } = await proxima.read(at);
      const coords = await Promise.all((facts.coords ?? []).map(({ name }) => proxima.coordinate(at, name)));
      return { state, same: { facts, values: Array.from(data as Float64Array), coords } };
    }, where);
  const resolve = (where: string, how?: { as?: "values" | "lazy"; retain?: boolean }) =>
    page.evaluate(
      async ([at, options]) => {
        await (globalThis as unknown as InPage).proxima.resolve(at, options);
      },
      [where, how] as const,
    );
  const reinstate = (where: string) =>
    page.evaluate(async (at) => {
      await (globalThis as unknown as InPage).proxima.reinstate(at);
    }, where);
  await test.step("in values, attributes, shape, type, chunks and labels, linked ones too (acceptance 1, 2, 10, 12, 14; limits 8, 9, 16)", async () => {
    for (const [where, t] of [
      ["/labels-dantro.h5/labels/linked", [30, 10, 20]],
      ["/labels-dantro.h5/labels/linked_up", [3, 1, 2]],
    ] as const) {
      const proxy = await known(where);
      expect(proxy).toMatchObject({
        state: "proxy",
        same: { values: [0, 1, 2], facts: { dims: ["t"], chunks: null } },
      });
      expect(proxy.same.coords.map(({ values }) => values)).toEqual([t]);
      await resolve(where);
      expect(await known(where)).toEqual({ state: "resolved", same: proxy.same });
      await reinstate(where);
      await resolve(where, { as: "lazy" });
      expect(await known(where)).toEqual({ state: "resolved", same: proxy.same });
      await reinstate(where);
      expect(await known(where)).toEqual(proxy);
    }
  });
  await test.step("a lazy array without its proxy is still read (limits 1, 2)", async () => {
    const where = "/day001.hdf5/precipitation";
    const { same } = await known(where);
    await resolve(where, { as: "lazy", retain: false });
    expect(await known(where)).toEqual({ state: "resolved", same });
  });
  await test.step("expressions find the same in all of them (acceptance 13)", async () => {
    const where = "/day001.hdf5/temperatures";
    const all = () =>
      page.evaluate(async () => {
        const { proxima } = globalThis as unknown as InPage;
        const texts = ["T + 1", "T == T[0, 0]", "T.sum()", "std(T, axis=0)"];
        const named = texts.map((text) => text.replaceAll("T", 'this["/day001.hdf5/temperatures"]'));
        const results = await Promise.all(named.map((text) => proxima.evaluate(text)));
        return results.map(({ data, ...rest }) => ({ ...rest, data: Array.from(data as Float64Array, Number) }));
      });
    const proxy = await all();
    expect(proxy.map(({ shape }) => shape)).toEqual([[24, 3], [24, 3], [], [3]]);
    for (const as of ["lazy", "values"] as const) {
      await resolve(where, { as });
      expect(await all()).toEqual(proxy);
      await reinstate(where);
      await reinstate(where);
      expect(await app.info(where)).toMatchObject({ state: "proxy" });
    }
  });
  await test.step("what is put together from proxies leaves them proxies (acceptance 9)", async () => {
    await app.goTo("/day001.hdf5/sensor_data");
    await app.inspector.getByRole("textbox", { name: "Dimension of the members" }).fill("sensor");
    await app.inspector.getByRole("button", { name: "Join" }).click();
    await app.inspector.getByRole("button", { name: "Show as one array" }).click();
    await expect(app.inspector).toContainText("proxy (expression): read when needed");
    expect(await app.info("/day001.hdf5/sensor_data/sensor001")).toMatchObject({ state: "proxy" });
  });
});

test("what does not fit into the memory budget is refused before it is read, with what to do (limit 6)", async ({
  app,
}) => {
  const { page } = app;
  const settings = JSON.stringify({ state: { chosen: { memoryBudget: 2 ** 20 } }, version: 1 });
  await page.addInitScript((text) => {
    (globalThis as unknown as InPage).localStorage.setItem("proxima-settings", text);
  }, settings);
  await app.goto();
  const folder = test.info().outputPath("large");
  mkdirSync(folder, { recursive: true });
  const shape = "{'descr': '<f8', 'fortran_order': False, 'shape': (262144,), }";
  const header = Buffer.concat([
    Buffer.from([0x93]),
    Buffer.from("NUMPY"),
    Buffer.from([1, 0, shape.length, 0]),
    Buffer.from(shape),
  ]);
  writeFileSync(path.join(folder, "large.npy"), Buffer.concat([header, Buffer.alloc(2 ** 21)]));
  copyFileSync(SAMPLE, path.join(folder, "weather.h5"));
  await drop(app, folder);
  await app.select("large.npy");
  await expect(app.inspector).toContainText("More than the memory budget of 1.05 MB");
  await app.inspector.getByRole("button", { name: "Resolve, 2.10 MB" }).click();
  await expect(page.getByText("This dataset needs 2.10 MB, the memory budget is 1.05 MB.").first()).toBeVisible();
  await expect(page.getByText(/resolve it as a lazy array, or raise the budget/).first()).toBeVisible();
  await app.inspector.getByRole("button", { name: "As lazy array" }).click();
  await expect(app.inspector).toContainText("resolved: a lazy array");
  // The loader that reads everything refuses a whole file the same way, and leaves no part of it behind.
  await page.getByRole("button", { name: "Open more" }).click();
  await page.getByRole("menuitem", { name: "Load by a configuration" }).click();
  await write(page, "data: {loader: hdf5, glob_str: weather.h5, target_path: whole}\n");
  await dialog(page).getByRole("button", { name: "Load 1 file" }).click();
  await expect(dialog(page)).toContainText("All values of this file together needs");
  await dialog(page).getByRole("button", { name: "Show the tree" }).click();
  await expect(app.row("whole")).toHaveCount(0);
});
