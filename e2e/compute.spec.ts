import type { PlanInfo } from "../src/rpc/explorerApi.ts";
import { type App, expect, fixture, SAMPLE, test } from "./app.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.goto();
});

function field(app: App) {
  return app.page.getByRole("textbox", { name: "Expression" });
}

function bar(app: App) {
  return app.page.getByRole("region", { name: "Compute" });
}

async function openPressure(app: App): Promise<void> {
  await app.open(SAMPLE);
  await app.select("fields", "pressure");
  await expect(app.grid).toBeVisible();
}

test("typing says shape, type and bytes; Enter computes; the result is a node of the tree", async ({ app }) => {
  await openPressure(app);
  await field(app).fill("mean(_[0:12] - 273.15, axis=0)");
  await expect(bar(app)).toContainText("(y 60, x 90)");
  await expect(bar(app)).toContainText("float32");
  await expect(bar(app)).toContainText(/reads \d+ kB/);
  await field(app).press("Enter");
  await expect(app.row("result 1")).toHaveAttribute("aria-selected", "true");
  await expect(app.grid).toHaveAttribute("aria-rowcount", "61");
  const [first] = await app.numbers("/results/result 1", "0, 0");
  const wanted = await app.numbers("/weather.h5/fields/pressure", "0:12, 0, 0");
  expect(first).toBeCloseTo(wanted.reduce((sum, value) => sum + value, 0) / 12 - 273.15, 3);
  await expect(app.attribute("expression")).toContainText("mean(_[0:12] - 273.15, axis=0)");
});

test("a plan tells the bytes that lie in the file from those that they become", async ({ app }) => {
  await openPressure(app);
  const { storageBytes } = await app.info("/weather.h5/fields/pressure");
  const plan = (text: string) =>
    app.page.evaluate(
      (wanted) =>
        (globalThis as unknown as { proxima: { plan(text: string): Promise<PlanInfo> } }).proxima.plan(wanted),
      text,
    );
  expect((await plan("mean(_)")).storedBytes).toBe(storageBytes);
  const half = await plan("mean(_[:12])");
  expect(half.readBytes).toBe(12 * 60 * 90 * 4);
  expect(half.storedBytes).toBeGreaterThan(0);
  expect(half.storedBytes).toBeLessThan(storageBytes ?? 0);
  expect((await plan("_ - _.mean(axis=0)")).storedBytes).toBe(2 * (storageBytes ?? 0));
  await field(app).fill("mean(_)");
  await expect(bar(app)).toContainText(/reads 518 kB, [\d.]+ kB stored/);
  await app.page.getByRole("button", { name: "Plan" }).click();
  await expect(app.page.getByRole("region", { name: "Plan" })).toContainText(/reads 518 kB, [\d.]+ kB stored/);
});

test("a result is an operand of the next expression", async ({ app }) => {
  await openPressure(app);
  await field(app).fill("_.max(axis=0)");
  await field(app).press("Enter");
  await expect(app.row("result 1")).toHaveAttribute("aria-selected", "true");
  const largest = await app.page.evaluate(async () => {
    const { proxima } = globalThis as unknown as {
      proxima: { evaluate(text: string): Promise<{ data: ArrayLike<number> }> };
    };
    return (await proxima.evaluate('max(this["/results/result 1"])')).data[0];
  });
  const all = await app.numbers("/weather.h5/fields/pressure", ":");
  expect(largest).toBe(all.reduce((most, value) => Math.max(most, value), 0));
});

test("what is wrong is said at its place, nothing is run", async ({ app }) => {
  await openPressure(app);
  await field(app).fill("mean(_, axis=7)");
  await expect(bar(app)).toContainText("There is no axis 7");
  await field(app).fill("nosuch + 1");
  await expect(bar(app)).toContainText("“nosuch” is no dataset near");
  await field(app).fill("_ < 1 < 2");
  await expect(bar(app)).toContainText("cannot be chained");
  await expect(app.row("results")).toHaveCount(0);
});

test("a name that only another file has is answered with its path", async ({ app }) => {
  await openPressure(app);
  await app.open(fixture("labels-climate.nc"));
  await app.goTo("/weather.h5/fields/pressure");
  await field(app).fill("pressure + inner");
  await expect(bar(app)).toContainText(
    '“inner” is no dataset near /weather.h5/fields/pressure. Write this["/labels-climate.nc/deep/deeper/inner"].',
  );
});

test("names are completed, functions with what they do", async ({ app }) => {
  await openPressure(app);
  await field(app).pressSequentially("wind");
  const list = app.page.getByRole("listbox", { name: "Completions" });
  await expect(list.getByRole("option", { name: /wind_u/ })).toBeVisible();
  await field(app).press("Tab");
  await expect(field(app)).toHaveValue(/^wind_/);
  await field(app).fill("");
  await field(app).pressSequentially("nanme");
  await expect(list.getByRole("option", { name: /nanmean/ })).toBeVisible();
  await field(app).fill("");
  await field(app).pressSequentially("_.");
  await expect(list.getByRole("option", { name: /^. groupby\b/ })).toBeVisible();
  await field(app).pressSequentially("se");
  await field(app).press("Tab");
  await expect(field(app)).toHaveValue("_.sel(");
  await expect(app.page.getByText("sel(dim=label, [method], [tolerance], [drop])")).toBeVisible();
});

test("the plan is drawn before anything is read", async ({ app }) => {
  await openPressure(app);
  await field(app).fill("_ - _.mean(axis=0)");
  await app.page.getByRole("button", { name: "Plan" }).click();
  const plan = app.page.getByRole("region", { name: "Plan" });
  await expect(plan).toContainText("mean over axis 0");
  await expect(plan).toContainText("/weather.h5/fields/pressure");
});

test("the script for dask can be read and copied", async ({ app }) => {
  await openPressure(app);
  await field(app).fill("std(_, axis=(1, 2))");
  await app.page.getByRole("button", { name: "Export as Python" }).click();
  const dialog = app.page.getByRole("dialog", { name: "Python script" });
  await expect(dialog).toContainText("import dask.array as da");
  await expect(dialog).toContainText("da.std(");
});

test("a result is deleted, computed again, and gone with its row", async ({ app }) => {
  await openPressure(app);
  await field(app).fill("histogram(_, 16)");
  await field(app).press("Enter");
  await expect(app.row("result 1")).toBeVisible();
  expect(await app.numbers("/results/result 1", ":")).toHaveLength(16);
  await app.page.evaluate(() =>
    (globalThis as unknown as { proxima: { close(path: string): Promise<void> } }).proxima.close("/results/result 1"),
  );
  await expect(app.row("result 1")).toHaveCount(0);
});

test("a reader that is ended in the middle costs time, not the result", async ({ app }) => {
  await app.setPatience(1500);
  await app.goto();
  const [root = ""] = await app.open(fixture("arrays.h5"));
  const answer = app.page.evaluate(async (path) => {
    const { proxima } = globalThis as unknown as {
      proxima: { evaluate(text: string): Promise<{ data: ArrayLike<number> }> };
    };
    const text = `mean(this["${path}/f8"]) + std(this["${path}/i4"]) + sum(this["${path}/u1"])`;
    const all = [];
    for (let i = 0; i < 30; i++) all.push((await proxima.evaluate(text)).data[0]);
    return all;
  }, root);
  await expect.poll(() => app.page.workers().length).toBeGreaterThan(2);
  for (const worker of app.page.workers().filter((other) => other.url() !== app.page.workers()[0]?.url())) {
    await worker.evaluate(() => (globalThis as unknown as { close(): void }).close()).catch(() => undefined);
  }
  const values = await answer;
  expect(new Set(values).size).toBe(1);
  expect(values).toHaveLength(30);
});
