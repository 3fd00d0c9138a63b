import type { Locator } from "@playwright/test";
import { expect, fixture, SAMPLE, test } from "./app.ts";
import { show, watchWriting, written } from "./picture.ts";

test.beforeEach(({ app }) => app.goto());

/** How many points of each column of the picture have the colour of the first line. */
function lineHeights(picture: Locator): Promise<number[]> {
  return picture.locator("canvas").evaluate((node) => {
    interface Pixels {
      readonly width: number;
      readonly height: number;
      getContext(kind: "2d"): { getImageData(x: 0, y: 0, w: number, h: number): { data: ArrayLike<number> } };
    }
    const canvas = node as unknown as Pixels;
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const heights = new Array<number>(canvas.width).fill(0);
    for (let i = 0; i < data.length; i += 4) {
      const blue = (data[i + 3] ?? 0) > 200 && (data[i] ?? 0) < 60 && (data[i + 2] ?? 0) > 150;
      if (blue) heights[(i / 4) % canvas.width] = (heights[(i / 4) % canvas.width] ?? 0) + 1;
    }
    return heights;
  });
}

test("errors that lie beside a signal are drawn as bars, and it can stand against another dataset", async ({ app }) => {
  await app.open(fixture("views.h5"));
  await app.select("spectrum", "energy");
  const picture = await show(app, "Line");
  const tall = async () => (await lineHeights(picture)).filter((height) => height > 12).length;
  await expect
    .poll(async () => (await lineHeights(picture)).filter((height) => height > 0).length)
    .toBeGreaterThan(200);
  expect(await tall()).toBeLessThan(10);
  await app.select("counts");
  await expect(app.preview.getByRole("img", { name: /^Line, 50 values, min 100, max 150/ })).toBeVisible();
  // A bar for each of 50 points, each one or two points wide.
  await expect.poll(tall).toBeGreaterThan(45);
  const x = app.preview.getByRole("combobox", { name: "Values along the axis" });
  // NeXus names the axis of the signal.
  await expect(x).toHaveValue("/views.h5/spectrum/energy");
  const box = await picture.boundingBox();
  if (!box) throw new Error("the line is not on screen");
  await app.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const readout = app.preview.getByTestId("readout");
  await expect(readout).toContainText("energy");
  const [, index = "", energy = "", value = ""] =
    /^\[(\d+) energy ([\d.]+)\] ([\d.]+)$/.exec((await readout.textContent()) ?? "") ?? [];
  expect(Number(energy)).toBeCloseTo(10 + 0.5 * Number(index), 3);
  expect(Number(value)).toBeCloseTo(100 + 50 * Math.exp(-(((Number(energy) - 20) / 3) ** 2)), 2);
  // The peak lies at 20 in the middle of 10 to 34.5: a zoom by the wheel stays there.
  await app.page.mouse.wheel(0, -300);
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeEnabled();
  await app.page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeDisabled();
});

test("a line stands against the coordinate of its axis; places are read in it", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  const picture = await show(app, "Line");
  await expect(app.preview.getByRole("combobox", { name: "Values along the axis" })).toHaveValue("/weather.h5/grid/x");
  const box = await picture.boundingBox();
  if (!box) throw new Error("the line is not on screen");
  await app.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const readout = app.preview.getByTestId("readout");
  await expect(readout).toContainText(" x -");
  const [, index = "", longitude = ""] = /^\[(\d+) x (-[\d.]+)\]/.exec((await readout.textContent()) ?? "") ?? [];
  const [known = Number.NaN] = await app.numbers("/weather.h5/grid/x", `${index}:${Number(index) + 1}`);
  expect(Number(longitude)).toBeCloseTo(known, 3);
});

test("the line of a result stands against the coordinate that it kept, with dates", async ({ app }) => {
  await app.open(fixture("labels-climate.nc"));
  await app.select("T");
  const field = app.page.getByRole("textbox", { name: "Expression" });
  await field.fill('T.mean(["lat", "lon"])');
  await field.press("Enter");
  const picture = app.preview.getByRole("img", { name: /^Line, 14 values/ });
  await expect(app.preview.getByRole("combobox", { name: "Values along the axis" })).toHaveValue("@time");
  const box = await picture.boundingBox();
  if (!box) throw new Error("the line is not on screen");
  await app.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(app.preview.getByTestId("readout")).toContainText(/ time 2000-0[78]-\d\d/);
});

test("logarithmic axes, panning with Shift held, and values that are in no order", async ({ app }) => {
  await app.open(fixture("views.h5"));
  await app.select("powers");
  const picture = await show(app, "Line");
  await app.preview.getByRole("button", { name: "Log", exact: true }).click();
  await app.preview.getByRole("combobox", { name: "Values along the axis" }).selectOption("/views.h5/places");
  await app.preview.getByRole("button", { name: "Log x" }).click();
  await expect
    .poll(async () => (await lineHeights(picture)).filter((height) => height > 0).length)
    .toBeGreaterThan(200);
  await app.preview.getByRole("button", { name: "Log x" }).click();
  const box = await picture.boundingBox();
  if (!box) throw new Error("the line is not on screen");
  await picture.focus();
  await app.page.keyboard.press("+");
  await app.page.keyboard.down("Shift");
  await app.page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width * 0.99, box.y + box.height / 2, { steps: 4 });
  await app.page.mouse.up();
  await app.page.keyboard.up("Shift");
  await expect(app.preview.getByRole("button", { name: "Show all" })).toBeEnabled();
  await app.select("places");
  await app.preview.getByRole("combobox", { name: "Values along the axis" }).selectOption("/views.h5/powers");
  await app.page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await expect(app.preview.getByTestId("readout")).toContainText("powers");
});

test("points are marked only where there is room for them, whatever the axis counts", async ({ app }) => {
  await app.open(fixture("states.h5"));
  await app.select("wave");
  const picture = await show(app, "Line");
  await expect(app.preview.getByRole("combobox", { name: "Values along the axis" })).toHaveValue("/states.h5/time");
  const heights = (await lineHeights(picture)).filter((height) => height > 0).sort((one, other) => one - other);
  expect(heights.length).toBeGreaterThan(200);
  // A line is one or two pixels high where it is level; a mark would be five.
  expect(heights[Math.floor(heights.length / 2)]).toBeLessThanOrEqual(2);
});

test("a logarithmic axis reaches over sixty powers of ten", async ({ app }) => {
  await watchWriting(app);
  await app.goto();
  await app.open(fixture("states.h5"));
  await app.select("vast");
  await show(app, "Line");
  await app.preview.getByRole("button", { name: "Log", exact: true }).click();
  await expect(app.preview.getByRole("img", { name: /^Line, 61 values, min 1e-30, max 1e30/ })).toBeVisible();
  await expect
    .poll(async () => (await written(app)).filter(([text]) => /^1e-?\d+$/.test(text)).length)
    .toBeGreaterThan(4);
  expect((await written(app)).map(([text]) => text)).toContain("1e-30");
});

test("marks of an axis are told apart, however close they are", async ({ app }) => {
  await watchWriting(app);
  await app.goto();
  await app.open(fixture("states.h5"));
  await app.select("close");
  await show(app, "Line");
  await expect
    .poll(async () => (await written(app)).map(([text]) => text))
    .toEqual(expect.arrayContaining(["1000000000.100", "1000000000.200"]));
});
