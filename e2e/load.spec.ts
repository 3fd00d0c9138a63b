import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, FIXTURES, type InPage, test } from "./app.ts";
import { badDay, measurements } from "./loadFolder.ts";
import { dialog, drop, editor, load, write } from "./loadPage.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.withoutHandles();
  await app.goto();
});

test("a folder with a load configuration becomes the tree that it describes", async ({ app }) => {
  const { page } = app;
  await drop(app, measurements(test.info().outputPath()));
  const preview = dialog(page).getByRole("region", { name: "Preview of the load" });
  await expect(preview.getByRole("listitem").filter({ hasText: /^data/ })).toContainText("42 files");
  await preview.getByText("data", { exact: true }).click();
  await expect(preview).toContainText("measurements/day007.hdf5");
  await expect(preview).toContainText("/measurements/007/data");
  await dialog(page).getByRole("button", { name: "Load 86 files" }).click();
  const report = dialog(page).getByRole("region", { name: "Load report" });
  await expect(report.getByRole("status")).toContainText("86 files loaded");
  await expect(report.getByRole("row", { name: /^done data/ })).toContainText("hdf5_proxy42");
  await dialog(page).getByRole("button", { name: "Show the tree" }).click();
  await expect(dialog(page)).toBeHidden();

  // Values and facts come by the road that all values come by.
  await app.goTo("/measurements/002/data/temperatures");
  await expect(app.cell(3, 1)).toHaveText(/^5\.1/);
  await expect(app.fact("Mapped type")).toHaveText("labelled_data: XarrayDC");
  await app.goTo("/measurements/002/params");
  await app.preview.getByRole("button", { name: "Text", exact: true }).click();
  await expect(app.preview).toContainText("station: Orbit 1");
  const sum = await page.evaluate(async () => {
    const { proxima } = globalThis as unknown as InPage;
    const { data } = await proxima.evaluate(
      'mean(this["/measurements/002/data/temperatures"] - this["/measurements/001/data/temperatures"]) + this["/heights"].sum()',
    );
    return Array.from(data as Float64Array);
  });
  expect(sum).toEqual([63]);
  const text = await page.evaluate(() => (globalThis as unknown as InPage).proxima.tree("/measurements/002"));
  expect(text).toBe(`
Tree of OrderedDataGroup '002', 2 members, 0 attributes
 └┬ data                                    <OrderedDataGroup, 3 members, 1 attribute>
    └┬ precipitation                        <XrDataContainer, proxy (hdf5), float64, shape (24,), 0 attribute…
     ├ sensor_data                          <TimeSeriesGroup, 3 members, 1 attribute>
       └┬ sensor001                         <XrDataContainer, proxy (hdf5), int32, shape (2, 4), 0 attributes>
        ├ sensor002                         <XrDataContainer, proxy (hdf5), int32, shape (2, 4), 0 attributes>
        └ sensor003                         <XrDataContainer, proxy (hdf5), int32, shape (2, 4), 0 attributes>
     └ temperatures                         <XarrayDC, proxy (hdf5), float64, (hour: 24, height: 3), 2 attrib…
  └ params                                  <MutableMappingContainer, 0 attributes>
`);

  // All of it is closed together.
  await page.getByRole("button", { name: "Close measurements" }).click();
  await expect(app.row("measurements")).toHaveCount(0);
  await expect(app.row("heights")).toBeVisible();
});

test("a misspelt option is named with the nearest one, and mended by a click (limit 22)", async ({ app }) => {
  const { page } = app;
  await drop(app, measurements(test.info().outputPath(), 2));
  await expect(editor(page)).toContainText("enable_mapping");
  await write(page, "data:\n  loader: hdf5_proxy\n  glob_st: measurements/day*.hdf5\n");
  const problems = dialog(page).getByRole("list", { name: "Problems" });
  await expect(problems).toContainText("“glob_st” is no option of the entry “data”; did you mean “glob_str”?");
  await expect(dialog(page).getByRole("button", { name: /^Load \d/ })).toBeDisabled();
  await problems.getByRole("button", { name: "Write glob_str" }).click();
  await expect(editor(page)).toContainText("glob_str: measurements");
  await expect(problems).toBeHidden();
  await dialog(page).getByRole("button", { name: "Load 2 files" }).click();
  await expect(dialog(page).getByRole("row", { name: /^done data/ })).toBeVisible();
  const { outcome } = await load(app, {}, { data: { loader: "hdf5", glob_str: "x", requierd: true } });
  expect(outcome).toEqual({
    code: "invalid",
    message: "The load configuration is wrong: “requierd” is no option of the entry “data”; did you mean “required”?",
  });
});

test("names of options and loaders are completed", async ({ app }) => {
  const { page } = app;
  await drop(app, measurements(test.info().outputPath(), 1));
  await write(page, "data:");
  // The list takes keys only once it has been there for a moment.
  const take = async (name: string) => {
    await expect(dialog(page).getByRole("option", { name })).toBeVisible();
    await page.waitForTimeout(200);
    await page.keyboard.press("Enter");
  };
  await page.keyboard.type("\n  loader: hdf5_a");
  await take("hdf5_as_dask");
  await page.keyboard.type("\nglob");
  await take("glob_str");
  await page.keyboard.type("measurements/day001.hdf5");
  await page.keyboard.press("Escape");
  await expect(editor(page)).toContainText("loader: hdf5_as_dask  glob_str: measurements/day001.hdf5");
  await expect(dialog(page).getByRole("button", { name: "Load 1 file" })).toBeEnabled();
});

test("a bad file is in the report with its reason, and costs its neighbours nothing (limit 22)", async ({ app }) => {
  const { page } = app;
  const folder = measurements(test.info().outputPath(), 3);
  badDay(folder, "002");
  await drop(app, folder);
  await expect(editor(page)).toContainText("data");
  await write(
    page,
    "data: {loader: hdf5_proxy, glob_str: measurements/day*.hdf5}\nmissing: {loader: yaml, glob_str: nothing.yml}\n",
  );
  await dialog(page).getByRole("button", { name: "Load 3 files" }).click();
  const report = dialog(page).getByRole("region", { name: "Load report" });
  await expect(report.getByRole("status")).toContainText("2 files loaded, 1 failed");
  await expect(report).toContainText("This is a text file, not HDF5.");
  await expect(report).toContainText("No file matches “nothing.yml”.");
  await dialog(page).getByRole("button", { name: "Back to the configuration" }).click();
  await write(
    page,
    "data: {loader: hdf5_proxy, glob_str: measurements/day*.hdf5, target_path: 'x/{basename:}', required: true}\n",
  );
  await dialog(page).getByRole("button", { name: "Load 3 files" }).click();
  await expect(report).toContainText("of the required entry “data” failed: This is a text file, not HDF5.");
  await dialog(page).getByRole("button", { name: "Show the tree" }).click();
  await expect(app.row("data")).toBeVisible();
  await expect(app.row("x")).toHaveCount(0);
});

test("a load that is cancelled leaves the tree as it was", async ({ app }) => {
  const { page } = app;
  await drop(app, measurements(test.info().outputPath(), 300));
  await dialog(page).getByRole("button", { name: "Load 602 files" }).click();
  await expect(dialog(page).getByRole("progressbar", { name: "Loaded so far" })).toBeVisible();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("The load was cancelled: nothing was added")).toBeVisible();
  await expect(dialog(page).getByRole("button", { name: "Load 602 files" })).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Explore HDF5 files of any size");
  const report = await page.evaluate(() => (globalThis as unknown as InPage).proxima.loadReport());
  expect(report?.status).toBe("cancelled");
  expect(await page.evaluate(() => (globalThis as unknown as InPage).proxima.children("/"))).toEqual([]);
});

test("the folder opens without its configuration, too", async ({ app }) => {
  await drop(app, measurements(test.info().outputPath(), 2));
  await dialog(app.page).getByRole("button", { name: "Open without it" }).click();
  for (const name of ["day001.hdf5", "day002_params.yml", "heights.npy", "notes.txt"]) {
    await expect(app.row(name)).toBeVisible();
  }
  await app.select("heights.npy");
  await expect(app.cell(1, 0)).toHaveText("10");
});

test("all values of a file are read at once where there is room, else none is, and what to do is said (acceptance 4, 11; limit 9)", async ({
  app,
}) => {
  const { page } = app;
  const folder = measurements(test.info().outputPath(), 2);
  await drop(app, folder);
  await expect(editor(page)).toContainText("data");
  await write(
    page,
    "data: {loader: hdf5, glob_str: measurements/day001.hdf5}\nlazy: {loader: hdf5_as_dask, glob_str: measurements/day002.hdf5}\n",
  );
  await dialog(page).getByRole("button", { name: "Load 2 files" }).click();
  await dialog(page).getByRole("button", { name: "Show the tree" }).click();
  await expect(page.getByRole("button", { name: /^memory 864 bytes/ })).toBeVisible();
  expect(await app.info("/data/temperatures")).toMatchObject({ state: "resolved", residentBytes: 576 });
  expect(await app.info("/lazy/temperatures")).toMatchObject({
    state: "proxy",
    tags: ["hdf5", "dask"],
    chunks: [6, 3],
  });
  const lazy = await page.evaluate(() => (globalThis as unknown as InPage).proxima.resolve("/lazy/temperatures"));
  // Chunks mean the same before and after.
  expect(lazy).toMatchObject({ state: "resolved", lazy: true, chunks: [6, 3] });
  await expect(page.getByRole("button", { name: /^memory 864 bytes/ })).toBeVisible();
  expect(await app.numbers("/lazy/temperatures", "0, :")).toEqual([2, 2.1, 2.2]);
});

test("groups that are made with a type, and YAML as attributes", async ({ app }) => {
  const folder = measurements(test.info().outputPath(), 1);
  writeFileSync(
    path.join(folder, "load_cfg.yml"),
    `load_cfg:
  data: {loader: hdf5_proxy, glob_str: measurements/day001.hdf5, target_path: series/1}
  params:
    loader: yaml
    glob_str: measurements/day001_params.yml
    target_path: series/1
    load_as_attr: true
    unpack_data: true
create_groups: [{path: series, Cls: TimeSeriesGroup}]
`,
  );
  await drop(app, folder);
  await dialog(app.page)
    .getByRole("button", { name: /^Load 2/ })
    .click();
  await dialog(app.page).getByRole("button", { name: "Show the tree" }).click();
  await app.goTo("/series");
  await expect(app.fact("Mapped type")).toHaveText("TimeSeriesGroup");
  await app.goTo("/series/1");
  await expect(app.attribute("params")).toContainText("Orbit 1");
  await expect(app.attribute("station")).toContainText("Orbit 1");
});

test("names in lower case lead to the same objects (acceptance 15, 16)", async ({ app }) => {
  const { page } = app;
  await drop(app, path.join(FIXTURES, "load/names"));
  await dialog(page).getByRole("button", { name: "Load 1 file" }).click();
  await dialog(page).getByRole("button", { name: "Show the tree" }).click();
  await app.goTo("/names/uppercasegroup/values");
  await expect(app.cell(2, 0)).toHaveText("2");
  const children = await page.evaluate(() => (globalThis as unknown as InPage).proxima.children("/names"));
  expect(children.map(({ name, mappedType }) => [name, mappedType]).sort()).toEqual([
    ["Clash", undefined],
    ["bytes", "time_series"],
    ["clash", undefined],
    ["list", "time_series"],
    ["strange", "no such type"],
    ["text", "time_series"],
    ["uppercasegroup", undefined],
  ]);
  expect(await app.numbers("/names/uppercasegroup/values", "1:")).toEqual([1, 2]);
  await app.goTo("/names/strange");
  await expect(app.fact("Mapped type")).toHaveText("no such type, which is not known here");
});

test("the tree of a node is copied as text", async ({ app }) => {
  const { page } = app;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(path.join(FIXTURES, "load/measurements/day001.hdf5"));
  await app.row("day001.hdf5").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Copy tree as text" }).click();
  await expect(page.getByText("Copied tree")).toBeVisible();
  const text = await page.evaluate(() =>
    (
      globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
    ).navigator.clipboard.readText(),
  );
  expect(text).toContain("Tree of OrderedDataGroup 'day001.hdf5', 3 members, 1 attribute");
});

test("a script loads files by the paths beside them, with the configuration as an object", async ({ app }) => {
  const files = { "campaign/a/one.yml": "x: 1", "campaign/b/two.yml": "- 1", "campaign/notes.txt": "Calibrated." };
  const entry = { loader: "yaml", glob_str: "*/*.yml", target_path: "params/{basename:}" };
  const { outcome, report } = await load(app, files, {
    params: entry,
    notes: { loader: "text", glob_str: "notes.txt" },
  });
  expect(outcome).toEqual(["/params", "/notes"]);
  expect(report.entries[0]).toMatchObject({ found: 2, loaded: 1, failed: 1 });
  expect(await app.info("/params/one")).toMatchObject({ kind: "dataset", mappedType: "MutableMappingContainer" });
  const again = await load(app, files, { params: { ...entry, required: true } });
  expect(again.outcome).toMatchObject({
    code: "exists",
    message: "“a/one.yml” of the required entry “params” failed: Path “/params/one” already exists.",
  });
  expect(await app.info("/params/one")).toMatchObject({ kind: "dataset" });
  // The place of results is nobody else's.
  const over = { loader: "text", glob_str: "notes.txt", target_path: "results", exists_action: "overwrite" };
  const refused = await load(app, files, { over });
  expect(refused.report.entries[0]?.files[0]?.reason?.message).toBe(
    "“/results” is kept for the results of expressions.",
  );
});
