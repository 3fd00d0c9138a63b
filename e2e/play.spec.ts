import { expect, fixture, test } from "./app.ts";

test.beforeEach(async ({ app }) => {
  await app.goto();
  await app.open(fixture("views.h5"));
  await app.select("steps");
  await expect(app.preview.getByRole("img", { name: /^Heat map, 12 × 16, min 300, max 311.15$/ })).toBeVisible();
});

test("an axis is played to its end, in steps, with the colours held", async ({ app }) => {
  const index = app.preview.getByRole("textbox", { name: "Index or range of axis 0" });
  await index.fill("0");
  await index.press("Enter");
  await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
  await expect(app.preview.getByRole("img", { name: /min 0, max 11.15$/ })).toBeVisible();
  await app.preview.getByRole("button", { name: "Begin anew at the end" }).click();
  await app.preview.getByRole("combobox", { name: "Pictures per second" }).selectOption("20");
  await app.preview.getByRole("button", { name: "Play axis 0" }).click();
  await expect(index).toHaveValue("5");
  await expect(app.preview.getByRole("img", { name: /min 500, max 511.15$/ })).toBeVisible();
  await expect(app.preview.getByRole("button", { name: "Play axis 0" })).toBeVisible();
  // 500 and more lie above limits from 0 to 11.15 as long as it plays; afterwards they are their own.
  const step = app.preview.getByRole("textbox", { name: "Indices from one picture to the next" });
  await step.fill("-2");
  await step.press("Enter");
  await app.preview.getByRole("button", { name: "Play axis 0" }).click();
  await expect(index).toHaveValue("1");
  await expect(app.preview.getByRole("button", { name: "Play axis 0" })).toBeVisible();
});

test("Space plays and stops; it begins anew at the end", async ({ app }) => {
  const picture = app.preview.getByRole("img").first();
  await picture.focus();
  await app.preview.getByRole("combobox", { name: "Pictures per second" }).selectOption("30");
  await picture.focus();
  const seen = new Set<string>();
  const index = app.preview.getByRole("textbox", { name: "Index or range of axis 0" });
  await app.page.keyboard.press("Space");
  await expect(app.preview.getByRole("button", { name: "Stop playing axis 0" })).toBeVisible();
  await expect.poll(async () => seen.add(await index.inputValue()).size, { intervals: [20], timeout: 20_000 }).toBe(6);
  await app.page.keyboard.press("Space");
  await expect(app.preview.getByRole("button", { name: "Play axis 0" })).toBeVisible();
  const stopped = await index.inputValue();
  await app.page.waitForTimeout(300);
  await expect(index).toHaveValue(stopped);
});

test("a play ends with its dataset; the index stays where the next one has it", async ({ app }) => {
  await app.preview.getByRole("button", { name: "Next index of axis 0" }).click();
  await app.preview.getByRole("combobox", { name: "Pictures per second" }).selectOption("1");
  await app.preview.getByRole("button", { name: "Play axis 0" }).click();
  await app.select("later");
  await expect(app.preview.getByRole("heading", { name: "later" })).toBeVisible();
  await expect(app.preview.getByRole("button", { name: "Play axis 0" })).toBeVisible();
  const index = Number(await app.preview.getByRole("textbox", { name: "Index or range of axis 0" }).inputValue());
  expect(index).toBeGreaterThan(3);
  await expect(app.preview.getByRole("img", { name: new RegExp(`min ${100 * index + 7}, max`) })).toBeVisible();
});

test("limits that are kept stay from picture to picture", async ({ app }) => {
  await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
  await app.preview.getByRole("button", { name: "Keep these limits" }).click();
  await app.preview.getByRole("button", { name: "Next index of axis 0" }).click();
  await expect(app.preview.getByRole("img", { name: /min 400, max 411.15$/ })).toBeVisible();
  await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("manual");
  await expect(app.preview.getByRole("textbox", { name: "Lowest colour at" })).toHaveValue("300");
});

test.describe("without motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("play goes one step on at a time", async ({ app }) => {
    const index = app.preview.getByRole("textbox", { name: "Index or range of axis 0" });
    await app.preview.getByRole("button", { name: "Play axis 0" }).click();
    await expect(index).toHaveValue("4");
    await app.page.waitForTimeout(400);
    await expect(index).toHaveValue("4");
  });
});
