import type { Locator } from "@playwright/test";
import { type App, expect } from "./app.ts";

export type ViewName = "Table" | "Line" | "Heat map" | "Histogram" | "Image";

/** Chooses a view and waits until it shows what it was asked for; the picture, or the grid of a table. */
export async function show(app: App, view: ViewName): Promise<Locator> {
  await app.preview.getByRole("radio", { name: view }).check();
  if (view === "Table") return app.grid;
  await expect(app.preview.getByTestId("graphic")).toHaveAttribute("aria-busy", "false");
  return app.preview.getByRole("img").first();
}

/** Red, green and blue of a canvas at a place of it, in CSS pixels. */
export async function colourAt(picture: Locator, x: number, y: number): Promise<number[]> {
  return picture.evaluate(
    (node, [left, top]) => {
      interface Pixels {
        readonly width: number;
        readonly clientWidth: number;
        getContext(kind: "2d"): { getImageData(x: number, y: number, w: 1, h: 1): { data: ArrayLike<number> } };
      }
      const canvas = node as unknown as Pixels;
      const ratio = canvas.width / canvas.clientWidth;
      const { data } = canvas.getContext("2d").getImageData(Math.floor(left * ratio), Math.floor(top * ratio), 1, 1);
      return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
    },
    [x, y] as const,
  );
}

/** How many pixels of a column or a row of a canvas, which leads through a place of it, have each of these colours. */
export async function colourCounts(
  picture: Locator,
  [x, y]: readonly [number, number],
  along: "row" | "column",
  colours: readonly (readonly number[])[],
  most: number,
): Promise<number[]> {
  return picture.evaluate(
    (node, { left, top, isRow, wanted, length }) => {
      interface Canvas {
        getContext(kind: "2d"): {
          getImageData(x: number, y: number, w: number, h: number): { data: ArrayLike<number> };
        };
      }
      const context = (node as unknown as Canvas).getContext("2d");
      const { data } = isRow ? context.getImageData(0, top, length, 1) : context.getImageData(left, 0, 1, length);
      return wanted.map((colour) => {
        let count = 0;
        for (let i = 0; i < length; i++) if (colour.every((part, at) => data[i * 4 + at] === part)) count++;
        return count;
      });
    },
    { left: x, top: y, isRow: along === "row", wanted: colours, length: most },
  );
}

export interface SampledCell {
  readonly row: number;
  readonly column: number;
  /** What the readout says behind the position. */
  readonly value: string;
  readonly colour: readonly number[];
}

/** Cells of a plane along its diagonal: where they are, what is read there, and their colour on the screen. */
export async function sampledCells(app: App, picture: Locator, points = 12): Promise<SampledCell[]> {
  const box = await picture.boundingBox();
  if (!box) throw new Error("the picture is not on screen");
  const readout = app.preview.getByTestId("readout");
  const cells: SampledCell[] = [];
  for (let i = 1; i < points; i++) {
    // The middle of a pixel: its colour is that of what lies there.
    const [x, y] = [box.width * (0.25 + (0.45 * i) / points), box.height * (0.06 + (0.85 * i) / points)].map(
      (at) => Math.floor(at) + 0.5,
    ) as [number, number];
    await app.page.mouse.move(box.x + x, box.y + y);
    const [, row, column] = /(\d+), (\d+)\] \S/.exec((await readout.textContent()) ?? "") ?? [];
    if (row === undefined || column === undefined) continue;
    await expect(readout).not.toContainText("…");
    const value = ((await readout.textContent()) ?? "").replace(/^.*\] (.*: )?/, "");
    // The cross of the probe may run through this point.
    await app.page.mouse.move(box.x + 2, box.y + 2);
    await expect(readout).toBeEmpty();
    const colour = await colourAt(picture, x, y);
    cells.push({ row: Number(row), column: Number(column), value, colour });
  }
  return cells;
}

/** Keeps what is written on a canvas and where, in CSS pixels of the canvas. */
export async function watchWriting(app: App): Promise<void> {
  await app.page.addInitScript(() => {
    interface Context {
      fillText(text: string, x: number, y: number, ...more: number[]): void;
      clearRect(x: number, y: number, width: number, height: number): void;
    }
    const page = globalThis as unknown as {
      CanvasRenderingContext2D: { prototype: Context };
      written: [text: string, x: number, y: number][];
    };
    const own = page.CanvasRenderingContext2D.prototype;
    const { fillText, clearRect } = own;
    page.written = [];
    own.fillText = function (text, x, y, ...more) {
      page.written.push([text, x, y]);
      return fillText.call(this, text, x, y, ...more);
    };
    own.clearRect = function (...box) {
      page.written = [];
      return clearRect.apply(this, box);
    };
  });
}

/** What was written since the canvas was last cleared, and where. */
export function written(app: App): Promise<[text: string, x: number, y: number][]> {
  return app.page.evaluate(
    () => (globalThis as unknown as { written: [text: string, x: number, y: number][] }).written,
  );
}
