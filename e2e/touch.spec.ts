import type { CDPSession } from "@playwright/test";
import { type App, expect, SAMPLE, test } from "./app.ts";

test.use({ hasTouch: true });

type Place = readonly [x: number, y: number];

/**
 * Moves two fingers over the screen in a few steps: they begin `from` and end `to` pixels to the left and to the right of
 * a place, which moves meanwhile.
 */
async function pinch(touch: CDPSession, [x, y]: Place, from: number, to: number, moved = 0): Promise<void> {
  const STEPS = 5;
  const fingers = (step: number) => {
    const half = from + ((to - from) * step) / STEPS;
    const middle = x + (moved * step) / STEPS;
    return [middle - half, middle + half].map((at, id) => ({ x: at, y, id }));
  };
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(0).slice(0, 1) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(0) });
  for (let step = 1; step <= STEPS; step++) {
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(step) });
  }
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

async function drag(touch: CDPSession, [x, y]: Place, across: number): Promise<void> {
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: x + across, y }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

async function placeIn(app: App, name: RegExp): Promise<Place> {
  const box = await app.preview.getByRole("img", { name }).boundingBox();
  if (!box) throw new Error("the picture is not on screen");
  return [box.x + box.width * 0.4, box.y + box.height * 0.4];
}

test.beforeEach(async ({ app }) => {
  await app.goto();
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
});

test("a finger points at a cell; two fingers zoom a heat map and move it", async ({ app, page }) => {
  await expect(app.preview.getByRole("img", { name: /^Heat map, 60 × 90, min/ })).toBeVisible();
  const place = await placeIn(app, /^Heat map/);
  const [x, y] = place;
  await page.touchscreen.tap(x, y);
  const readout = app.preview.getByTestId("readout");
  await expect(readout).toContainText(/^\[12, \d+, \d+\] y /);
  const pointed = (await readout.textContent()) ?? "";

  const all = app.preview.getByRole("button", { name: "Show all" });
  await expect(all).toBeDisabled();
  const touch = await page.context().newCDPSession(page);
  await pinch(touch, place, 20, 80);
  await expect(all).toBeEnabled();
  // What lay between the fingers lies there still.
  await page.touchscreen.tap(x, y);
  await expect(readout).toHaveText(pointed);
  await pinch(touch, place, 20, 20, 100);
  await page.touchscreen.tap(x + 100, y);
  await expect(readout).toHaveText(pointed);
  await pinch(touch, place, 100, 10);
  await expect(all).toBeDisabled();
});

test("a finger points at a line and moves it, two zoom it", async ({ app, page }) => {
  await app.preview.getByRole("radio", { name: "Line" }).click();
  await expect(app.preview.getByRole("img", { name: /^Line, 90 values, min/ })).toBeVisible();
  const place = await placeIn(app, /^Line/);
  const [x, y] = place;
  // The pointer that clicked the choice would be outside of the plot, and leave it, with each change of the page.
  await page.mouse.move(x, y);
  await page.touchscreen.tap(x, y);
  const readout = app.preview.getByTestId("readout");
  await expect(readout).toContainText("x");

  const all = app.preview.getByRole("button", { name: "Show all" });
  await expect(all).toBeDisabled();
  const touch = await page.context().newCDPSession(page);
  await pinch(touch, place, 20, 80);
  await expect(all).toBeEnabled();
  await page.touchscreen.tap(x, y);
  const pointed = (await readout.textContent()) ?? "";
  await drag(touch, [x + 60, y], -120);
  await page.touchscreen.tap(x, y);
  await expect(readout).not.toHaveText(pointed);
  await drag(touch, [x - 60, y], 120);
  await page.touchscreen.tap(x, y);
  await expect(readout).toHaveText(pointed);
  await pinch(touch, place, 150, 10);
  await expect(all).toBeDisabled();
});
