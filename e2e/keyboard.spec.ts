import { type App, expect, fixture, SAMPLE, test } from "./app.ts";

async function press(app: App, ...keys: string[]): Promise<void> {
  for (const key of keys) await app.page.keyboard.press(key);
}

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.goto();
  await app.open(SAMPLE);
  await app.row("weather.h5").click();
});

test("from the file to a value without a mouse", async ({ app }) => {
  await press(app, "ArrowDown");
  await expect(app.row("checkpoints")).toHaveAttribute("aria-selected", "true");
  await press(app, "f");
  await expect(app.row("fields")).toHaveAttribute("aria-selected", "true");
  await press(app, "ArrowRight");
  await expect(app.row("land")).toBeVisible();
  await press(app, "ArrowRight", "ArrowDown", "ArrowDown");
  await expect(app.row("temperature")).toHaveAttribute("aria-selected", "true");
  await expect(app.cell(0, 0)).not.toBeEmpty();
  await press(app, "Enter");
  await expect(app.grid).toBeFocused();
  await press(app, "ArrowDown", "ArrowRight", "ArrowRight");
  await expect(app.preview).toContainText("[12, 1, 2]");
  await press(app, "]");
  await expect(app.preview).toContainText("[13, 1, 2]");
  await press(app, "Control+End");
  await expect(app.preview).toContainText("[13, 59, 89]");
  await press(app, "t");
  await expect(app.page.getByRole("combobox", { name: "Axis shown as rows" })).toHaveValue("2");
  await expect(app.grid).toHaveAttribute("aria-rowcount", "91");
});

test("F6 walks through the panes", async ({ app }) => {
  await app.select("grid", "time");
  await expect(app.cell(0, 0)).toHaveText("0");
  await press(app, "F6");
  await expect(app.grid).toBeFocused();
  await press(app, "F6");
  await expect(app.inspector).toBeFocused();
  await press(app, "Shift+F6", "Shift+F6");
  await expect(app.grid).not.toBeFocused();
  await press(app, "ArrowDown");
  await expect(app.row("x")).toHaveAttribute("aria-selected", "true");
});

test("panes fold away and come back", async ({ app }) => {
  await press(app, "Control+i");
  await expect(app.inspector).toBeHidden();
  await press(app, "Control+i");
  await expect(app.inspector).toBeVisible();
  await press(app, "Control+b");
  const files = app.page.getByRole("region", { name: "Files" });
  await expect(files).toBeHidden();
  await press(app, "Control+b");
  await expect(files).toBeVisible();
  await expect(app.row("weather.h5")).toBeVisible();
});

test("F1 lists the shortcuts, Escape closes the list", async ({ app }) => {
  await press(app, "F1");
  const sheet = app.page.getByRole("dialog", { name: "Shortcuts" });
  await expect(sheet).toContainText("Next pane");
  await press(app, "Escape");
  await expect(sheet).toBeHidden();
});

test("tree keys: Home, End, star and the way up", async ({ app }) => {
  await app.open(fixture("labelled.h5"));
  await app.row("labelled.h5").click();
  await press(app, "End");
  await expect(app.row("scaled")).toHaveAttribute("aria-selected", "true");
  await press(app, "*");
  for (const name of ["entry", "multiverse", "scaled"])
    await expect(app.row(name)).toHaveAttribute("aria-expanded", "true");
  await press(app, "ArrowLeft", "ArrowLeft");
  await expect(app.row("labelled.h5")).toHaveAttribute("aria-selected", "true");
  await press(app, "Home");
  await expect(app.row("weather.h5")).toHaveAttribute("aria-selected", "true");
});

test("the tree is one stop of the tab key", async ({ app }) => {
  await app.open(fixture("netcdf.nc"));
  await app.row("netcdf.nc").click();
  await press(app, "Tab");
  await expect(app.tree.locator(":focus")).toHaveCount(0);
  await press(app, "Shift+Tab", "Shift+Tab");
  await expect(app.tree.locator(":focus")).toHaveCount(0);
});

test("the tree is entered where one is, not at its top", async ({ app }) => {
  await app.page.evaluate(() => {
    (globalThis as unknown as { location: { hash: string } }).location.hash = "#v=1&path=/weather.h5/fields/pressure";
  });
  await expect(app.preview.getByRole("heading", { level: 1 })).toHaveText("pressure");
  await expect(app.row("pressure")).toHaveAttribute("aria-selected", "true");
  await app.page.getByRole("textbox", { name: "Filter the tree" }).focus();
  await press(app, "Tab");
  await expect(app.row("pressure")).toBeFocused();
  await press(app, "ArrowDown");
  await expect(app.row("temperature")).toBeFocused();
});

test("tabs of files are one stop of the tab key, and closed without losing the focus", async ({ app }) => {
  await app.open(fixture("netcdf.nc"), fixture("labelled.h5"));
  await app.tab("weather.h5").focus();
  await press(app, "ArrowRight");
  await expect(app.tab("netcdf.nc")).toBeFocused();
  await press(app, "End");
  await expect(app.tab("labelled.h5")).toBeFocused();
  await press(app, "Tab", "Tab");
  await expect(app.page.getByRole("button", { name: "Open more" })).toBeFocused();
  await app.tab("netcdf.nc").focus();
  await press(app, "Delete");
  await expect(app.tab("netcdf.nc")).toHaveCount(0);
  await expect(app.tab("labelled.h5")).toBeFocused();
  await press(app, "Enter");
  await expect(app.preview.getByRole("heading", { level: 1 })).toHaveText("labelled.h5");
});

test("on a narrow page the sheets are walked through by the keyboard, too", async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 390, height: 800 });
  const files = page.getByRole("dialog", { name: "Files" });
  await press(app, "Control+b");
  await expect(files.getByRole("treeitem", { name: /weather\.h5/ })).toBeFocused();
  await press(app, "f");
  await expect(app.row("fields")).toBeFocused();
  await press(app, "ArrowRight");
  await expect(app.row("land")).toBeVisible();
  // Datasets are walked by; Enter goes to what is chosen.
  await press(app, "ArrowDown", "ArrowDown", "ArrowDown");
  await expect(app.row("temperature")).toBeFocused();
  await expect(files).toBeVisible();
  await press(app, "Enter");
  await expect(files).toBeHidden();
  await expect(app.grid).toBeFocused();
  // A click wants to see what it chose.
  await press(app, "Control+b");
  await app.row("pressure").click();
  await expect(files).toBeHidden();
  await expect(app.preview.getByRole("heading", { level: 1 })).toHaveText("pressure");

  await press(app, "Control+i");
  await expect(app.inspector).toBeFocused();
  await press(app, "Escape", "/");
  await expect(files.getByRole("textbox", { name: "Filter the tree" })).toBeFocused();
});

test("the filter is reached where the tree is folded away", async ({ app }) => {
  await press(app, "Control+b");
  await expect(app.page.getByRole("region", { name: "Files" })).toBeHidden();
  await press(app, "/");
  const field = app.page.getByRole("textbox", { name: "Filter the tree" });
  await expect(field).toBeFocused();
  await field.fill("no such name");
  await expect(app.page.getByText("No path matches.", { exact: false })).toBeVisible();
  await app.page.getByRole("button", { name: "Show all" }).last().click();
  await expect(field).toBeFocused();
  await expect(app.row("weather.h5")).toBeVisible();
});

test("a dialog begins with what it asks, and gives the focus back", async ({ app }) => {
  await app.select("fields", "temperature");
  await expect(app.cell(0, 0)).not.toBeEmpty();
  await press(app, "F6", "Control+e");
  const sheet = app.page.getByRole("dialog", { name: "Export temperature" });
  await expect(sheet.getByRole("radio", { name: "What is shown" })).toBeFocused();
  await press(app, "Escape");
  await expect(app.grid).toBeFocused();
});
