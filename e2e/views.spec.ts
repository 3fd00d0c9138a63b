import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { colourTable, SHADES } from "../src/ui/graphic/colourMaps.ts";
import { expect, fixture, SAMPLE, test } from "./app.ts";
import { colourAt, show } from "./picture.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

test.beforeEach(({ app }) => app.goto());

test("a heat map shows each cell in its colour, and what is no number as hatch", async ({ app }) => {
  await app.open(fixture("arrays.h5"));
  await app.goTo("/arrays.h5/gap");
  const picture = await show(app, "Heat map");
  await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
  const middle = 12;
  const values = await app.numbers("/arrays.h5/gap", `${middle}, :, :`);
  const known = values.filter((value) => !Number.isNaN(value));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  await expect(picture).toHaveAttribute("aria-label", /^Heat map, 10 × 6, min [\d.]+, max [\d.]+$/);
  const box = await picture.boundingBox();
  if (!box) throw new Error("the heat map is not on screen");
  const readout = app.preview.getByTestId("readout");
  const table = colourTable("viridis");
  const seen = new Set<string>();
  for (let i = 1; i < 12; i++) {
    const [x, y] = [box.width * (0.3 + 0.035 * i), box.height * (0.06 + 0.073 * i)];
    await app.page.mouse.move(box.x + x, box.y + y);
    const [, row, column] = /^\[12, (\d+), (\d+)\] \S/.exec((await readout.textContent()) ?? "") ?? [];
    if (row === undefined || column === undefined) continue;
    const value = values[Number(row) * 6 + Number(column)] ?? Number.NaN;
    await expect(readout).toHaveText(`[12, ${row}, ${column}] ${Number.isNaN(value) ? "nan" : value}`);
    // The cross of the probe may run through this point.
    await app.page.mouse.move(box.x + 2, box.y + 2);
    await expect(readout).toBeEmpty();
    const [red = 0, green = 0, blue = 0] = await colourAt(picture, x, y);
    // At the edge of a cell a point of the screen belongs to both.
    const around = await Promise.all([-1.5, 1.5].map((by) => colourAt(picture, x + by, y + by)));
    if (!Number.isNaN(value) && around.some((other) => other.join() !== [red, green, blue].join())) continue;
    seen.add(`${row} ${column}`);
    if (Number.isNaN(value)) {
      expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(20);
    } else {
      const shade = Math.min(SHADES - 1, Math.floor(((value - low) / (high - low)) * SHADES)) * 3;
      expect([red, green, blue]).toEqual([...table.slice(shade, shade + 3)]);
    }
  }
  expect(seen.size).toBeGreaterThan(4);
});

test("a probe is moved by the keyboard, and the picture zoomed, flipped and swapped", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await show(app, "Table");
  await expect(app.cell(0, 0)).not.toBeEmpty();
  await app.grid.focus();
  await app.page.keyboard.press("3");
  const picture = app.preview.getByRole("img", { name: /^Heat map, 60 × 90, min/ });
  await expect(picture).toBeFocused();
  const readout = app.preview.getByTestId("readout");
  await app.page.keyboard.press("ArrowDown");
  await app.page.keyboard.press("ArrowDown");
  await app.page.keyboard.press("Shift+ArrowRight");
  // North is up: the probe begins in the last row, at 65 degrees.
  const [value] = await app.numbers("/weather.h5/fields/temperature", "12, 58, 10");
  await expect(readout).toHaveText(`[12, 58, 10] y 64.322, x -71.0674: ${value} K`);
  await expect(app.preview.getByTestId("spoken")).toHaveText(`[12, 58, 10] y 64.322, x -71.0674: ${value} K`);
  await app.page.keyboard.press("+");
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeEnabled();
  await app.page.keyboard.press("f");
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeDisabled();
  await app.page.keyboard.press("y");
  await expect(app.preview.getByRole("button", { name: "Flip vertically" })).toHaveAttribute("aria-pressed", "true");
  await app.page.keyboard.press("]");
  const [later] = await app.numbers("/weather.h5/fields/temperature", "13, 58, 10");
  await expect(readout).toHaveText(`[13, 58, 10] y 64.322, x -71.0674: ${later} K`);
  await app.page.keyboard.press("t");
  await expect(app.preview.getByRole("img", { name: /^Heat map, 90 × 60, min/ })).toBeVisible();
  await app.page.keyboard.press("1");
  await expect(app.grid).toBeFocused();
});

test("a line is drawn, with several rows and a range that is zoomed into", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  const picture = await show(app, "Line");
  const values = await app.numbers("/weather.h5/fields/temperature", "12, 0, :");
  await expect(picture).toHaveAttribute(
    "aria-label",
    `Line, 90 values, min ${Math.min(...values)}, max ${Math.max(...values)} along x (degrees_east)`,
  );
  const drawn = () =>
    picture.locator("canvas").evaluate((node) => {
      interface Pixels {
        readonly width: number;
        readonly height: number;
        getContext(kind: "2d"): {
          getImageData(x: 0, y: 0, w: number, h: number): { data: ArrayLike<number> };
        };
      }
      const canvas = node as unknown as Pixels;
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let blue = 0;
      for (let i = 0; i < data.length; i += 4) {
        if ((data[i + 3] ?? 0) > 200 && (data[i] ?? 0) < 40 && (data[i + 2] ?? 0) > 150) blue++;
      }
      return blue;
    });
  await expect.poll(drawn).toBeGreaterThan(300);
  const rows = app.preview.getByRole("textbox", { name: "Rows drawn as lines" });
  await rows.fill("0, 30");
  await rows.press("Enter");
  await expect(app.preview.getByRole("img", { name: /^2 lines, 90 values/ })).toBeVisible();
  await picture.focus();
  await app.page.keyboard.press("+");
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeEnabled();
  await app.page.keyboard.press("f");
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeDisabled();
});

test("a histogram counts what is shown", async ({ app }) => {
  await app.open(fixture("arrays.h5"));
  await app.goTo("/arrays.h5/b1");
  const picture = await show(app, "Histogram");
  const values = await app.numbers("/arrays.h5/b1", "12, :, :");
  const ones = values.filter((value) => value === 1).length;
  await expect(picture).toHaveAttribute(
    "aria-label",
    `Histogram, 60 values from -0.5 to 1.5, ${Math.max(ones, 60 - ones)} in the fullest of 2 bins`,
  );
  await picture.focus();
  await app.page.keyboard.press("ArrowRight");
  await app.page.keyboard.press("ArrowRight");
  await expect(app.preview.getByTestId("readout")).toHaveText(`[0.5 … 1.5] ${ones}`);
});

test("data are first shown as they are read best; what was chosen instead holds for data like them", async ({
  app,
}) => {
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.preview.getByRole("img", { name: /^Heat map, 60 × 90/ })).toBeVisible();
  await app.select("run", "seconds_per_step");
  await expect(app.preview.getByRole("img", { name: /^Line, 240 values/ })).toBeVisible();
  await app.select("particles", "table");
  await expect(app.grid).toBeVisible();
  await expect(app.preview.getByRole("radio")).toHaveCount(0);
  await app.select("fields", "land");
  await expect(app.grid).toBeVisible();
  await app.select("temperature");
  await show(app, "Histogram");
  await app.select("pressure");
  await expect(app.preview.getByRole("img", { name: /^Histogram/ })).toBeVisible();
  await app.select("run", "seconds_per_step");
  await expect(app.preview.getByRole("img", { name: /^Line, 240 values/ })).toBeVisible();
  await app.goto();
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.preview.getByRole("img", { name: /^Histogram/ })).toBeVisible();
});

test("few long columns are as many lines", async ({ app }) => {
  await app.open(fixture("views.h5"));
  await app.select("columns");
  await expect(app.preview.getByRole("img", { name: /^3 lines, 50 values, min -1, max 98$/ })).toBeVisible();
  await expect(app.preview.getByRole("textbox", { name: "Columns drawn as lines" })).toHaveValue("0, 1, 2");
  await app.preview.getByRole("combobox", { name: "Lines run along" }).selectOption("columns");
  await expect(app.preview.getByRole("img", { name: /^Line, 3 values, min -1, max 0$/ })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the graphic views break no rule of accessibility", async ({ app }) => {
      await app.open(SAMPLE);
      await app.select("fields", "temperature");
      for (const view of ["Heat map", "Line", "Histogram"] as const) {
        await show(app, view);
        await app.page.evaluate(axe);
        const found = await app.page.evaluate(async () => {
          interface Found {
            readonly id: string;
            readonly impact: string | null;
            readonly nodes: readonly { readonly html: string }[];
          }
          const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
          return (await axe.run()).violations;
        });
        const serious = found.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(serious.map(({ id, nodes }) => `${view}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  });
}
