import { expect, fixture, SAMPLE, test } from "./app.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.goto();
});

test("a 1-D dataset is a column, a 2-D one a table, with exact integers", async ({ app }) => {
  await app.open(fixture("types.h5"));
  await app.select("every", "int64_exact");
  await expect(app.cell(1, 0)).toHaveText("9007199254740993");
  await expect(app.cell(3, 0)).toHaveText("9223372036854775807");
  await app.goTo("/types.h5/every/targets/table");
  await expect(app.cell(2, 3)).toHaveText("11");
});

test("numbers that are not plain are written as NumPy writes them", async ({ app }) => {
  await app.open(fixture("types.h5"));
  await app.select("every", "float64be");
  const texts = ["0", "-0", "1.5", "-2.25", "nan", "inf", "-inf", "1.79769e308"];
  for (const [row, text] of texts.entries()) await expect(app.cell(row, 0)).toHaveText(text);
});

test("a step along an outer axis shows other values; a typed index too", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  const at = async (time: number) => (await app.numbers("/weather.h5/fields/temperature", `${time}, 10, 3`))[0];
  const shown = async (time: number) => String(Number((await at(time))?.toPrecision(6)));
  await expect(app.cell(10, 3)).toHaveText(await shown(12));
  await app.page.getByRole("button", { name: "Next index of axis 0" }).click();
  await expect(app.cell(10, 3)).toHaveText(await shown(13));
  const index = app.page.getByRole("textbox", { name: "Index or range of axis 0" });
  await index.fill("23");
  await index.press("Enter");
  await expect(app.cell(10, 3)).toHaveText(await shown(23));
  await index.fill("24");
  await index.press("Enter");
  await expect(app.preview).toContainText("outside");
  await expect(app.cell(10, 3)).toHaveText(await shown(23));
});

test("axes are swapped and ranges reversed", async ({ app }) => {
  await app.open(fixture("layouts.h5"));
  await app.select("btree_2");
  await expect(app.cell(3, 1)).toHaveText("37");
  await app.page.getByRole("button", { name: "Swap rows and columns" }).click();
  await expect(app.cell(3, 1)).toHaveText("15");
  await app.page.getByRole("button", { name: "Swap rows and columns" }).click();
  const range = app.page.getByRole("textbox", { name: "Range of rows, axis 0" });
  await range.fill("::-2");
  await range.press("Enter");
  await expect(app.cell(0, 0)).toHaveText("108");
  await expect(app.cell(1, 0)).toHaveText("84");
  await expect(app.grid).toHaveAttribute("aria-rowcount", "6");
  await range.fill("seven");
  await expect(app.preview).toContainText("is not an index or a range");
});

test("a compound is a table of its fields", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("particles", "table");
  await expect(app.grid.getByRole("columnheader", { name: /^id/ })).toBeVisible();
  await expect(app.cell(0, 0)).toHaveText("7000");
  await expect(app.cell(0, 1)).toHaveText(/^[BDG]-7000$/);
  await expect(app.cell(0, 2)).toHaveText(/^(buoy|drifter|glider)$/);
  await expect(app.cell(0, 3)).toHaveText(/^(true|false)$/);
  await app.jump("199, 0");
  await expect(app.cell(199, 0)).toHaveText("7199");
});

test("a scalar text is shown whole", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("run", "config");
  await expect(app.preview).toContainText("resolution: 1 deg");
  await expect(app.preview).toContainText("seed: 20261122");
});

test("selected cells are copied as tab-separated text", async ({ app }) => {
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(fixture("layouts.h5"));
  await app.select("contiguous");
  await app.cell(1, 1).click();
  await app.cell(2, 3).click({ modifiers: ["Shift"] });
  await app.page.keyboard.press("Control+c");
  const clipboard = () =>
    app.page.evaluate(() =>
      (navigator as unknown as { clipboard: { readText(): Promise<string> } }).clipboard.readText(),
    );
  await expect.poll(clipboard).toBe("13\t14\t15\n25\t26\t27");
});

test("what holds no values says so", async ({ app }) => {
  await app.open(fixture("types.h5"));
  await app.select("every", "null");
  await expect(app.preview).toContainText("Null dataspace");
  await app.select("zero_2d");
  await expect(app.preview).toContainText("(3, 0, 2)");
});
