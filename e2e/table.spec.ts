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
  // Fields of a compound in a compound are columns, too.
  await expect(app.grid.getByRole("columnheader", { name: /^position\.lat/ })).toBeVisible();
  await app.jump("199, 0");
  await expect(app.cell(199, 0)).toHaveText("7199");
});

test("a table of compounds is sorted by a field; what is copied is in its order", async ({ app }) => {
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(fixture("views.h5"));
  await app.select("records");
  const ids = async (count = 5) => {
    const texts: string[] = [];
    for (let row = 0; row < count; row++) texts.push((await app.cell(row, 0).textContent()) ?? "");
    return texts;
  };
  await expect.poll(ids).toEqual(["3", "1", "5", "2", "4"]);
  await app.grid.getByRole("button", { name: "Sort by mass" }).click();
  await expect(app.grid.getByRole("columnheader", { name: /^mass/ })).toHaveAttribute("aria-sort", "ascending");
  // -2, 0, 0.5, 8, and what is no number.
  await expect.poll(ids).toEqual(["5", "4", "3", "2", "1"]);
  await expect(app.grid.getByRole("rowheader").first()).toHaveText("2");
  await app.cell(0, 0).click();
  await expect(app.preview).toContainText("[2] 5");
  await app.cell(1, 2).click({ modifiers: ["Shift"] });
  await app.page.keyboard.press("Control+c");
  const copied = () =>
    app.page.evaluate(() =>
      (
        globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
      ).navigator.clipboard.readText(),
    );
  await expect.poll(copied).toBe("5\t-2\te\n4\t0\td");
  // The cursor is in the column of names.
  await app.page.keyboard.press("s");
  await expect.poll(ids).toEqual(["1", "2", "3", "4", "5"]);
  await app.jump("2, 0");
  await expect(app.preview).toContainText("[2] 5");
  await app.page.keyboard.press("s");
  await app.page.keyboard.press("s");
  await app.page.keyboard.press("s");
  await expect.poll(ids).toEqual(["3", "1", "5", "2", "4"]);
});

test("a scalar text is shown whole; JSON and YAML as a tree, or as they are", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("run", "config");
  await app.preview.getByRole("button", { name: "Text", exact: true }).click();
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

test("JSON and YAML are trees whose branches open", async ({ app }) => {
  await app.open(fixture("views.h5"));
  await app.select("settings");
  const value = app.preview.getByRole("region", { name: "Value" });
  await expect(value.getByText("nx", { exact: true })).toBeVisible();
  await expect(value.getByText("64", { exact: true })).toBeVisible();
  await value.getByText("grid", { exact: true }).click();
  await expect(value.getByText("nx", { exact: true })).toHaveCount(0);
  await value.getByRole("button", { name: "Text", exact: true }).click();
  await expect(value).toContainText('{"grid": {"nx": 64, "wrap": true}');
  await app.select("run");
  await expect(value.getByRole("button", { name: "YAML as a tree" })).toHaveAttribute("aria-pressed", "true");
  await expect(value.getByText("eddy", { exact: true })).toBeVisible();
  await expect(value.getByText("0.001", { exact: true })).toBeVisible();
});

test("what is selected is summed and averaged, whole numbers exactly", async ({ app }) => {
  await app.open(fixture("views.h5"), fixture("types.h5"));
  await app.goTo("/views.h5/steps");
  const line = app.preview.getByTestId("selection");
  await app.cell(2, 3).click();
  await expect(line).toHaveCount(0);
  // Rows 2 and 3, columns 3 to 5, of which two are nan: 302.03 + 302.04 + 302.05 + 303.03.
  await app.cell(3, 5).click({ modifiers: ["Shift"] });
  await expect(line).toHaveText(/^n 4 {2}2 nan {2}sum 1209.15 {2}mean 302.28[78] {2}min 302.03 {2}max 303.03$/);
  await app.goTo("/types.h5/every/int64_exact");
  await app.cell(1, 0).click();
  await app.cell(2, 0).click({ modifiers: ["Shift"] });
  const [one, other] = await app.page.evaluate(async () => {
    const { proxima } = globalThis as unknown as {
      proxima: { read(path: string, part: string): Promise<{ data: BigInt64Array }> };
    };
    const { data } = await proxima.read("/types.h5/every/int64_exact", "1:3");
    return [String(data[0]), String(data[1])];
  });
  const sum = BigInt.asIntN(64, BigInt(one ?? 0) + BigInt(other ?? 0));
  await expect(line).toContainText(`sum ${sum} `);
  await app.goTo("/views.h5/records");
  await app.cell(0, 1).click();
  await app.cell(4, 1).click({ modifiers: ["Shift"] });
  await expect(line).toHaveText("n 4  1 nan  sum 6.5  mean 1.625  min -2  max 8");
});

test("numbers are written in the format that was chosen, cells tinted by their values", async ({ app }) => {
  await app.open(fixture("views.h5"));
  await app.select("steps");
  const format = app.preview.getByRole("combobox", { name: "Format of numbers" });
  await expect(app.cell(1, 2)).toHaveText("301.02");
  await format.selectOption("scientific");
  await expect(app.cell(1, 2)).toHaveText("3.010200e2");
  await format.selectOption("exact");
  await expect(app.cell(1, 2)).toHaveText("301.02");
  await format.selectOption("auto");
  await app.preview.getByRole("button", { name: "Tint the cells" }).click();
  const ground = (row: number, column: number) =>
    app.cell(row, column).evaluate((node) => {
      const page = globalThis as unknown as { getComputedStyle(node: unknown): { backgroundColor: string } };
      return page.getComputedStyle(node).backgroundColor;
    });
  expect(await ground(9, 3)).not.toBe(await ground(1, 3));
  expect(await ground(3, 4)).toBe("rgba(0, 0, 0, 0)");
  await app.goTo("/views.h5/columns");
  await format.selectOption("hex");
  await expect(app.cell(3, 2)).toHaveText("0x0000000000000006");
});

test("what holds no values says so", async ({ app }) => {
  await app.open(fixture("types.h5"));
  await app.select("every", "null");
  await expect(app.preview).toContainText("Null dataspace");
  await app.select("zero_2d");
  await expect(app.preview).toContainText("(3, 0, 2)");
});
