import { expect, fixture, SAMPLE, test } from "./app.ts";
import { sampledCells } from "./picture.ts";

test("a group is a table that can be sorted; what it stands for is offered beside it", async ({ app }) => {
  await app.goto();
  await app.open(fixture("groups.h5"), fixture("labels-climate.nc"));
  const tab = (name: string) => app.preview.getByRole("radio", { name });
  const column = (at: number) =>
    app.grid
      .locator(`[role=gridcell][aria-colindex="${at + 2}"]`)
      .allTextContents()
      .then((texts) => texts.slice(0, 4));

  await test.step("members are sorted by facts, by pointer and by keyboard", async () => {
    await app.select("many");
    await expect(app.cell(2, 0)).toHaveText("run_2");
    await app.grid.getByRole("columnheader", { name: "Shape" }).hover();
    await app.grid.getByRole("button", { name: "Sort by Shape" }).click();
    await expect(app.grid.getByRole("columnheader", { name: /^Shape/ })).toHaveAttribute("aria-sort", "ascending");
    // Member n has (7 n) mod 300 elements: 43 * 7 is 301.
    await expect.poll(() => column(0)).toEqual(["run_0", "run_43", "run_86", "run_129"]);
    expect(await column(2)).toEqual(["0", "1", "2", "3"]);
    await app.grid.focus();
    // By the column of the cursor: the names, up and down.
    await app.page.keyboard.press("s");
    await app.page.keyboard.press("s");
    await expect.poll(() => column(0)).toEqual(["run_299", "run_298", "run_297", "run_296"]);
    await app.page.keyboard.press("s");
    await expect(app.cell(0, 0)).toHaveText("run_0");
    await app.goTo("/groups.h5/ocean");
    await app.grid.getByRole("button", { name: "Sort by Stored size" }).click();
    await expect.poll(() => column(4)).toEqual(["48 bytes", "96 bytes", "128 bytes", "128 bytes"]);
    // Nothing but a group has no other view.
    await expect(app.preview.getByRole("radiogroup", { name: "View of the group" })).toHaveCount(0);
    await app.grid.focus();
    await app.page.keyboard.press("Enter");
    await expect(app.preview.getByRole("heading", { name: "lat", exact: true })).toBeVisible();
  });

  await test.step("NXdata is its signal over its axes, also where an entry leads to it", async () => {
    await app.goTo("/groups.h5/entry");
    await expect(tab("Members")).toBeChecked();
    await tab("Plot").check();
    await expect(app.preview.getByText("Angular scan", { exact: true })).toBeVisible();
    const picture = app.preview.getByRole("img", { name: /^Heat map, 10 × 20, .*rows angle \(deg\); columns energy/ });
    await expect(picture).toBeVisible();
    const cells = await sampledCells(app, picture, 5);
    for (const { row, column: at, value } of cells) expect(Number(value)).toBe(10 * row + at);
    expect(cells.length).toBeGreaterThan(2);
    await app.goTo("/groups.h5/entry/line");
    await expect(app.preview.getByRole("img", { name: /^Line, 20 values, min 0, max 361/ })).toBeVisible();
    await expect(app.preview.getByRole("combobox", { name: "Values along the axis" })).toHaveValue(
      "/groups.h5/entry/line/energy",
    );
    await app.goTo("/groups.h5/entry/broken");
    await expect(app.cell(0, 0)).toHaveText("other");
    await app.goTo("/groups.h5/entry/scan");
    await app.preview.getByRole("button", { name: "counts" }).click();
    await expect(app.preview.getByRole("heading", { name: "counts" })).toBeVisible();
  });

  await test.step("a data frame is one table; only the rows on screen are read", async () => {
    await app.page.setViewportSize({ width: 1600, height: 800 });
    await app.goTo("/groups.h5/cells");
    await tab("Data frame").check();
    await expect(app.preview.getByText("5000 rows, 5 columns")).toBeVisible();
    const row = (at: number) => app.grid.locator(`[role=row][aria-rowindex="${at + 2}"]`);
    await expect(row(5)).toHaveText(/^c00055/);
    for (const [at, text] of ["9574", "0.625", "NK", "row 5", "1"].entries())
      await expect(app.cell(5, at)).toHaveText(text);
    // No category, and no value.
    await expect(app.cell(6, 2)).toHaveText("");
    await app.grid.focus();
    await app.page.keyboard.press("Control+End");
    await expect(app.cell(4999, 4)).toHaveText("");
    await app.page.keyboard.press("Home");
    await expect(app.cell(4999, 0)).toHaveText(String((4999 * 7919) % 10007));
    await expect(row(4999)).toHaveText(/^c49994999/);
  });

  await test.step("a netCDF group lists its variables, and leads to the main one", async () => {
    await app.goTo("/labels-climate.nc");
    const grid = app.preview.getByRole("grid", { name: "Variables" });
    await expect(grid.getByRole("gridcell", { name: "(time: 14, lat: 6, lon: 8)" })).toBeVisible();
    await app.preview.getByRole("button", { name: "T", exact: true }).click();
    await expect(app.preview.getByRole("heading", { name: "T" })).toBeVisible();
  });
});

test("data that are linked to their plot are drawn there, with the axes of the plot", async ({ app }) => {
  await app.goto();
  await app.open(fixture("linked.nxs"));
  const tab = (name: string) => app.preview.getByRole("radio", { name, exact: true });

  await test.step("a plot of links", async () => {
    await app.goTo("/linked.nxs/entry");
    await tab("Plot").check();
    const picture = app.preview.getByRole("img", {
      name: /^Heat map, 10 × 20, .*rows angle \(deg\); columns energy \(keV\)/,
    });
    await expect(picture).toBeVisible();
    const cells = await sampledCells(app, picture, 5);
    for (const { row, column, value } of cells) expect(value).toBe(`${100 * row + column} counts`);
    expect(cells.length).toBeGreaterThan(2);
  });

  await test.step("a signal that says so itself, behind a link", async () => {
    await app.goTo("/linked.nxs/old/data");
    await expect(app.preview.getByRole("img", { name: /^Line, 12 values, min 0, max 121/ })).toBeVisible();
    await expect(app.preview.getByRole("combobox", { name: "Values along the axis" })).toHaveValue(
      "/linked.nxs/old/data/time",
    );
  });

  await test.step("the link itself: its values, with the labels of its place, and the way to where they lie", async () => {
    await app.goTo("/linked.nxs/entry/plot/data");
    await tab("Table").check();
    await expect(app.cell(3, 4)).toHaveText("304");
    await expect(app.grid.getByRole("rowheader", { name: "9 3", exact: true })).toBeVisible();
    await app.page.keyboard.press("Control+e");
    await expect(app.page.getByRole("dialog", { name: /^Export/ })).toContainText("[:, :] 1.60 kB of values");
    await app.page.keyboard.press("Escape");
    await app.preview.getByRole("button", { name: "Go to target" }).click();
    await expect(app.preview.getByRole("heading", { name: "frames" })).toBeVisible();
    await expect(app.grid.getByRole("rowheader", { name: "3", exact: true })).toBeVisible();
  });
});

test("a plot of NeXus begins at its default slice, and goes on where it was left", async ({ app }) => {
  await app.goto();
  await app.open(fixture("states.h5"));
  await app.select("images");
  await app.preview.getByRole("radio", { name: "Plot" }).check();
  // Of the third channel, in the middle of the images.
  await expect(app.preview.getByRole("img", { name: /^Heat map, 10 × 12, min 2.?200, max 2.?301/ })).toBeVisible();
  await app.preview.getByRole("slider", { name: "Index of axis 1" }).fill("0");
  await expect(app.preview.getByRole("img", { name: /^Heat map, 10 × 12, min 2.?000, max 2.?101/ })).toBeVisible();
  await app.select("trace");
  await expect(app.preview.getByRole("img", { name: /^Line, 10 values, min 1207, max 1297/ })).toBeVisible();
  await app.select("beyond");
  await expect(app.preview.getByRole("img", { name: /^Heat map, 10 × 12/ })).toBeVisible();
  await app.select("images");
  await expect(app.preview.getByRole("img", { name: /^Heat map, 10 × 12, min 2.?000, max 2.?101/ })).toBeVisible();
});

test("members are offered as a dimension where there are at least two", async ({ app }) => {
  await app.goto();
  await app.open(fixture("groups.h5"));
  const heading = app.inspector.getByRole("heading", { name: "Members as a dimension" });
  await app.goTo("/groups.h5/entry/line");
  await expect(heading).toBeVisible();
  await app.goTo("/groups.h5/entry/broken");
  await expect(app.inspector.getByRole("heading", { name: "Group" })).toBeVisible();
  await expect(heading).toHaveCount(0);
});

test("what chunks take is a dash with its reason in the table of members", async ({ app }) => {
  await app.goto();
  await app.open(SAMPLE);
  await app.goTo("/weather.h5/fields");
  const size = app.cell(0, 4);
  await expect(size).toHaveText("–");
  await size.hover();
  await expect(size).toHaveAttribute("title", /^Not known yet: .* where the dataset is selected$/);
});
