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

test("pictures are saved as SVG: lines and text are vectors, planes lie in it as pixels", async ({ app }) => {
  await app.page.addInitScript(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  await app.goto();
  await app.open(fixture("views.h5"), fixture("groups.h5"));

  await test.step("a heat map: axes, colour bar and title are text, each cell has its colour", async () => {
    await app.select("views.h5", "steps");
    const picture = await show(app, "Heat map");
    await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
    await expect(app.preview.getByTestId("graphic")).toHaveAttribute("aria-busy", "false");
    const { name, text } = await savedSvg(app, () => fromMenu(app, "Save as SVG"));
    expect(name).toBe("steps.svg");
    const svg = await parsed(app, text);
    const box = await picture.boundingBox();
    expect(svg.width).toBe(Math.round(box?.width ?? 0));
    expect(svg.height).toBe(Math.round(box?.height ?? 0) + 60);
    expect(svg.texts).toEqual(
      expect.arrayContaining(["steps (K)", "/views.h5/steps[3, :, :]", "0", "5", "10", "15", "302", "310"]),
    );
    const { png, count: images } = embedded(text);
    expect(images).toBe(1);
    // Two pixels for each of the page's; the middle of a cell has the colour of its value.
    const table = colourTable("viridis");
    const shade = (row: number, column: number) => {
      const at = Math.min(SHADES - 1, Math.floor(((row + column / 100) / 11.15) * SHADES)) * 3;
      return [...table.slice(at, at + 3)];
    };
    for (const [row, column] of [
      [0, 0],
      [11, 15],
      [7, 2],
    ] as const) {
      const at = png.at(Math.floor(((column + 0.5) / 16) * png.width), Math.floor(((row + 0.5) / 12) * png.height));
      for (const [part, value] of shade(row, column).entries())
        expect(Math.abs((at[part] ?? 0) - value)).toBeLessThan(4);
    }
    // It is a picture for whoever opens it, on the ground of the light theme, with the cells in it.
    const seen = await rendered(app, text);
    expect([seen.width, seen.height]).toEqual([svg.width, svg.height]);
    expect(Math.min(...seen.at(1, 1))).toBeGreaterThan(240);
    expect(count(seen, shade(0, 0), 4)).toBeGreaterThan(150);
    // What is no number is clear, so that the hatch below it is seen.
    const place = /<image x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)".*1 0 0 1 0 (.+?)\)/.exec(text);
    const [, x = 0, y = 0, width = 0, height = 0, below = 0] = place?.map(Number) ?? [];
    const hole = seen.at(Math.floor(x + (5.5 / 16) * width), Math.floor(y + below + (3.5 / 12) * height));
    expect(Math.min(...hole)).toBeGreaterThanOrEqual(0x9a);
    expect(Math.max(...hole)).toBeLessThanOrEqual(0xe0);
  });

  await test.step("lines: a path with all points, ticks as on screen", async () => {
    await app.select("places");
    await show(app, "Line");
    const length = (await app.info("/views.h5/places")).shape?.[0] ?? 0;
    const { text } = await savedSvg(app, () => fromMenu(app, "Save as SVG"));
    const svg = await parsed(app, text);
    const line = svg.paths.find(({ stroke }) => stroke === "#0072b2");
    const points = [...(line?.d ?? "").matchAll(/([ML])(\S+) ([^ML]+)/g)].map(([, , x, y]) => [Number(x), Number(y)]);
    expect(points).toHaveLength(length);
    const values = await app.numbers("/views.h5/places");
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const [top, bottom] = [Math.min(...points.map(([, y]) => y ?? 0)), Math.max(...points.map(([, y]) => y ?? 0))];
    for (const [i, value] of values.entries()) {
      const share = (value - low) / (high - low);
      expect(points[i]?.[1]).toBeCloseTo(bottom - share * (bottom - top), 0);
    }
    expect(svg.images).toBe(0);
    expect(svg.texts).toContain("places");
    const seen = await rendered(app, text);
    expect(seen.width).toBe(svg.width);
    expect(count(seen, [0, 0x72, 0xb2], 60)).toBeGreaterThan(300);
  });

  await test.step("a histogram: a bar for each bin that has values", async () => {
    await app.select("steps");
    await show(app, "Histogram");
    const { text } = await savedSvg(app, () => fromMenu(app, "Save as SVG"));
    const svg = await parsed(app, text);
    // 189 values that are numbers, in rows of 16 with nearly the same: 12 bins apart from each other, or their neighbours.
    const fills = new Map<string, number>();
    for (const { fill } of svg.rects) fills.set(fill, (fills.get(fill) ?? 0) + 1);
    const most = Math.max(...fills.values());
    expect(most).toBeGreaterThanOrEqual(12);
    expect(svg.images).toBe(0);
  });

  await test.step("points, from the export sheet and in dark colours", async () => {
    await app.goTo("/groups.h5/visit");
    await app.preview.getByRole("radio", { name: "Plot" }).check();
    await expect(app.preview.getByRole("img", { name: /^Points, 40/ })).toBeVisible();
    await expect(app.preview.getByRole("button", { name: "Picture", exact: true })).toBeEnabled();
    await app.page.keyboard.press("Control+e");
    const sheet = app.page.getByRole("dialog");
    await sheet.getByText("SVG", { exact: true }).click();
    await expect(sheet.getByText("As on screen", { exact: true })).toHaveCount(0);
    await sheet.getByText("Dark", { exact: true }).click();
    const { text } = await savedSvg(app, () => sheet.getByRole("button", { name: "Save SVG" }).click());
    const svg = await parsed(app, text);
    const circles = svg.paths.reduce((sum, { d }) => sum + (d.match(/M\S+ \S+?a/g)?.length ?? 0), 0);
    expect(circles).toBe(40);
    expect(svg.texts).toEqual(expect.arrayContaining(["across (mm)", "up (mm)", "Gy"]));
    expect(Math.max(...(await rendered(app, text)).at(1, 1))).toBeLessThan(60);
  });

  await test.step("a comparison: all panels in one document", async () => {
    await app.goTo("/views.h5/steps");
    await show(app, "Heat map");
    await app.row("later").click({ modifiers: ["Shift"] });
    await expect(app.preview.getByRole("img", { name: /^Heat map/ })).toHaveCount(2);
    await expect(app.preview.getByRole("button", { name: "Picture", exact: true })).toBeEnabled();
    const { text } = await savedSvg(app, () => fromMenu(app, "Save as SVG"));
    const svg = await parsed(app, text);
    expect(svg.images).toBe(2);
    expect(svg.texts).toEqual(expect.arrayContaining(["/views.h5/steps[3, :, :]", "/views.h5/later[3, :, :]"]));
  });
});

async function savedSvg(app: App, act: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const download = app.page.waitForEvent("download");
  await act();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/** The pixels that lie in an SVG, and how many such pictures there are. */
function embedded(text: string): { png: Png; count: number } {
  const all = [...text.matchAll(/href="data:image\/png;base64,([^"]+)"/g)];
  return { png: decodePng(Buffer.from(all[0]?.[1] ?? "", "base64")), count: all.length };
}

interface SvgParts {
  readonly width: number;
  readonly height: number;
  readonly texts: string[];
  readonly paths: { readonly d: string; readonly stroke: string }[];
  readonly rects: { readonly fill: string }[];
  readonly images: number;
}

/** The elements of an SVG, as the browser's parser of XML finds them; a document that is not well-formed has none. */
async function parsed(app: App, text: string): Promise<SvgParts> {
  // The policy of the page itself lets nothing be parsed.
  const blank = await app.page.context().newPage();
  const parts = await blank.evaluate((source) => {
    interface Part {
      readonly textContent: string;
      getAttribute(name: string): string | null;
    }
    interface Page {
      readonly DOMParser: new () => {
        parseFromString(
          text: string,
          type: string,
        ): {
          readonly documentElement: Part;
          querySelectorAll(selector: string): Iterable<Part>;
        };
      };
    }
    const { DOMParser } = globalThis as unknown as Page;
    const document = new DOMParser().parseFromString(source, "image/svg+xml");
    const all = (name: string) => [...document.querySelectorAll(name)];
    const value = (part: Part, name: string) => part.getAttribute(name) ?? "";
    return {
      width: Number(value(document.documentElement, "width")),
      height: Number(value(document.documentElement, "height")),
      texts: all("text").map(({ textContent }) => textContent),
      paths: all("path").map((part) => ({ d: value(part, "d"), stroke: value(part, "stroke") })),
      rects: all("rect").map((part) => ({ fill: value(part, "fill") })),
      images: all("image").length,
    };
  }, text);
  await blank.close();
  return parts;
}

/** An SVG as the browser shows it, as a picture on a page. */
async function rendered(app: App, text: string): Promise<Png> {
  const page = await app.page.context().newPage();
  const source = `data:image/svg+xml;base64,${Buffer.from(text).toString("base64")}`;
  await page.setContent(`<body style="margin:0"><img alt="" style="display:block" src="${source}"></body>`);
  const png = decodePng(await page.locator("img").screenshot());
  await page.close();
  return png;
}
