import { readFileSync } from "node:fs";
import { colourTable, SHADES } from "../src/ui/graphic/colourMaps.ts";
import { type App, expect, fixture, test } from "./app.ts";
import { show } from "./picture.ts";
import { decodePng, type Png } from "./png.ts";

/** The file that an act saves. */
async function saved(app: App, act: () => Promise<unknown>): Promise<{ name: string; png: Png }> {
  const download = app.page.waitForEvent("download");
  await act();
  const file = await download;
  return { name: file.suggestedFilename(), png: decodePng(readFileSync(await file.path())) };
}

async function fromMenu(app: App, item: string): Promise<void> {
  await app.preview.getByRole("button", { name: "Picture", exact: true }).click();
  await app.page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Points of a picture whose colour is near to one. */
function count({ width, height, at }: Png, [red = 0, green = 0, blue = 0]: readonly number[], near = 0): number {
  let found = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r = 0, g = 0, b = 0] = at(x, y);
      if (Math.abs(r - red) <= near && Math.abs(g - green) <= near && Math.abs(b - blue) <= near) found++;
    }
  }
  return found;
}

test("pictures are saved as PNG, at once and twice their size, and copied", async ({ app }) => {
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.page.addInitScript(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  await app.page.emulateMedia({ colorScheme: "dark" });
  await app.goto();
  await app.open(fixture("views.h5"));

  await test.step("a heat map: each cell has its colour, whatever the theme, on a light ground", async () => {
    await app.select("steps");
    const picture = await show(app, "Heat map");
    await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
    const box = await picture.boundingBox();
    const { name, png } = await saved(app, () => fromMenu(app, "Save as PNG"));
    expect(name).toBe("steps.png");
    expect(png.width).toBe(Math.round(box?.width ?? 0));
    expect(png.height).toBeGreaterThan(box?.height ?? 0);
    const ground = png.at(1, 1);
    expect(Math.min(...ground)).toBeGreaterThan(240);
    const table = colourTable("viridis");
    // Values from 300 to 311.15 in 12 rows: the cells of a row are of nearly one colour.
    const shade = (value: number) => {
      const at = Math.min(SHADES - 1, Math.floor(((value - 300) / 11.15) * SHADES)) * 3;
      return [...table.slice(at, at + 3)];
    };
    const cell = count(png, shade(300));
    expect(cell).toBeGreaterThan(200);
    expect(count(png, shade(311.15))).toBeGreaterThan(200);

    const twice = await saved(app, () => fromMenu(app, "Save as PNG, twice the size"));
    expect(twice.name).toBe("steps@2x.png");
    expect([twice.png.width, twice.png.height]).toEqual([2 * png.width, 2 * png.height]);
    const ratio = count(twice.png, shade(300)) / cell;
    expect(ratio).toBeGreaterThan(3.6);
    expect(ratio).toBeLessThan(4.4);
    // The same places have the same colours: sharp, not blown up.
    for (const [x, y] of [
      [0.4, 0.3],
      [0.5, 0.62],
      [0.6, 0.8],
    ] as const) {
      const [left, top] = [Math.round(png.width * x), Math.round(png.height * y)];
      expect(twice.png.at(left * 2 + 1, top * 2 + 1)).toEqual(png.at(left, top));
    }
  });

  await test.step("the export sheet offers the picture, also in the colours of the dark theme", async () => {
    await app.page.keyboard.press("Control+e");
    const sheet = app.page.getByRole("dialog");
    await sheet.getByText("PNG", { exact: true }).click();
    await sheet.getByText("As on screen", { exact: true }).click();
    await sheet.getByText("Dark", { exact: true }).click();
    const { name, png } = await saved(app, () => sheet.getByRole("button", { name: "Save PNG" }).click());
    expect(name).toBe("steps.png");
    expect(Math.max(...png.at(1, 1))).toBeLessThan(60);
  });

  await test.step("lines, by the key; what is no picture is not offered as one", async () => {
    await app.select("places");
    const picture = await show(app, "Line");
    await expect(app.preview.getByRole("button", { name: "Picture", exact: true })).toBeEnabled();
    await picture.focus();
    const { name, png } = await saved(app, () => app.page.keyboard.press("p"));
    expect(name).toBe("places.png");
    // The first line's colour of the light theme, all along the plot.
    expect(count(png, [0, 0x72, 0xb2], 40)).toBeGreaterThan(400);
    const twice = await saved(app, () => fromMenu(app, "Save as PNG, twice the size"));
    expect(twice.png.width).toBe(2 * png.width);
    // A line of twice the length and width.
    expect(count(twice.png, [0, 0x72, 0xb2], 40) / count(png, [0, 0x72, 0xb2], 40)).toBeGreaterThan(3);
    await show(app, "Table");
    await app.page.keyboard.press("Control+e");
    await expect(app.page.getByRole("dialog").getByRole("radio", { name: "CSV" })).toBeVisible();
    await expect(app.page.getByRole("dialog").getByRole("radio", { name: "PNG" })).toHaveCount(0);
    await app.page.keyboard.press("Escape");
  });

  await test.step("an image, and the same on the clipboard", async () => {
    await app.select("pictures", "pixel");
    await show(app, "Image");
    const { png } = await saved(app, () => fromMenu(app, "Save as PNG"));
    // Row 4, column 6 of an image whose red grows down and green to the right.
    expect(count(png, [100, 120, 128])).toBeGreaterThan(100);
    await fromMenu(app, "Copy the picture");
    await expect(app.page.getByText("Copied the picture")).toBeVisible();
    const copied = await app.page.evaluate(async () => {
      interface Item {
        readonly types: readonly string[];
        getType(type: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>;
      }
      const { navigator } = globalThis as unknown as { navigator: { clipboard: { read(): Promise<Item[]> } } };
      const [item] = await navigator.clipboard.read();
      const blob = await item?.getType("image/png");
      return Array.from(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)));
    });
    const clip = decodePng(Buffer.from(copied));
    expect(clip.width).toBe(2 * png.width);
    expect(count(clip, [100, 120, 128])).toBeGreaterThan(400);
  });

  await test.step("a histogram", async () => {
    await app.select("steps");
    const picture = await show(app, "Histogram");
    await expect(app.preview.getByRole("button", { name: "Picture", exact: true })).toBeEnabled();
    const accent = await app.page.evaluate(() => {
      interface Page {
        readonly document: {
          createElement(tag: string): { getContext(kind: "2d"): Context };
          readonly body: { append(node: unknown): void };
        };
        getComputedStyle(node: unknown): { getPropertyValue(name: string): string };
      }
      interface Context {
        fillStyle: string;
        fillRect(x: number, y: number, w: number, h: number): void;
        getImageData(x: number, y: number, w: 1, h: 1): { data: ArrayLike<number> };
      }
      const { document, getComputedStyle } = globalThis as unknown as Page;
      const light = document.createElement("div") as unknown as { dataset: { theme: string } };
      light.dataset.theme = "light";
      document.body.append(light);
      const context = document.createElement("canvas").getContext("2d");
      context.fillStyle = getComputedStyle(light).getPropertyValue("--accent");
      context.fillRect(0, 0, 1, 1);
      return Array.from(context.getImageData(0, 0, 1, 1).data).slice(0, 3);
    });
    const { name, png } = await saved(app, () => fromMenu(app, "Save as PNG"));
    expect(name).toBe("steps.png");
    expect(png.width).toBe(Math.round((await picture.boundingBox())?.width ?? 0));
    // The edges of thin bars are mixed with the ground.
    const bars = count(png, accent, 60);
    expect(bars).toBeGreaterThan(500);
    const twice = await saved(app, () => fromMenu(app, "Save as PNG, twice the size"));
    expect(count(twice.png, accent, 60) / bars).toBeGreaterThan(3);
    expect(count(twice.png, accent, 60) / bars).toBeLessThan(5);
  });

  await test.step("a comparison: all panels in one picture", async () => {
    await app.select("steps");
    await show(app, "Heat map");
    await app.row("later").click({ modifiers: ["Shift"] });
    await expect(app.preview.getByRole("img", { name: /^Heat map/ })).toHaveCount(2);
    await expect(app.preview.getByRole("button", { name: "Picture", exact: true })).toBeEnabled();
    const boxes = await Promise.all(
      [0, 1].map((i) =>
        app.preview
          .getByRole("img", { name: /^Heat map/ })
          .nth(i)
          .boundingBox(),
      ),
    );
    const { png } = await saved(app, () => fromMenu(app, "Save as PNG"));
    const wide = boxes.reduce((sum, box) => sum + Math.round(box?.width ?? 0), 0);
    expect(Math.abs(png.width - wide)).toBeLessThanOrEqual(1);
    // The smallest value of both is in the first, the largest in the second, with the same colours.
    const [low, high] = [[...colourTable("viridis").slice(0, 3)], [...colourTable("viridis").slice(-3)]];
    const half = (from: number) => ({
      ...png,
      width: Math.floor(wide / 2),
      at: (x: number, y: number) => png.at(x + from, y),
    });
    const plane = (from: number, colour: readonly number[]) => count(half(from), colour, 1);
    expect(plane(0, low)).toBeGreaterThan(500);
    expect(plane(Math.floor(wide / 2), high)).toBeGreaterThan(500);
    expect(plane(Math.floor(wide / 2), low)).toBeLessThan(plane(0, low) / 2);
  });
});
