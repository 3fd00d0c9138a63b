import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { JoinOptions } from "../src/core/joinOptions.ts";
import { type App, expect, FIXTURES, type InPage, test } from "./app.ts";
import { PYTHON } from "./bigFiles.ts";

interface Truth {
  readonly shape: number[];
  readonly dtype: string;
  readonly dims: string[];
  readonly coords: Readonly<Record<string, number[]>>;
  readonly data: (number | null)[];
}

const FOLDER = path.join(FIXTURES, "mapped");
/** What NumPy and xarray make of the files: `fixtures/mapped.py`. */
const TRUTH = JSON.parse(readFileSync(path.join(FOLDER, "mapped.json"), "utf8")) as {
  readonly grids: Readonly<Record<string, Truth>>;
  readonly stretches: Readonly<Record<string, Truth>>;
  readonly states: Readonly<Record<string, Truth>>;
  readonly places: Truth;
  readonly hole: Truth;
};

test.beforeEach(async ({ app }) => {
  await app.withoutHandles();
  await app.goto();
  const chooser = app.page.waitForEvent("filechooser");
  await app.page.getByRole("button", { name: "Open folder" }).click();
  await (await chooser).setFiles(FOLDER);
  const dialog = app.page.getByRole("dialog", { name: "Load by a configuration" });
  await dialog.getByRole("button", { name: "Load 1 file" }).click();
  await dialog.getByRole("button", { name: "Show the tree" }).click();
});

/** Numbers with null for NaN; a fault as its message. */
function evaluate(page: Page, text: string) {
  return page.evaluate(async (what) => {
    try {
      const { data, ...rest } = await (globalThis as unknown as InPage).proxima.evaluate(what);
      const values = Array.from(data as Float64Array, Number).map((value) => (Number.isNaN(value) ? null : value));
      return { ...rest, data: values };
    } catch (error) {
      return (error as Error).message;
    }
  }, text);
}

const array = (name: string) => `this["/mapped/${name}"]`;

function treat(page: Page, where: string, dims: readonly string[] | null, options?: JoinOptions) {
  return page.evaluate(
    async ([at, names, how]) => {
      await (globalThis as unknown as InPage).proxima.treatAsDimension(at, names, how);
    },
    [where, dims, options] as const,
  );
}

const shownView = (app: App) => app.preview.getByRole("radio", { checked: true, name: /^(Table|Line|Heat map)/ });

test("a dataset as a grid is an array of its shape, in expressions, in reads and on screen", async ({ app }) => {
  const { page } = app;
  for (const [name, truth] of Object.entries(TRUTH.grids)) {
    expect(await evaluate(page, array(`grids/${name}`))).toEqual(truth);
    expect(await app.numbers(`/mapped/grids/${name}`)).toEqual(truth.data);
    const { shape, dims, state, mappedType } = await app.info(`/mapped/grids/${name}`);
    expect({ shape, dims, state, mappedType }).toEqual({
      shape: truth.shape,
      dims: truth.dims,
      state: "proxy",
      mappedType: "grid",
    });
  }
  await app.goTo("/mapped/grids/square");
  await expect(shownView(app)).toHaveAccessibleName(/^Heat map/);
  await expect(app.fact("Shape")).toHaveText("5 × 4 × 3");
  await expect(app.fact("Stored as")).toContainText("5 × 12, in chunks of 1 × 12");
  await expect(app.fact("Shown as")).toContainText("a heat map");
  expect(await evaluate(page, `${array("grids/square")}.sel(time=20, x=0.25)`)).toMatchObject({
    dims: ["y"],
    data: TRUTH.grids.square?.data.slice(2 * 12, 2 * 12 + 3),
  });
  expect(await app.numbers("/mapped/grids/square", "1, :, 2")).toEqual(
    [0, 1, 2, 3].map((x) => TRUTH.grids.square?.data[12 + 3 * x + 2]),
  );
  await test.step("of a large one only the times that are looked at are read", async () => {
    const plan = await page.evaluate(() =>
      (globalThis as unknown as InPage).proxima.plan('this["/mapped/grids/large"][7, 3:5, 10]'),
    );
    expect(plan).toMatchObject({ shape: [2], readBytes: 4 * 40_000 });
    expect(await app.numbers("/mapped/grids/large", "7, 3:5, 10")).toEqual([13, 14]);
  });
  await test.step("its values in memory are the same, and its table is laid out, too", async () => {
    await app.inspector.getByRole("button", { name: /^Resolve, / }).click();
    await expect(app.inspector).toContainText("in memory");
    expect(await app.numbers("/mapped/grids/square")).toEqual(TRUTH.grids.square?.data);
    await app.preview.getByRole("radio", { name: /^Table/ }).click();
    await expect(app.cell(3, 2)).toHaveText(String(TRUTH.grids.square?.data[2 * 12 + 11]));
  });
  await test.step("in Python its cells are laid out by the code that is copied", async () => {
    test.skip(!PYTHON, "no Python with h5py");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    for (const name of ["square", "rows_first", "space", "cells"]) {
      await app.rowAt(`/mapped/grids/${name}`).click({ button: "right" });
      await expect(page.getByRole("menuitem", { name: "Copy as xarray" })).toHaveCount(0);
      await page.getByRole("menuitem", { name: "Copy as h5py" }).click();
      const code = await page.evaluate(() =>
        (
          globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
        ).navigator.clipboard.readText(),
      );
      const answer = execFileSync(PYTHON ?? "", ["-c", `${code}print(data.shape, data.ravel().tolist())`], {
        cwd: FIXTURES,
        encoding: "utf8",
      });
      const { shape = [], data = [] } = TRUTH.grids[name] ?? {};
      expect(answer.trim()).toBe(`(${shape.join(", ")}) [${data.join(", ")}]`);
    }
  });
  await test.step("what does not fit stays as it is stored, with a warning", async () => {
    await app.goTo("/mapped/grids/wrong");
    await expect(app.fact("Shape")).toHaveText("10");
    await expect(app.inspector).toContainText("A grid of (4, 3) has 12 cells; the last axis has 10.");
  });
});

test("the mapped type decides the view that comes first, and the inspector says why", async ({ app }) => {
  const { page } = app;
  for (const [where, view, why] of [
    ["containers/labelled", /^Heat map/, "its values belong to coordinates"],
    ["containers/unlabelled", /^Table/, "it has no labels"],
    ["containers/passed", /^Heat map/, "its values are passed on as they are"],
    ["grids/cells", /^Heat map/, "laid out as the cells of a grid"],
    ["grids/line", /^Heat map/, "laid out as the cells of a grid"],
    ["planes", /^Heat map/, "its members are places along time"],
    ["numbers", /^Line/, "its members are places along time"],
    ["same_ids", /^Line/, "its members are stretches of time"],
    ["disjoint_ids", /^Heat map/, "its members are stretches of time"],
  ] as const) {
    await app.goTo(`/mapped/${where}`);
    await expect(app.fact("Shown as")).toContainText(why);
    await expect(shownView(app)).toHaveAccessibleName(view);
  }
  await app.goTo("/mapped/containers/text");
  await expect(app.fact("Mapped type")).toHaveText("StringContainer");
  await expect(app.preview).toContainText("Calibrated in spring.");
  await app.goTo("/mapped/containers/yaml");
  await expect(app.fact("Mapped type")).toHaveText("array_of_yaml_strings: XarrayYamlDC");
  await expect(app.cell(1, 0)).toHaveText("{a: 2}");

  await test.step("the list of the members is a click away, and stays chosen", async () => {
    await app.goTo("/mapped/planes");
    await expect(app.preview).toContainText("Members are places along time: (3, 20, 30)");
    const view = app.preview.getByRole("radiogroup", { name: "View of the group" });
    await view.getByRole("radio", { name: "Members" }).click();
    await expect(app.preview.getByRole("row", { name: /10/ })).toBeVisible();
    await app.goTo("/mapped/numbers");
    await expect(view.getByRole("radio", { name: "Members" })).toBeChecked();
    await view.getByRole("radio", { name: "One array" }).click();
    await expect(shownView(app)).toHaveAccessibleName(/^Line/);
  });
  await test.step("the members of a sweep are groups: they are joined by a path with a star", async () => {
    await app.goTo("/mapped/sweep");
    const note = app.preview.getByRole("note", { name: "Type of the group" });
    await expect(note).toContainText("ParamSpaceGroup: its members are places along state");
    const field = page.getByRole("textbox", { name: "Expression" });
    for (const place of [note, app.inspector]) {
      await place.getByRole("button", { name: "Compute with it" }).click();
      await expect(field).toHaveValue('this["/mapped/sweep/*"]');
      await expect(page.getByRole("region", { name: "Compute" })).toContainText(
        /Name what lies in each of them, as “.+”/,
      );
      await field.fill("");
      await expect(place.getByRole("button", { name: "Show as one array" })).toHaveCount(0);
    }
  });
});

test("stretches of time with the same ids and with disjoint ones (acceptance 33)", async ({ app }) => {
  const { page } = app;
  const { same_ids: same, disjoint_ids: disjoint } = TRUTH.stretches as Readonly<Record<string, Truth>>;
  expect(same).toMatchObject({ shape: [15, 5], dtype: "|i1" });
  expect(disjoint).toMatchObject({ shape: [15, 10], dtype: "<f8" });
  expect(await evaluate(page, array("same_ids"))).toEqual(same);
  expect(await evaluate(page, array("disjoint_ids"))).toEqual(disjoint);
  for (const name of ["same_ids", "disjoint_ids"]) {
    const byLabel = await evaluate(page, `${array(name)}.sel(time=slice(13, 18))`);
    expect(byLabel).toMatchObject({ shape: [3, TRUTH.stretches[name]?.shape[1]], coords: { time: [13, 15, 17] } });
    expect(await evaluate(page, `${array(name)}.isel(time=slice(-3, None))`)).toEqual(byLabel);
    expect(await evaluate(page, `${array(name)}.sel(id=2)`)).toMatchObject({
      shape: [15],
      data: TRUTH.stretches[name]?.data.filter((_, i) => i % (TRUTH.stretches[name]?.shape[1] ?? 1) === 2),
    });
  }
  expect(await evaluate(page, array("overlap"))).toContain("“0” and “1” both hold time = 3, id = 0.");
  await app.goTo("/mapped/disjoint_ids");
  await expect(app.preview).toContainText("HeterogeneousTimeSeriesGroup");
  await expect(app.preview).toContainText("Members are stretches of time: (15, 10)");
});

test("members placed by names, attributes and their own data are one array; concat and merge agree (acceptance 34)", async ({
  app,
}) => {
  const { page } = app;
  const dims = ["seed", "rate"];
  for (const name of ["by_name", "by_attributes", "by_data"]) {
    for (const method of [undefined, "concat", "merge"] as const) {
      await treat(page, `/mapped/${name}`, method ? dims : null, method && { method });
      expect(await evaluate(page, array(name))).toEqual(TRUTH.places);
    }
  }
  await test.step("a hole is NaN where they are merged, and refused where they are concatenated", async () => {
    const where = "/mapped/by_data_with_a_hole";
    expect(await evaluate(page, array("by_data_with_a_hole"))).toEqual(TRUTH.hole);
    await treat(page, where, dims, { method: "concat" });
    expect(await evaluate(page, array("by_data_with_a_hole"))).toContain(
      "There is no member at seed = 2, rate = 0.5, and concat needs one at each place.",
    );
  });
  await test.step("a member that is added makes another array of them", async () => {
    const outside = readFileSync(path.join(FOLDER, "outside.npy")).toString("base64");
    await treat(page, "/mapped/by_name", dims);
    expect(await evaluate(page, array("by_name"))).toEqual(TRUTH.places);
    await page.evaluate(async (bytes) => {
      const { proxima } = globalThis as unknown as InPage;
      const file = new File([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))], "outside.npy");
      const entry = { loader: "numpy", glob_str: "outside.npy", target_path: "mapped/by_name/9;0.1" };
      await proxima.open([{ file, path: "outside.npy" }], { outside: entry });
    }, outside);
    const refused = "There is no member at seed = 9, rate = 0.5, and";
    expect(await evaluate(page, array("by_name"))).toContain(`${refused} whole numbers have no NaN to stand for it.`);
    await treat(page, "/mapped/by_name", dims, { method: "concat" });
    expect(await evaluate(page, array("by_name"))).toContain(`${refused} concat needs one at each place.`);
    await treat(page, "/mapped/by_name", dims, { method: "merge" });
    expect(await evaluate(page, `${array("by_name")}.sel(seed=9)`)).toMatchObject({
      dtype: "<f8",
      data: [1, 2, null, null, null, null],
    });
  });
});

test("a sweep over states: a hole, a chosen type, ragged fields (acceptance 35; limit 25)", async ({ app }) => {
  const { page } = app;
  const { all, some, ragged_labelled: ragged } = TRUTH.states as Readonly<Record<string, Truth>>;
  const sweep = "/mapped/sweep";
  await treat(page, sweep, ["state"], { method: "concat", dtype: "float32" });
  expect(await evaluate(page, array("sweep/*/all"))).toMatchObject({
    shape: all?.shape,
    dtype: "<f4",
    data: all?.data,
  });
  expect(await evaluate(page, array("sweep/*/some"))).toContain(
    "There is no member at state = 2, and concat needs one at each place.",
  );
  await treat(page, sweep, ["state"], { method: "merge" });
  expect(await evaluate(page, array("sweep/*/some"))).toMatchObject({
    shape: some?.shape,
    dtype: "<f8",
    data: some?.data,
  });
  expect(await evaluate(page, array("sweep/*/ragged_labelled"))).toEqual(ragged);
  expect(await evaluate(page, array("sweep/*/ragged"))).toContain(
    "Along dim_1 the members differ, and not all have labels to join them by: “00” has 2 places, “01” 3.",
  );
  await treat(page, sweep, null);
  expect(await evaluate(page, array("sweep/*/ragged"))).toContain(
    "The members have different shapes: “00” has (2), “01” (3).",
  );
  expect(await evaluate(page, array("sweep/*/some"))).toContain("whole numbers have no NaN to stand for it");
  await test.step("how they are put together is chosen in the inspector, too", async () => {
    await app.goTo(sweep);
    await app.inspector.getByRole("combobox", { name: "Places without a member" }).selectOption("merge");
    await expect.poll(() => evaluate(page, array("sweep/*/some"))).toMatchObject({ data: some?.data });
  });
  await treat(page, sweep, ["state"], { method: "merge", dtype: "float32" });
  expect(await evaluate(page, array("sweep/*/all"))).toContain(
    "A type can only be chosen where members are concatenated",
  );
  await treat(page, sweep, ["state"], { method: "concat", dtype: "float99" });
  expect(await evaluate(page, array("sweep/*/all"))).toContain("“float99” is no type of numbers.");
});

test("what costs dantro a file is read here; facts need no values (acceptance 2, 18; limits 11, 13, 14)", async ({
  app,
}) => {
  const { attributes = [] } = await app.info("/mapped/oddities");
  const { fixed, utf8, latin1, ...texts } = Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
  expect([fixed, utf8]).toEqual([["abc", "de"], "é🌍"]);
  expect(latin1).toMatch(/^Gr.+e$/);
  expect(texts).toEqual({ no_texts: [], empty_texts: ["", ""] });
  const facts = async (name: string) => {
    const { shape, dtype, chunks, state } = await app.info(`/mapped/oddities/${name}`);
    return { shape, dtype: dtype?.str, chunks, state };
  };
  expect(await facts("contiguous")).toEqual({ shape: [2, 3, 4], dtype: "<f8", chunks: null, state: "proxy" });
  expect(await facts("chunk_of_one")).toEqual({ shape: [3], dtype: "<f8", chunks: [1], state: "proxy" });
  expect(await facts("null")).toEqual({ shape: null, dtype: "<f8", chunks: null, state: "proxy" });
  expect(await app.numbers("/mapped/oddities/temp (K) [a:b]*?!")).toEqual([0, 1, 2, 3]);
  await app.goTo("/mapped/oddities/null");
  await expect(app.preview).toContainText("Null dataspace: this dataset holds no values.");
});

test("a graph is drawn; of a large one the nodes with the most edges are told", async ({ app }) => {
  await app.goTo("/mapped/ring");
  await expect(app.fact("Shown as")).toContainText("a graph");
  await expect(app.preview).toContainText("60 nodes, 60 edges, undirected");
  const drawing = app.preview.getByRole("img", { name: "Graph of 60 nodes, 60 edges" });
  await expect(drawing).toBeVisible();
  // Somewhere on the picture is a node; each of a ring has two edges.
  const box = await drawing.boundingBox();
  await expect(async () => {
    for (let x = 0; x <= 40; x++) {
      await drawing.hover({ position: { x: ((box?.width ?? 0) * x) / 40, y: (box?.height ?? 0) / 2 }, force: true });
      const text = await app.preview.getByRole("status").filter({ hasText: /ode/ }).textContent();
      if (/^Node 1[0-5]\d: 2 edges$/.test(text ?? "")) return;
    }
    throw new Error("no node was pointed at");
  }).toPass();
  await test.step("by the keyboard, too; and it is saved as it is drawn", async () => {
    await drawing.focus();
    const said = app.preview.getByRole("status").filter({ hasText: /^Node/ });
    await app.page.keyboard.press("ArrowRight");
    const first = await said.textContent();
    await app.page.keyboard.press("ArrowRight");
    await expect(said).not.toHaveText(first ?? "");
    await app.page.keyboard.press("ArrowLeft");
    await expect(said).toHaveText(first ?? "");
    await app.page.keyboard.press("Escape");
    await expect(said).toHaveCount(0);
    const download = app.page.waitForEvent("download");
    await app.preview.getByRole("button", { name: "Picture", exact: true }).click();
    await app.page.getByRole("menuitem", { name: "Save as SVG" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("ring.svg");
    const svg = readFileSync(await file.path(), "utf8");
    // A circle for each node, a line for each edge.
    expect(svg.match(/<path d="M\S+ \S+?a[^"]+" fill="#0072b2"/g)).toHaveLength(60);
    expect(svg.match(/<path d="(M[^"]+)" fill="none"/)?.[1]?.match(/L/g)).toHaveLength(60);
  });
  await app.goTo("/mapped/crowd");
  await expect(app.preview).toContainText(/8000 nodes, 12\s000 edges/);
  await expect(app.preview).toContainText(/Graphs are drawn up to 3000 nodes and 10\s000 edges\./);
  const table = app.preview.getByRole("table", { name: /The 50 nodes with the most edges/ });
  await expect(table.getByRole("row")).toHaveCount(51);
  await expect(table).toContainText("on average a node has 3.00");
  await app.preview.getByRole("button", { name: "_edges" }).click();
  await expect(app.fact("Shape")).toHaveText("12000 × 2");
});
