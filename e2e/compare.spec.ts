import type { Locator } from "@playwright/test";
import { colourTable, SHADES } from "../src/ui/graphic/colourMaps.ts";
import { type App, expect, fixture, SAMPLE, test } from "./app.ts";
import { colourAt } from "./picture.ts";

test.beforeEach(async ({ app }) => {
  await app.goto();
  await app.open(fixture("views.h5"));
});

function panel(app: App, title: string): Locator {
  return app.preview.getByRole("region", { name: title, exact: true });
}

async function compare(app: App, ...names: string[]): Promise<void> {
  const [first = "", ...others] = names;
  await app.select(first);
  for (const name of others) await app.row(name).click({ modifiers: ["Shift"] });
}

test("two planes side by side: the same slice, part and colours, and their difference", async ({ app }) => {
  await compare(app, "steps", "later");
  const [steps, later] = [panel(app, "steps").getByRole("img"), panel(app, "later").getByRole("img")];
  await expect(steps).toHaveAttribute("aria-label", "Heat map, 12 × 16, min 300, max 311.15");
  await expect(later).toHaveAttribute("aria-label", "Heat map, 12 × 16, min 307, max 318.15");
  await app.preview.getByRole("button", { name: "Next index of axis 0" }).click();
  await expect(steps).toHaveAttribute("aria-label", "Heat map, 12 × 16, min 400, max 411.15");
  await expect(later).toHaveAttribute("aria-label", "Heat map, 12 × 16, min 407, max 418.15");

  // Row 7 of the one has the values of row 0 of the other: the same colours where these are shared.
  await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
  const cell = async (picture: Locator, keys: readonly string[]) => {
    await picture.focus();
    for (const key of keys) await app.page.keyboard.press(key);
    const readout = picture.locator("xpath=ancestor::section[1]").getByTestId("readout");
    await expect(readout).not.toContainText("…");
    return readout.textContent();
  };
  expect(await cell(later, ["ArrowDown"])).toBe("[4, 0, 0] 407");
  expect(await cell(steps, Array(8).fill("ArrowDown"))).toBe("[4, 7, 0] 407 K");
  await app.page.keyboard.press("Escape");
  const box = await steps.boundingBox();
  if (!box) throw new Error("the panel is not on screen");
  const centre = await colourAt(steps, box.width * 0.42, box.height * 0.5);
  const own = panel(app, "steps");
  await app.preview.getByRole("button", { name: "Same colours" }).click();
  await expect.poll(() => colourAt(steps, box.width * 0.42, box.height * 0.5)).not.toEqual(centre);

  await own.getByRole("img").focus();
  await app.page.keyboard.press("+");
  await later.focus();
  await app.page.keyboard.press("ArrowUp");
  await app.preview.getByRole("button", { name: "steps − later" }).click();
  const difference = panel(app, "steps − later").getByRole("img");
  await expect(difference).toHaveAttribute("aria-label", "Heat map, 12 × 16, min -7, max -7");
  const place = await difference.boundingBox();
  if (!place) throw new Error("the difference is not on screen");
  const table = colourTable("RdBu");
  // -7 everywhere, between -7.5 and 7.5.
  const shade = Math.floor((0.5 / 15) * SHADES) * 3;
  await expect
    .poll(() => colourAt(difference, place.width * 0.42, place.height * 0.3))
    .toEqual([...table.slice(shade, shade + 3)]);
});

test("data of one axis are lines in one plot; the legend hides them", async ({ app }) => {
  await compare(app, "places", "powers");
  await expect(app.preview.getByRole("img", { name: /^2 lines, 8 values, min 0, max 10000$|max 1e4$/ })).toBeVisible();
  await expect(app.preview.getByRole("button", { name: "powers", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await app.preview.getByRole("button", { name: "powers", exact: true }).click();
  await expect(app.preview.getByRole("button", { name: "powers", exact: true })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
  await app.row("waves").click({ modifiers: ["Shift"] });
  await expect(app.preview.getByRole("img", { name: /^3 lines, 200 values/ })).toBeVisible();
});

test("by the keyboard: Shift Enter adds and takes out; selecting leaves, the strip leads back", async ({ app }) => {
  await app.select("later");
  await app.page.keyboard.press("Shift+Enter");
  const strip = app.preview.getByRole("region", { name: "Comparison" });
  await expect(strip).toContainText("on another dataset in the tree adds it");
  await app.row("steps").click();
  await app.page.keyboard.press("Shift+Enter");
  await expect(panel(app, "steps")).toBeVisible();
  await expect(panel(app, "later")).toBeVisible();
  await app.row("columns").click();
  await expect(panel(app, "steps")).toHaveCount(0);
  await expect(app.preview.getByRole("heading", { level: 1 })).toHaveText("columns");
  await strip.getByRole("button", { name: "Show side by side" }).click();
  await expect(panel(app, "steps")).toBeVisible();
  await strip.getByRole("button", { name: "Take out steps" }).click();
  await expect(panel(app, "steps")).toHaveCount(0);
  await strip.getByRole("button", { name: "End the comparison" }).click();
  await expect(strip).toHaveCount(0);
});

test("what has no numbers is refused with the reason; a closed file leaves the comparison", async ({ app }) => {
  await app.select("steps");
  await app.row("records").click({ modifiers: ["Shift"] });
  await expect(app.page.getByText(/holds no numbers that can be drawn/)).toBeVisible();
  await app.row("later").click({ modifiers: ["Shift"] });
  await expect(panel(app, "later")).toBeVisible();
  await app.tab("views.h5").first().locator("xpath=..").getByRole("button", { name: /Close/ }).click();
  await expect(app.preview.getByRole("region", { name: "Comparison" })).toHaveCount(0);
});

test("a comparison is played", async ({ app }) => {
  await compare(app, "steps", "later");
  await expect(panel(app, "later")).toBeVisible();
  await app.preview.getByRole("button", { name: "Begin anew at the end" }).click();
  await app.preview.getByRole("button", { name: "Play axis 0" }).click();
  await expect(panel(app, "steps").getByRole("img")).toHaveAttribute("aria-label", /min 500, max 511.15/);
  await expect(panel(app, "later").getByRole("img")).toHaveAttribute("aria-label", /min 507, max 518.15/);
});

test("datasets are dragged from the tree into the comparison, and axes to rows and columns", async ({ app }) => {
  await app.select("steps");
  const stage = app.preview.getByRole("img", { name: /^Heat map, 12 × 16/ });
  await expect(stage).toBeVisible();
  await test.step("axes", async () => {
    const rows = app.page.getByRole("combobox", { name: "Axis shown as rows" });
    const columns = app.page.getByRole("combobox", { name: "Axis shown as columns" });
    await app.page.getByTestId("grip-0").dragTo(rows);
    await expect(rows).toHaveValue("0");
    await expect(app.preview.getByRole("img", { name: /^Heat map, 6 × 16/ })).toBeVisible();
    await app.page.getByTestId("grip-2").dragTo(rows);
    await expect(rows).toHaveValue("2");
    await expect(columns).toHaveValue("0");
    await app.page.getByTestId("grip-0").dragTo(app.page.getByRole("slider", { name: "Index of axis 1" }));
    await expect(columns).toHaveValue("1");
    await app.page.getByTestId("grip-1").dragTo(rows);
    await expect(rows).toHaveValue("1");
    await expect(stage).toBeVisible();
  });
  await test.step("datasets", async () => {
    await app.row("later").dragTo(stage);
    await expect(panel(app, "steps").getByRole("img")).toBeVisible();
    await expect(panel(app, "later").getByRole("img")).toBeVisible();
    // Once more is not out again; a group is nothing to compare.
    await app.row("later").dragTo(panel(app, "steps"));
    await app.row("spectrum").dragTo(panel(app, "steps"));
    await expect(app.page.getByText("spectrum holds no numbers that can be drawn.")).toBeVisible();
    await expect(panel(app, "later").getByRole("img")).toBeVisible();
    await expect(app.page.getByText("Drop to compare")).toHaveCount(0);
    await app.row("filled").dragTo(panel(app, "later"));
    await expect(panel(app, "filled").getByRole("img")).toBeVisible();
  });
});

test("colours are shared by themselves unless units differ", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("fields", "wind_u");
  const same = app.preview.getByRole("button", { name: "Same colours" });
  await app.row("wind_v").click({ modifiers: ["Shift"] });
  await expect(same).toHaveAttribute("aria-pressed", "true");
  await app.row("temperature").click({ modifiers: ["Shift"] });
  await expect(panel(app, "temperature").getByRole("img")).toBeVisible();
  await expect(same).toHaveAttribute("aria-pressed", "false");
  await same.click();
  await expect(same).toHaveAttribute("aria-pressed", "true");
});
