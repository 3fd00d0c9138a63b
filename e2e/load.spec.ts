import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { LoadReport } from "../src/core/loading.ts";
import { type App, expect, FIXTURES, type InPage, SAMPLE, test } from "./app.ts";
import { badDay, measurements } from "./loadFolder.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.withoutHandles();
  await app.goto();
});

async function drop(app: App, folder: string): Promise<void> {
  const chooser = app.page.waitForEvent("filechooser");
  await app.page.getByRole("button", { name: "Open folder" }).click();
  await (await chooser).setFiles(folder);
}

const dialog = (page: Page) => page.getByRole("dialog", { name: "Load by a configuration" });
const editor = (page: Page) => dialog(page).getByRole("textbox", { name: "Load configuration" });

/** Puts a text in the place of the whole configuration. */
async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** As a script does: files with their paths beside them, and a configuration. */
function load(app: App, files: Readonly<Record<string, string>>, config: unknown) {
  return app.page.evaluate(
    async ([given, how]) => {
      const { proxima } = globalThis as unknown as InPage;
      const placed = Object.entries(given).map(([where, text]) => ({ path: where, file: new File([text], where) }));
      const outcome = await proxima.open(placed, how).catch((error: { code: string; message: string }) => ({
        code: error.code,
        message: error.message,
      }));
      return { outcome, report: (await proxima.loadReport()) as LoadReport };
    },
    [files, config] as const,
  );
}

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

test("links into another file of the drop are followed once the user says so (limit 10)", async ({ app }) => {
  const { page } = app;
  await drop(app, path.join(FIXTURES, "load/linked"));
  await app.goTo("/master.h5/missing");
  await expect(app.preview).toContainText("That file is missing here");
  await app.goTo("/master.h5/data");
  await expect(app.preview).toContainText("in the file sub/parts.h5");
  const read = () =>
    page.evaluate(async () => {
      const { proxima } = globalThis as unknown as InPage;
      return Promise.all(
        ["/master.h5/data", "/master.h5/group/values", "/parts.h5/back"].map((where) =>
          proxima.read(where).then(
            ({ data }) => Array.from(data as Float64Array),
            () => "refused",
          ),
        ),
      );
    });
  expect(await read()).toEqual(["refused", "refused", "refused"]);
  await app.preview.getByRole("button", { name: "Follow links between these files" }).click();
  await app.preview.getByRole("button", { name: "Go to target" }).click();
  await expect(app.cell(3, 0)).toHaveText("30");
  await expect(app.fact("Path")).toHaveText("/parts.h5/group/values");
  expect(await read()).toEqual([
    [0, 10, 20, 30],
    [0, 10, 20, 30],
    [0, 10, 20, 30],
  ]);
  const { data } = await page.evaluate(() => {
    const { proxima } = globalThis as unknown as InPage;
    return proxima.evaluate('this["/master.h5/data"].sum() + this["/master.h5/own"].sum()');
  });
  expect(Array.from(Object.values(data))).toEqual([63]);
});

test("virtual datasets and external storage read the other files of the drop once the user says so", async ({
  app,
}) => {
  const { page } = app;
  await drop(app, path.join(FIXTURES, "sets"));
  await test.step("raw data beside them are no faults, but one folded line with their names", async () => {
    await expect(app.row("master.h5")).toBeVisible();
    await expect(app.row("raw-1.bin")).toHaveCount(0);
    await expect(page.getByText("could not be opened")).toHaveCount(0);
    await app.row("3 other files").dblclick();
    for (const name of ["raw-1.bin", "raw-2.bin", "truth.json"]) await expect(app.row(name)).toBeVisible();
    await app.select("raw-1.bin");
    await expect(app.preview).toContainText("This file is not HDF5");
  });
  const note = app.preview.getByRole("note", { name: "Values in other files" });
  await test.step("before, fill values stand for them, and what is missing is named", async () => {
    await app.goTo("/master.h5/no_file");
    await expect(note).toContainText("One file with its values was opened together with this one.");
    await expect(note).toContainText("Missing sources: parts/run_7.h5");
    await expect(app.cell(0, 1)).toHaveText("-4");
    await expect(app.fact("Data files")).toHaveText("parts/run_0.h5 (not read), parts/run_7.h5 (missing)");
    await app.goTo("/master.h5/by_file");
    await expect(app.preview).toContainText("no values yet");
  });
  await test.step("then they are read", async () => {
    await note.getByRole("button", { name: "Read values from these files" }).click();
    await expect(note).toBeHidden();
    await expect(app.fact("Shape")).toHaveText("9 × 4");
    await expect(app.cell(8, 3)).toHaveText("211");
    await app.goTo("/master.h5/no_file");
    await expect(app.cell(0, 1)).toHaveText("1");
    await expect(app.cell(1, 1)).toHaveText("-4");
    await expect(note).toContainText("Missing sources: parts/run_7.h5");
    await app.inspector.getByText("2 parts").click();
    await expect(app.inspector.getByRole("list", { name: "Parts of the virtual dataset" })).toContainText(
      "[0, 0:4] = parts/run_0.h5: data[0, 0:4]",
    );
    await app.goTo("/external.h5/several");
    await expect(app.cell(1, 3)).toHaveText("32");
    await app.goTo("/external.h5/lost");
    await expect(app.preview).toContainText("The values lie in the file “lost.bin”, which is not at hand here.");
  });
  await test.step("and expressions compute on them", async () => {
    const { data } = await page.evaluate(() =>
      (globalThis as unknown as InPage).proxima.evaluate(
        'this["/master.h5/stacked"].sum() + this["/external.h5/one"].sum()',
      ),
    );
    expect(Array.from(Object.values(data), Number)).toEqual([3798 + 145]);
  });
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
