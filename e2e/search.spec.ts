import { expect, fixture, SAMPLE, test } from "./app.ts";

test.beforeEach(({ app }) => app.goto());

test("the tree shows what matches, with what lies above it", async ({ app }) => {
  await app.open(SAMPLE);
  await expect(app.row("fields")).toBeVisible();
  await app.page.keyboard.press("/");
  const field = app.page.getByRole("textbox", { name: "Filter the tree" });
  await expect(field).toBeFocused();
  await field.fill("temp");
  await expect(app.row("temperature")).toBeVisible();
  await expect(app.row("fields")).toBeVisible();
  await expect(app.row("checkpoints")).toHaveCount(0);
  await expect(app.page.getByRole("status").filter({ hasText: /match.* of \d/ })).toBeVisible();
  await field.press("Enter");
  await app.page.keyboard.press("End");
  await expect(app.preview).toContainText("temperature");
  await field.focus();
  await field.press("Escape");
  await expect(app.row("checkpoints")).toBeVisible();
});

test("globs and terms narrow it down; what is not understood says what there is (limit 19)", async ({ app }) => {
  await app.open(fixture("labels-climate.nc"));
  const field = app.page.getByRole("textbox", { name: "Filter the tree" });
  await field.fill("attr:units type:float ndim:3");
  await expect(app.row("T")).toBeVisible();
  await expect(app.page.getByRole("status").filter({ hasText: "1 match of" })).toBeVisible();
  await field.fill("**/deep/**/in*");
  await expect(app.row("inner")).toBeVisible();
  await expect(app.row("deeper")).toBeVisible();
  await field.fill("nothing-like-this");
  await expect(app.page.getByText(/Nothing matches\. \d+ searched\./)).toBeVisible();
  await field.fill("tipe:float");
  await expect(
    app.page.getByText("There is no search term “tipe:”. There are type:, kind:, ndim:, attr:."),
  ).toBeVisible();
});

test("the palette goes to a path and runs a command, by the keyboard alone", async ({ app }) => {
  await app.open(fixture("labels-climate.nc"));
  await app.page.keyboard.press("Control+k");
  const palette = app.page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await app.page.keyboard.type("inner");
  await expect(palette.getByRole("option", { name: "/labels-climate.nc/deep/deeper/inner" })).toBeVisible();
  await app.page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(app.preview).toContainText("/labels-climate.nc/deep/deeper/inner");
  await expect(app.row("inner")).toBeVisible();
  // What has the very name comes first, however deep it lies.
  await app.open(fixture("labels-nexus.h5"));
  await app.page.keyboard.press("Control+k");
  await app.page.keyboard.type("lat");
  await expect(palette.getByRole("option")).toHaveText([
    "/labels-climate.nc/lat",
    "/labels-nexus.h5/entry/scatter/lat",
    "/labels-climate.nc/lat_bnds",
  ]);
  await app.page.keyboard.press("ArrowDown");
  await app.page.keyboard.press("Enter");
  await expect(app.rowAt("/labels-nexus.h5/entry/scatter/lat")).toHaveAttribute("aria-selected", "true");
  await app.page.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill("dark");
  await app.page.keyboard.press("Enter");
  await expect(app.page.locator("html")).toHaveAttribute("data-theme", "dark");
});
