import { type App, expect, fixture, test } from "./app.ts";

const rows = (app: App) => app.preview.getByRole("combobox", { name: "Axis shown as rows" });
const columns = (app: App) => app.preview.getByRole("combobox", { name: "Axis shown as columns" });
const note = (app: App) => app.preview.getByRole("note", { name: "Slow slice" });

test.beforeEach(async ({ app }) => {
  await app.goto();
  await app.open(fixture("sparse/slices.h5"));
  await app.select("steps");
  await expect(app.preview.getByRole("img", { name: /^Heat map/ })).toBeVisible();
});

test("a slice across the chunks says what it costs, and leads to the axes that cost less", async ({ app }) => {
  await expect(note(app)).toHaveCount(0);
  await rows(app).selectOption("time");
  await expect(note(app)).toContainText(
    "This slice cuts through 6000 chunks (1.57 GB). Along y and x it would be 1.57 MB.",
  );
  await note(app).getByRole("button", { name: "Show along y and x" }).press("Enter");
  await expect(note(app)).toHaveCount(0);
  await expect(rows(app)).toHaveValue("1");
  await expect(columns(app)).toHaveValue("2");
  await expect(app.preview.getByRole("img", { name: /^Heat map/ })).toBeVisible();
});

test("a slice that is restricted to less says nothing", async ({ app }) => {
  await rows(app).selectOption("time");
  await expect(note(app)).toBeVisible();
  const range = app.preview.getByRole("textbox", { name: "Range of rows, axis 0" });
  await range.fill("1000:1040");
  await range.press("Enter");
  await expect(note(app)).toHaveCount(0);
});

test("lines, and the cells of a table, count as far as they are shown", async ({ app }) => {
  await columns(app).selectOption("time");
  await app.preview.getByRole("radio", { name: "Line" }).check({ force: true });
  await expect(note(app)).toContainText("This line cuts through 2000 chunks (524 MB). Along y it would be 524 kB.");
  await note(app).getByRole("button", { name: "Show along y" }).click();
  await expect(note(app)).toHaveCount(0);
  await app.preview.getByRole("radio", { name: "Table" }).check({ force: true });
  await rows(app).selectOption("time");
  await expect(app.grid).toBeVisible();
  await expect(note(app)).toHaveCount(0);
});
