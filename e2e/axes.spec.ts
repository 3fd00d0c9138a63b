import { expect, fixture, test } from "./app.ts";
import { sampledCells, show, watchWriting, written } from "./picture.ts";

test("axes are labelled by coordinates, to scale where their steps are even", async ({ app }) => {
  await watchWriting(app);
  await app.goto();
  await app.open(fixture("groups.h5"));
  const readout = app.preview.getByTestId("readout");

  await test.step("even steps: round marks at their places, numbers grow upwards", async () => {
    await app.select("ocean", "warmth");
    const name = "Heat map, 12 × 16, min 0, max 1115; rows lat (degrees_north); columns lon (degrees_east)";
    const picture = app.preview.getByRole("img", { name });
    await expect(picture).toBeVisible();
    const texts = await written(app);
    expect(texts.map(([text]) => text)).toEqual(expect.arrayContaining(["lat (degrees_north)", "50", "K"]));
    const box = await picture.boundingBox();
    const [, x = 0] = texts.find(([text]) => text === "100") ?? [];
    const [, , y = 0] = texts.find(([text]) => text === "0") ?? [];
    // 100 is the middle of column 10; 0 lies between the rows of -5 and 5, which are 5 and 6.
    await app.page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y - 3);
    await expect(readout).toHaveText("[6, 10] lat 5, lon 100: 610 K");
    await app.page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y + 3);
    await expect(readout).toHaveText("[5, 10] lat -5, lon 100: 510 K");
  });

  await test.step("what is turned round has its marks turned round with it", async () => {
    await app.preview.getByRole("button", { name: "Flip vertically" }).click();
    const picture = app.preview.getByRole("img", { name: /^Heat map/ });
    const box = await picture.boundingBox();
    const [, , y = 0] = (await written(app)).find(([text]) => text === "0") ?? [];
    await app.page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 3, (box?.y ?? 0) + y - 3);
    await expect(readout).toContainText("lat -5,");
    await app.preview.getByRole("button", { name: "Flip vertically" }).click();
  });

  await test.step("profiles say which row and column they are", async () => {
    await app.preview.getByRole("button", { name: "Profiles" }).click();
    const picture = app.preview.getByRole("img", { name: /^Heat map/ });
    await picture.focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await app.page.keyboard.press(key);
    await expect(readout).toHaveText("[10, 1] lat 45, lon 10: 1001 K");
    const texts = (await written(app)).map(([text]) => text);
    expect(texts).toEqual(expect.arrayContaining(["lat 45", "lon 10"]));
    await app.preview.getByRole("button", { name: "Profiles" }).click();
  });

  await test.step("uneven steps: each cell is as wide as its coordinate says; times are dates", async () => {
    await app.select("salt");
    const picture = app.preview.getByRole("img", { name: /; rows depth \(m\); columns time$/ });
    await expect(picture).toBeVisible();
    const texts = await written(app);
    const box = await picture.boundingBox();
    const dates = texts.filter(([text]) => /^2000-01-0\d( \d\d:00)?$/.test(text));
    expect(dates.length).toBeGreaterThan(2);
    const [date = "", x = 0] = dates[1] ?? [];
    const [, , y = 0] = texts.find(([text]) => text === "50") ?? [];
    await app.page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y);
    // The depths are squares: 49 reaches from 42.5 to 56.5.
    await expect(readout).toContainText(`] depth 49, time ${date}: 7`);
    for (const { row, column, value } of await sampledCells(app, picture, 4))
      expect(value).toBe(`${100 * row + column} g kg-1`);
  });

  await test.step("lines have dates below, and units beside", async () => {
    const picture = await show(app, "Line");
    await expect(picture).toHaveAccessibleName(/ along time$/);
    const texts = (await written(app)).map(([text]) => text);
    expect(texts).toEqual(expect.arrayContaining(["salt (g kg-1)", "time", "2000-01-02"]));
    await picture.hover();
    await expect(readout).toHaveText(/^\[\d+ time 2000-01-0\d( \d\d:\d\d)?\] \d+ g kg-1$/);
  });
});
