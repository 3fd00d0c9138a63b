import { colourTable } from "../src/ui/graphic/colourMaps.ts";
import { expect, fixture, test } from "./app.ts";
import { colourAt, show, watchWriting, written } from "./picture.ts";

/** Where numbers lie on an axis, by two of its marks. */
function scaleOf(marks: readonly (readonly [value: number, at: number])[]): (value: number) => number {
  const [[low, from], [high, to]] = [marks[0] ?? [0, 0], marks.at(-1) ?? [1, 1]];
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

test("points have their places and their colours", async ({ app }) => {
  await watchWriting(app);
  await app.goto();
  await app.open(fixture("groups.h5"));
  const readout = app.preview.getByTestId("readout");

  await test.step("an entry without a default offers the first of its data, and says so", async () => {
    await app.select("visit");
    await app.preview.getByRole("radio", { name: "Plot" }).check();
    await expect(app.preview.getByText("the first of 4: no default is named")).toBeVisible();
    await expect(app.preview.getByText("Doses in the field")).toBeVisible();
  });

  const picture = app.preview.getByRole("img", { name: "Points, 40: up along across (mm), coloured by dose" });
  await expect(picture).toBeVisible();
  await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
  const box = await picture.boundingBox();
  if (!box) throw new Error("the points are not on screen");
  await app.page.mouse.move(box.x + 2, box.y + 2);
  const texts = await written(app);
  expect(texts.map(([text]) => text)).toEqual(expect.arrayContaining(["across (mm)", "up (mm)", "Gy"]));
  const numbers = texts.flatMap(([text, x, y]) =>
    /^-?\d+(\.\d+)?$/.test(text) ? [[Number(text), x, y] as const] : [],
  );
  const left = Math.min(...numbers.map(([, x]) => x));
  const below = Math.max(...numbers.map(([, , y]) => y));
  const across = scaleOf(numbers.filter(([, , y]) => y === below).map(([value, x]) => [value, x] as const));
  const up = scaleOf(numbers.filter(([, x]) => x === left).map(([value, , y]) => [value, y] as const));

  await test.step("each where its axes say, in the colour of its value", async () => {
    const table = colourTable("viridis");
    for (const i of [0, 3, 17, 28, 39]) {
      const [x, y] = [across(((i * 17) % 40) / 2), up(((i * 11) % 40) * 2.5)];
      const shade = Math.min(255, Math.floor((i / 39) * 256)) * 3;
      expect(await colourAt(picture, x, y), `point ${i}`).toEqual([...table.slice(shade, shade + 3)]);
      await app.page.mouse.move(box.x + x, box.y + y);
      const place = `across ${((i * 17) % 40) / 2}, up ${((i * 11) % 40) * 2.5}`;
      await expect(readout).toHaveText(`[${i}] ${place}: dose ${10 * i}`);
      await app.page.mouse.move(box.x + 2, box.y + 2);
      await expect(readout).toBeEmpty();
    }
  });

  await test.step("the keyboard walks from point to point, zooms and comes back", async () => {
    await picture.focus();
    for (const key of ["ArrowRight", "ArrowRight", "Shift+ArrowRight", "+", "+"]) await app.page.keyboard.press(key);
    await expect(readout).toHaveText(/^\[11\] across 13.5, up 2.5: dose 110$/);
    await expect(app.preview.getByTestId("spoken")).toHaveText(/dose 110/);
    await expect(app.preview.getByRole("button", { name: "Show all" })).toBeEnabled();
    await app.page.keyboard.press("f");
    await expect(app.preview.getByRole("button", { name: "Show all" })).toBeDisabled();
    await app.page.keyboard.press("Escape");
    await expect(readout).toBeEmpty();
  });

  await test.step("what is drawn of a group is what is exported, as data and as a picture", async () => {
    await app.page.keyboard.press("Control+e");
    const sheet = app.page.getByRole("dialog", { name: "Export dose" });
    await expect(sheet.getByRole("radio", { name: "CSV" })).toBeVisible();
    await expect(sheet.getByRole("radio", { name: "PNG" })).toBeVisible();
    await app.page.keyboard.press("Escape");
    await app.preview.getByRole("radio", { name: "Members" }).check();
    await expect(app.page.getByRole("button", { name: "Export", exact: true })).toBeDisabled();
  });

  await test.step("a line becomes points, also against what is in no order, and a line again", async () => {
    await app.goTo("/groups.h5/visit/cloud/dose");
    await show(app, "Line");
    await app.preview.getByRole("combobox", { name: "Values along the axis" }).selectOption({ label: "x: up" });
    await expect(app.preview.getByText("up is in no order: drawn by index.")).toBeVisible();
    await app.preview.getByRole("button", { name: "Points", exact: true }).click();
    const points = app.preview.getByRole("img", { name: "Points, 40: dose along up (mm)" });
    await expect(points).toBeVisible();
    await points.focus();
    for (const key of ["ArrowRight", "ArrowRight"]) await app.page.keyboard.press(key);
    await expect(readout).toHaveText("[1] up 27.5: 10");
    await app.preview.getByRole("button", { name: "Log", exact: true }).click();
    await expect(points).toBeVisible();
    await app.preview.getByRole("button", { name: "Log", exact: true }).click();
    await app.preview.getByRole("button", { name: "Points", exact: true }).click();
    await expect(app.preview.getByRole("img", { name: /^Line, 40 values/ })).toBeVisible();
  });
});

test("further signals are lines in one plot, or are chosen; RGB is a picture", async ({ app }) => {
  await app.goto();
  await app.open(fixture("groups.h5"));
  await app.goTo("/groups.h5/visit/curves");
  await app.preview.getByRole("radio", { name: "Plot" }).check();
  const signal = app.preview.getByRole("combobox", { name: "Signal" });
  await expect(app.preview.getByRole("img", { name: /^3 lines, 20 values, min 0, max 57 along energy/ })).toBeVisible();
  for (const name of ["main", "second", "third"])
    await expect(app.preview.getByRole("button", { name, exact: true, pressed: true })).toBeVisible();
  await signal.selectOption({ label: "second" });
  await expect(app.preview.getByRole("img", { name: /^Line, 20 values, min 0, max 38 along energy/ })).toBeVisible();

  await app.goTo("/groups.h5/visit/maps");
  await expect(
    app.preview.getByRole("img", { name: /^Heat map, 10 × 12, min 0, max 20; rows y; columns x/ }),
  ).toBeVisible();
  await signal.selectOption({ label: "gold" });
  await expect(
    app.preview.getByRole("img", { name: /^Heat map, 10 × 12, min 0, max 911; rows y; columns x/ }),
  ).toBeVisible();

  await app.goTo("/groups.h5/visit/photo");
  const picture = app.preview.getByRole("img", { name: "Image, 10 × 12, colours" });
  await expect(picture).toBeVisible();
  await picture.focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await app.page.keyboard.press(key);
  await expect(app.preview.getByTestId("readout")).toContainText("rgb(25, 20, 128)");
});

test("where all is nan, every view says so", async ({ app }) => {
  await app.goto();
  await app.open(fixture("groups.h5"));
  await app.select("uneven", "nothing");
  const words = app.preview.getByText("No numbers to draw: all of these values are nan or missing.");
  for (const view of ["Heat map", "Line", "Histogram"] as const) {
    await show(app, view);
    await expect(words).toBeVisible();
  }
  await app.select("falling");
  await show(app, "Heat map");
  await expect(words).toHaveCount(0);
});

test("of many points a sample is drawn, which is finer where it is zoomed into", async ({ app }) => {
  await app.goto();
  await app.open(fixture("states.h5"));
  await app.select("grid", "row");
  await show(app, "Line");
  await app.preview.getByRole("button", { name: "Points", exact: true }).click();
  await app.preview.getByRole("combobox", { name: "Values along the axis" }).selectOption({ label: "x: column" });
  await expect(app.preview.getByText("Sample: one of 3 points. Zoom in for more.")).toBeVisible();
  const picture = app.preview.getByRole("img", { name: /^Points, 120.?000: row along column/ });
  const box = await picture.boundingBox();
  if (!box) throw new Error("the points are not on screen");
  const readout = app.preview.getByTestId("readout");
  /** The columns of points along a line across the picture; each must be where it says. */
  const columns = async () => {
    const seen = new Set<number>();
    for (let i = 0; i < 60; i++) {
      await app.page.mouse.move(box.x + box.width * (0.3 + i * 0.008), box.y + box.height * 0.5);
      const [, at, column, row] = /^\[(\d+)\] column (\d+): (\d+)$/.exec((await readout.textContent()) ?? "") ?? [];
      if (at === undefined) continue;
      expect(Number(at)).toBe(Number(row) * 300 + Number(column));
      seen.add(Number(column) % 3);
    }
    return [...seen].sort();
  };
  expect(await columns()).toEqual([0]);
  await picture.focus();
  for (let i = 0; i < 12; i++) await app.page.keyboard.press("+");
  await expect(app.preview.getByText("All points of this part.")).toBeVisible();
  expect(await columns()).toEqual([0, 1, 2]);
  await app.page.keyboard.press("f");
  await expect(app.preview.getByText("Sample: one of 3 points. Zoom in for more.")).toBeVisible();
});
