import path from "node:path";
import type { Locator } from "@playwright/test";
import { expect, FIXTURES, fixture, SAMPLE, test } from "./app.ts";
import { dialog, drop, write } from "./loadPage.ts";

test.beforeEach(async ({ app }) => {
  await app.withoutHandles();
  await app.page.setViewportSize({ width: 390, height: 800 });
  await app.goto();
});

/** How much wider what lies in an element is than itself. */
function overhang(element: Locator): Promise<number> {
  return element.evaluate((node) => {
    const { scrollWidth, clientWidth } = node as unknown as { scrollWidth: number; clientWidth: number };
    return scrollWidth - clientWidth;
  });
}

test("the export sheet has all of its formats in sight on a narrow page", async ({ app }) => {
  await app.open(SAMPLE);
  await app.page.keyboard.press("Control+b");
  await app.expand("fields");
  await app.row("temperature").click();
  await expect(app.preview.getByRole("button", { name: "Picture", exact: true })).toBeEnabled();
  await app.page.keyboard.press("Control+e");
  const sheet = app.page.getByRole("dialog", { name: "Export temperature" });
  await sheet.getByText("SVG", { exact: true }).click();
  expect(await overhang(sheet.locator("form").locator(".."))).toBe(0);
});

test("all problems of a load configuration can be read and mended on a narrow page", async ({ app }) => {
  await drop(app, path.join(FIXTURES, "load"));
  await write(app.page, "data:\n  loader: hdf6\n  glob_str: '*.h5'\n  requird: true\n");
  const problems = dialog(app.page).getByRole("listitem").filter({ hasText: "did you mean" });
  await expect(problems).toHaveCount(2);
  for (const problem of await problems.all()) {
    const [box, list] = [await problem.boundingBox(), await problem.locator("..").boundingBox()];
    const clipped = (box?.y ?? 0) + (box?.height ?? 0) - ((list?.y ?? 0) + (list?.height ?? 0));
    expect(clipped).toBeLessThanOrEqual(1);
  }
  await dialog(app.page).getByRole("button", { name: "Write required" }).click();
  await expect(problems).toHaveCount(1);
});

test("an axis is dragged along on a narrow page, whatever its label", async ({ app }) => {
  await app.open(fixture("labels-climate.nc"));
  await app.page.keyboard.press("Control+b");
  await app.row("T").click();
  const bar = app.preview.getByRole("group", { name: "Dimensions" });
  const label = bar.getByText("2000-08-15 12:00", { exact: true });
  await expect(label).toBeVisible();
  const slider = bar.getByRole("slider", { name: "Index of axis 0" });
  expect((await slider.boundingBox())?.width).toBeGreaterThanOrEqual(80);
  expect(await overhang(bar)).toBe(0);
  expect(await overhang(label.locator(".."))).toBeLessThanOrEqual(0);
});
