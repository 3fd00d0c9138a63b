import { colourTable, SHADES } from "../src/ui/graphic/colourMaps.ts";
import { placing } from "../src/ui/graphic/colourScale.ts";
import { type App, expect, fixture, SAMPLE, test } from "./app.ts";
import { colourCounts, sampledCells, show, watchWriting, written } from "./picture.ts";

async function chooseFull(app: App): Promise<void> {
  await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
}

for (const drawnBy of ["WebGL", "the canvas alone"]) {
  test.describe(`drawn by ${drawnBy}`, () => {
    test.beforeEach(async ({ app }) => {
      await app.page.addInitScript((refused) => {
        const page = globalThis as unknown as {
          HTMLCanvasElement: { prototype: { getContext(kind: string, options?: object): unknown } };
          usesWebGL: boolean;
        };
        const canvas = page.HTMLCanvasElement.prototype;
        const own = canvas.getContext;
        canvas.getContext = function (kind: string, options?: object) {
          const context = kind === "webgl2" && refused ? null : own.call(this, kind, options);
          if (kind === "webgl2") page.usesWebGL = context !== null;
          return context;
        };
      }, drawnBy !== "WebGL");
      await app.goto();
      await app.open(fixture("views.h5"));
    });

    for (const [scale, map] of [
      ["linear", "viridis"],
      ["sqrt", "cividis"],
      ["symlog", "magma"],
    ] as const) {
      test(`each cell has its colour: ${scale}, ${map}`, async ({ app }) => {
        await app.select("steps");
        const picture = await show(app, "Heat map");
        await app.preview.getByRole("combobox", { name: "Colour map" }).selectOption(map);
        await app.preview.getByRole("combobox", { name: "Colour scale" }).selectOption(scale);
        await chooseFull(app);
        const usesWebGL = await app.page.evaluate(() => (globalThis as unknown as { usesWebGL: boolean }).usesWebGL);
        expect(usesWebGL).toBe(drawnBy === "WebGL");
        const table = colourTable(map);
        const place = placing(scale, [300, 311.15]);
        const cells = await sampledCells(app, picture);
        expect(cells.length).toBeGreaterThan(6);
        for (const { row, column, value, colour } of cells) {
          const number = 300 + row + column / 100;
          if (value === "nan") {
            expect(row).toBe(3);
            continue;
          }
          expect(value).toMatch(/^\S+ K$/);
          expect(Number.parseFloat(value)).toBeCloseTo(number, 9);
          const shade = Math.min(SHADES - 1, Math.floor(place(number) * SHADES)) * 3;
          expect(colour, `${row}, ${column}`).toEqual([...table.slice(shade, shade + 3)]);
        }
      });
    }

    test("cells are as wide as their coordinates are apart, also zoomed into and moved", async ({ app }) => {
      await app.open(fixture("groups.h5"));
      await app.goTo("/groups.h5/uneven/falling");
      const picture = await show(app, "Heat map");
      await chooseFull(app);
      const colourOf = (value: number) => {
        const shade = Math.min(SHADES - 1, Math.floor((value / 79) * SHADES)) * 3;
        return [...colourTable("viridis").slice(shade, shade + 3)];
      };
      const checked = async () => {
        const cells = await sampledCells(app, picture);
        expect(cells.length).toBeGreaterThan(6);
        for (const { row, column, value, colour } of cells) {
          expect(value).toBe(String(10 * row + column));
          expect(colour, `${row}, ${column}`).toEqual(colourOf(10 * row + column));
        }
        return cells;
      };
      await checked();
      const box = await picture.boundingBox();
      if (!box) throw new Error("the picture is not on screen");
      const readout = app.preview.getByTestId("readout");
      const place = [Math.round(box.width * 0.5), Math.round(box.height * 0.5)] as const;
      const cellAt = async ([x, y]: readonly [number, number]) => {
        await app.page.mouse.move(box.x + 2, box.y + 2);
        await expect(readout).toBeEmpty();
        await app.page.mouse.move(box.x + x, box.y + y);
        await expect(readout).toContainText(/\] y \d+, x \d+: \d/);
        return (await readout.textContent()) ?? "";
      };
      const [, row, column] = (/(\d+), (\d+)\]/.exec(await cellAt(place)) ?? []).map(Number);
      await app.page.mouse.move(box.x + 2, box.y + 2);
      await expect(readout).toBeEmpty();

      // Columns stand at 1, 2, 4 ... 512, rows at 64, 49 ... 1; each cell reaches half way to the next one.
      const xs = [0.5, ...Array.from({ length: 9 }, (_, i) => 1.5 * 2 ** i), 640];
      const ys = [71.5, ...Array.from({ length: 7 }, (_, i) => ((8 - i) ** 2 + (7 - i) ** 2) / 2), -0.5];
      for (const [along, edges, length] of [
        ["row", xs, box.width - 124],
        ["column", ys, box.height],
      ] as const) {
        const values = edges.slice(1).map((_, i) => (along === "row" ? 10 * (row ?? 0) + i : 10 * i + (column ?? 0)));
        const counts = await colourCounts(picture, place, along, values.map(colourOf), Math.floor(length));
        const all = counts.reduce((sum, count) => sum + count, 0);
        expect(all).toBeGreaterThan(300);
        const span = Math.abs((edges.at(-1) ?? 0) - (edges[0] ?? 0));
        counts.forEach((count, i) => {
          const wide = (Math.abs((edges[i + 1] ?? 0) - (edges[i] ?? 0)) / span) * all;
          expect(Math.abs(count - wide), `${along} ${i}: ${count} of ${wide}`).toBeLessThanOrEqual(1);
        });
      }

      // What is under the pointer stays there in a zoom, and comes along when it is dragged.
      const spot = [Math.round(box.width * 0.3), Math.round(box.height * 0.3)] as const;
      const zoomed = await cellAt(spot);
      for (let i = 0; i < 4; i++) await app.page.mouse.wheel(0, -120);
      await expect(app.preview.getByRole("button", { name: "Show all" })).toBeEnabled();
      expect(await cellAt(spot)).toBe(zoomed);
      await checked();
      const taken = await cellAt(place);
      await app.page.mouse.down();
      await app.page.mouse.move(box.x + place[0] + 40, box.y + place[1] - 25, { steps: 3 });
      await app.page.mouse.up();
      expect(await cellAt([place[0] + 40, place[1] - 25])).toBe(taken);
      await checked();
    });

    test("where there is no room for the picture, the page goes on", async ({ app }) => {
      await app.select("steps");
      await show(app, "Heat map");
      await app.page.setViewportSize({ width: 1280, height: 220 });
      await expect(app.page.getByRole("textbox", { name: "Expression" })).toBeVisible();
      await app.page.setViewportSize({ width: 1280, height: 800 });
      await show(app, "Heat map");
    });

    test("what is missing is hatched, and what it is stored as can be read", async ({ app }) => {
      await app.select("filled");
      const picture = app.preview.getByRole("img", { name: "Heat map, 12 × 16, min -5.5, max 5.5" });
      await expect(picture).toBeVisible();
      await picture.focus();
      for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "Shift+ArrowRight"]) await app.page.keyboard.press(key);
      await expect(app.preview.getByTestId("readout")).toHaveText("[2, 10] -999");
      await app.preview.getByRole("button", { name: "Statistics" }).click();
      // 7 of 192 are missing; of the others -3.5 is taken out as often.
      await expect(app.preview.getByTestId("statistics")).toHaveText(
        /^n 185 {2}7 nan {2}min -5.5 {2}max 5.5 {2}mean 0.13243/,
      );
      await app.preview.getByRole("radio", { name: "Histogram" }).check();
      await expect(app.preview.getByRole("img", { name: /^Histogram, 185 values from -5.5 to 5.5/ })).toBeVisible();
    });
  });
}

test("the ends of the colour bar are dragged", async ({ app }) => {
  await app.goto();
  await app.open(fixture("views.h5"));
  await app.select("steps");
  const picture = await show(app, "Heat map");
  await chooseFull(app);
  const box = await picture.boundingBox();
  if (!box) throw new Error("the heat map is not on screen");
  // The bar stands at the right of the plane; where, the pointer tells.
  const cursor = () => picture.evaluate((node) => (node as unknown as { style: { cursor: string } }).style.cursor);
  let at: { x: number; y: number } | null = null;
  for (let x = box.width - 12; x > box.width / 2 && !at; x -= 10) {
    for (let y = 6; y < box.height / 2 && !at; y += 8) {
      await app.page.mouse.move(box.x + x, box.y + y);
      if ((await cursor()) === "ns-resize") at = { x: box.x + x, y: box.y + y };
    }
  }
  if (!at) throw new Error("the top of the colour bar was not found");
  await app.page.mouse.down();
  await app.page.mouse.move(at.x, at.y + box.height / 4, { steps: 4 });
  await app.page.mouse.up();
  await expect(app.preview.getByRole("combobox", { name: "Colour limits" })).toHaveValue("manual");
  await expect(app.preview.getByRole("textbox", { name: "Lowest colour at" })).toHaveValue("300");
  const high = Number(await app.preview.getByRole("textbox", { name: "Highest colour at" }).inputValue());
  expect(high).toBeGreaterThan(304);
  expect(high).toBeLessThan(310.5);
});

test("a frame drawn with Shift held is zoomed into; statistics are those of what is shown", async ({ app }) => {
  await app.goto();
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  const picture = await show(app, "Heat map");
  await app.preview.getByRole("button", { name: "Statistics" }).click();
  const statistics = app.preview.getByTestId("statistics");
  await expect(statistics).toHaveText(/^n 5 ?400/);
  const values = await app.numbers("/weather.h5/fields/temperature", "12, :, :");
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  await expect(statistics).toContainText(`mean ${Number(mean.toPrecision(6))}`);
  const box = await picture.boundingBox();
  if (!box) throw new Error("the heat map is not on screen");
  await app.page.keyboard.down("Shift");
  await app.page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.6, { steps: 3 });
  await app.page.mouse.up();
  await app.page.keyboard.up("Shift");
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeEnabled();
  await expect(statistics).toHaveText(/^n (\d{3}|1 ?\d{3}) /);
});

test("profiles, inverted colours and a plane that fills the space can be chosen", async ({ app }) => {
  await app.goto();
  await app.open(fixture("views.h5"));
  await app.select("steps");
  const picture = await show(app, "Heat map");
  for (const name of ["Profiles", "Invert the colours", "Square cells"]) {
    await app.preview.getByRole("button", { name }).click();
  }
  await chooseFull(app);
  const table = colourTable("viridis", true);
  const place = placing("linear", [300, 311.15]);
  for (const { row, column, value, colour } of await sampledCells(app, picture)) {
    if (value === "nan") continue;
    const shade = Math.min(SHADES - 1, Math.floor(place(300 + row + column / 100) * SHADES)) * 3;
    expect(colour).toEqual([...table.slice(shade, shade + 3)]);
  }
});

test("a part is marked by the pointer or the keyboard: its statistics and its mean profiles", async ({ app }) => {
  await watchWriting(app);
  await app.goto();
  await app.open(fixture("views.h5"));
  await app.select("steps");
  const picture = await show(app, "Heat map");
  const statistics = app.preview.getByTestId("statistics");
  await expect(statistics).toHaveCount(0);
  await picture.focus();
  // From cell (0, 0) to cell (1, 2): 300, 300.01, 300.02, 301, ...
  for (const key of ["ArrowDown", "Enter", "ArrowDown", "ArrowRight", "ArrowRight", "Enter"])
    await app.page.keyboard.press(key);
  await expect(statistics).toHaveText(/^part 2 × 3 {2}n 6 {2}min 300 {2}max 301.02 {2}mean 300.51 /);
  await app.preview.getByRole("button", { name: "Profiles" }).click();
  await picture.focus();
  await app.page.keyboard.press("Escape");
  await expect.poll(async () => (await written(app)).map(([text]) => text)).toContain("mean of rows 0–1");
  expect((await written(app)).map(([text]) => text)).toContain("mean of columns 0–2");
  await app.page.keyboard.press("Escape");
  await expect(statistics).toHaveCount(0);

  await app.preview.getByRole("button", { name: "Mark a part" }).click();
  const box = await picture.boundingBox();
  if (!box) throw new Error("the heat map is not on screen");
  await app.page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.35);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.6, { steps: 3 });
  await app.page.mouse.up();
  await expect(statistics).toHaveText(/^part \d+ × \d+ {2}n \d+/);
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeDisabled();
});

test("a line across the plane, drawn by the pointer or by keys, has its values below it and as CSV", async ({
  app,
}) => {
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.goto();
  await app.open(fixture("views.h5"));
  await app.select("steps");
  const picture = await show(app, "Heat map");
  await app.preview.getByRole("button", { name: "Profile along a line" }).click();
  const profile = app.preview.getByRole("region", { name: "Profile along the line" });
  const copied = async () => {
    await profile.getByRole("button", { name: "Copy as CSV" }).click();
    await expect(app.page.getByText(/Copied/).first()).toBeVisible();
    const text = await app.page.evaluate(() =>
      (
        globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
      ).navigator.clipboard.readText(),
    );
    const [head, ...lines] = text.trimEnd().split("\n");
    return { head, rows: lines.map((line) => line.split(",").map(Number)) };
  };

  await test.step("from cell to cell by keys: cells (0, 0) to (2, 4)", async () => {
    await picture.focus();
    for (const key of ["ArrowDown", "Enter", "ArrowDown", "ArrowDown", ...Array(4).fill("ArrowRight"), "Enter"])
      await app.page.keyboard.press(key);
    await expect(profile.getByRole("img", { name: "Profile, 5 steps" })).toBeVisible();
    await expect(profile).toContainText("The cell under each step of the line (nearest).");
    const { head, rows } = await copied();
    expect(head).toBe("distance in cells,row,column,value");
    expect(rows.map(([, row, column]) => [row, column])).toEqual([
      ...[
        [0, 0],
        [1, 1],
        [1, 2],
        [2, 3],
        [2, 4],
      ],
    ]);
    for (const [, row = 0, column = 0, value] of rows) expect(value).toBeCloseTo(300 + row + column / 100, 9);
    expect(rows.at(-1)?.[0]).toBeCloseTo(Math.hypot(2, 4), 9);
  });

  await test.step("by the pointer; the plane stays where it is", async () => {
    const box = await picture.boundingBox();
    if (!box) throw new Error("the picture is not on screen");
    await app.page.mouse.move(box.x + box.width * 0.38, box.y + box.height * 0.7);
    await app.page.mouse.down();
    await app.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.2, { steps: 4 });
    await app.page.mouse.up();
    await expect(profile.getByRole("img", { name: /^Profile, (?!5 )\d+ steps/ })).toBeVisible();
    await expect(profile).toHaveAttribute("aria-busy", "false");
    await expect.poll(async () => (await copied()).rows.length).toBeGreaterThan(5);
    const { rows } = await copied();
    expect(rows[0]?.[1]).toBeGreaterThan(rows.at(-1)?.[1] ?? 99);
    expect(rows[0]?.[2]).toBeLessThan(rows.at(-1)?.[2] ?? 0);
    for (const [, row = 0, column = 0, value = 0] of rows) {
      if (row === 3 && column >= 4 && column < 7) expect(value).toBeNaN();
      else expect(value).toBeCloseTo(300 + row + column / 100, 9);
    }
    await expect(app.preview.getByRole("button", { name: "Show all" })).toBeDisabled();
  });

  await test.step("a point of the profile is shown on the plane; Escape puts the line away", async () => {
    await profile.getByRole("img").hover();
    await expect(app.preview.getByTestId("readout")).toContainText(/^\[3, \d+, \d+\] \d/);
    await picture.focus();
    for (let i = 0; i < 2; i++) await app.page.keyboard.press("Escape");
    await expect(profile).toHaveCount(0);
  });
});
