import { expect, test } from "./app.ts";
import { bigFile, PYTHON } from "./bigFiles.ts";

test.skip(!PYTHON, "no Python with h5py");

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.goto();
});

test("a file of more than 4 GiB: values beyond every 32-bit border", async ({ app }) => {
  const [root = ""] = await app.open(bigFile("over-4-gib.h5"));
  expect((await app.info(root)).fileBytes).toBeGreaterThan(5 * 2 ** 30);
  for (const row of [0, 700_000, 2 ** 20, 1_310_719]) {
    expect(await app.numbers(`${root}/hollow`, `${row}, 0:1024:512`), `row ${row}`).toEqual([row, row + 0.5]);
  }
  expect(await app.numbers(`${root}/hollow`, "1048577, 5:7")).toEqual([0, 0]);
  expect(await app.numbers(`${root}/behind/waves`, "499, 598:")).toEqual([499_598, 499_599]);
  expect((await app.info(`${root}/behind`)).attributes?.[0]?.value).toBe("beyond 5 GiB");
});

test("the table of a dataset of 5 GiB jumps to its last row", async ({ app }) => {
  await app.open(bigFile("over-4-gib.h5"));
  await app.select("hollow");
  await expect(app.grid).toHaveAttribute("aria-rowcount", "1310721");
  await app.jump("1310719, 512");
  await expect(app.cell(1_310_719, 512)).toHaveText("1.31072e6");
  await expect(app.preview).toContainText("[1310719, 512] 1310719.5");
});

test("a thousand million rows are one table", async ({ app }) => {
  await app.open(bigFile("rows.h5"));
  await app.select("rows");
  await expect(app.grid).toHaveAttribute("aria-rowcount", "1000000001");
  await expect(app.cell(1, 0)).toHaveText("0.5");
  await app.jump("999999999");
  await expect(app.cell(999_999_999, 0)).toBeVisible();
  await expect(app.preview).toContainText("[999999999] 499999999.5");
  await app.jump("123456789");
  await expect(app.cell(123_456_789, 0)).toHaveText("-1");
  await app.jump("500000001");
  await expect(app.preview).toContainText("[500000001] 250000000.5");
});

test("scrolling through a thousand million rows shows the rows that belong there", async ({ app }) => {
  await app.open(bigFile("rows.h5"));
  await app.select("table");
  await app.grid.focus();
  await app.page.keyboard.press("Control+End");
  await expect(app.cell(999_999_999, 3)).toHaveText("4");
  await app.grid.hover();
  await app.page.mouse.wheel(0, -220);
  await expect(app.cell(999_999_980, 0)).toHaveText("1");
  await app.page.keyboard.press("Control+Home");
  await expect(app.cell(0, 0)).toHaveText("0");
});

test("a group of 100 000 members opens at once and is folded into ranges (limits 18, 19)", async ({ app }) => {
  const file = bigFile("wide.h5");
  await app.open(file);
  await expect(app.row("wide")).toBeVisible();
  const started = Date.now();
  await app.expand("wide");
  await expect(app.tree.getByRole("treeitem").filter({ hasText: /item 0.*item 499/ })).toBeVisible();
  expect(Date.now() - started).toBeLessThan(5000);
  expect(await app.tree.getByRole("treeitem").count()).toBeLessThan(200);
  await app.tree
    .getByRole("treeitem")
    .filter({ hasText: /item 500.*item 999/ })
    .click();
  await app.page.keyboard.press("ArrowRight");
  await app.select("item 503");
  await expect(app.preview.getByText("503", { exact: true })).toBeVisible();
  await app.select("neighbour");
  await expect(app.cell(9, 0)).toHaveText("9");
});
