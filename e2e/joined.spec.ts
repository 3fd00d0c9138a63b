import path from "node:path";
import { expect, FIXTURES, type InPage, test } from "./app.ts";
import { measurements } from "./loadFolder.ts";
import { dialog, drop } from "./loadPage.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.withoutHandles();
  await app.goto();
});

test("the type of a group says what its members are together; one path is shown over all files", async ({ app }) => {
  const { page } = app;
  const evaluate = (text: string) =>
    page.evaluate(async (what) => {
      const { data, ...rest } = await (globalThis as unknown as InPage).proxima.evaluate(what);
      return { ...rest, data: Array.from(data as Float64Array, Number) };
    }, text);
  const folder = path.join(FIXTURES, "groups");
  await test.step("stretches of time follow each other, and keep their type (acceptance 33)", async () => {
    await drop(app, folder);
    await dialog(page).getByRole("button", { name: "Load 1 file" }).click();
    await dialog(page).getByRole("button", { name: "Show the tree" }).click();
    await app.goTo("/groups/series");
    await expect(app.preview).toContainText("HeterogeneousTimeSeriesGroup");
    await expect(app.preview).toContainText("Members are stretches of time: (11, 3)");
    const series = 'this["/groups/series"]';
    expect(await evaluate(`${series}.sel(time=slice(3, 5))[:, 0]`)).toMatchObject({
      dtype: "|i1",
      coords: { time: [3, 4, 5] },
      data: [9, 40, 43],
    });
    expect((await evaluate(`${series}[-3:]`)).shape).toEqual([3, 3]);
    await expect(app.cell(10, 2)).toHaveText("105");
  });
  await test.step("members are placed by their attributes", async () => {
    await app.goTo("/groups/sweep");
    await expect(app.preview).toContainText("Members are places along seed, rate: (2, 2, 2)");
    expect(await evaluate('this["/groups/sweep"].sel(seed=3).mean("dim_1")')).toMatchObject({
      coords: { rate: [0.1, 0.5] },
      data: [1.5, 0.5],
    });
    await app.inspector.getByRole("button", { name: "Show as one array" }).click();
    await expect(app.fact("Shape")).toHaveText("2 × 2 × 2");
    await expect(app.preview).toContainText("rate");
    await app.goTo("/groups/sweep");
    expect((await evaluate('this["/groups/sweep"]')).data).toEqual([1, 2, 0, 1, 2, 3, Number.NaN, Number.NaN]);
  });
  await test.step("of a graph its parts are named", async () => {
    await app.goTo("/groups/network");
    await app.preview.getByRole("button", { name: "_edges" }).click();
    await expect(app.fact("Shape")).toHaveText("3 × 2");
  });
  await test.step("a dataset of all files is one array; what does not fit is left out and named", async () => {
    await app.closeAll();
    await page.reload();
    await app.open(...[0, 1, 2, 3].map((number) => path.join(folder, `run${number}.h5`)));
    await app.goTo("/run1.h5/fluid/T");
    await app.rowAt("/run1.h5/fluid/T").click({ button: "right" });
    await page.getByRole("menuitem", { name: "This path in all files" }).click();
    await expect(page.getByText("Left out: run2.h5 (shape (4)), run3.h5 (not there)")).toBeVisible();
    await expect(app.fact("Shape")).toHaveText("2 × 5");
    expect(await evaluate('this["/*/fluid/T"].sel(file="run1.h5")')).toMatchObject({ data: [10, 11, 12, 13, 14] });
  });
});

test("a group whose members stand for a dimension is one array, by its type or by hand", async ({ app }) => {
  const { page } = app;
  await drop(app, measurements(test.info().outputPath(), 6));
  await dialog(page)
    .getByRole("button", { name: /^Load \d/ })
    .click();
  await dialog(page).getByRole("button", { name: "Show the tree" }).click();
  await app.goTo("/measurements");
  await app.inspector.getByRole("textbox", { name: "Dimension of the members" }).fill("day");
  await app.inspector.getByRole("button", { name: "Join" }).click();
  await expect(app.inspector).toContainText("Members are places along day");
  const evaluate = (text: string) =>
    page.evaluate(async (what) => {
      const { data, ...rest } = await (globalThis as unknown as InPage).proxima.evaluate(what);
      return { ...rest, data: Array.from(data as Float64Array, Number) };
    }, text);
  const all = 'this["/measurements/*/data/temperatures"]';
  expect(await evaluate(`${all}.sel(day=2).isel(hour=0)`)).toMatchObject({ data: [2, 2.1, 2.2] });
  expect(await evaluate(`${all}[:, 0, 0]`)).toMatchObject({
    shape: [6],
    dims: ["day"],
    coords: { day: [1, 2, 3, 4, 5, 6] },
    data: [1, 2, 1, 2, 1, 2],
  });

  // The sensors of a day are a series by their mapped type; their names are texts.
  await app.goTo("/measurements/001/data/sensor_data");
  await expect(app.inspector).toContainText("Members are places along time");
  expect(await evaluate('_.max("time")')).toMatchObject({ shape: [2, 4], data: new Array(8).fill(103) });
  await app.inspector.getByRole("button", { name: "Compute with it" }).click();
  await expect(page.getByRole("textbox", { name: "Expression" })).toHaveValue(
    'this["/measurements/001/data/sensor_data"]',
  );
  await app.inspector.getByRole("button", { name: "Show as one array" }).click();
  await expect(app.fact("Shape")).toHaveText("3 × 2 × 4");
  await expect(app.inspector).toContainText("proxy (expression): read when needed");
  // The slider stands in the middle of the dimension: at the second of three sensors.
  await expect(app.cell(1, 3)).toHaveText("102");
});
