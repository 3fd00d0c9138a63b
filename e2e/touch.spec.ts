import type { CDPSession } from "@playwright/test";
import { type App, expect, SAMPLE, test } from "./app.ts";

test.use({ hasTouch: true });

type Finger = readonly [x: number, y: number];

/** Moves two fingers over the screen in a few steps. */
async function pinch(touch: CDPSession, from: readonly [Finger, Finger], to: readonly [Finger, Finger]): Promise<void> {
  const STEPS = 5;
  const points = (step: number) =>
    from.map(([x, y], finger) => {
      const [toX, toY] = to[finger] ?? from[0];
      return { x: x + ((toX - x) * step) / STEPS, y: y + ((toY - y) * step) / STEPS, id: finger };
    });
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(0).slice(0, 1) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(0) });
  for (let step = 1; step <= STEPS; step++) {
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: points(step) });
  }
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

async function drag(touch: CDPSession, [x, y]: Finger, to: Finger): Promise<void> {
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: to[0], y: to[1] }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

async function middleOf(app: App, name: RegExp): Promise<Finger> {
  const box = await app.preview.getByRole("img", { name }).boundingBox();
  if (!box) throw new Error("the picture is not on screen");
  return [box.x + box.width * 0.4, box.y + box.height * 0.4];
}

test("a finger points at a cell; two fingers zoom a heat map and move it", async ({ app, page }) => {
  await app.goto();
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.preview.getByRole("img", { name: /^Heat map, 60 × 90, min/ })).toBeVisible();
  const [x, y] = await middleOf(app, /^Heat map/);
  await page.touchscreen.tap(x, y);
  const readout = app.preview.getByTestId("readout");
  await expect(readout).toContainText(/^\[12, \d+, \d+\] y /);
  const pointed = await readout.textContent();

  const all = app.preview.getByRole("button", { name: "Show all" });
  await expect(all).toBeDisabled();
  const touch = await page.context().newCDPSession(page);
  await pinch(
    touch,
    [
      [x - 20, y],
      [x + 20, y],
    ],
    [
      [x - 80, y],
      [x + 80, y],
    ],
  );
  await expect(all).toBeEnabled();
  // What lay between the fingers lies there still.
  await page.touchscreen.tap(x, y);
  await expect(readout).toHaveText(pointed ?? "");
  await pinch(
    touch,
    [
      [x - 20, y],
      [x + 20, y],
    ],
    [
      [x + 80, y],
      [x + 120, y],
    ],
  );
  await page.touchscreen.tap(x + 100, y);
  await expect(readout).toHaveText(pointed ?? "");
  await pinch(
    touch,
    [
      [x - 100, y],
      [x + 100, y],
    ],
    [
      [x - 10, y],
      [x + 10, y],
    ],
  );
  await expect(all).toBeDisabled();
});

test("a finger points at a line and moves it, two zoom it", async ({ app, page }) => {
  await app.goto();
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await app.preview.getByRole("radio", { name: "Line" }).click();
  await expect(app.preview.getByRole("img", { name: /^Line/ })).toBeVisible();
  const [x, y] = await middleOf(app, /^Line/);
  // The pointer that clicked the choice would be outside of the plot, and leave it, with each change of the page.
  await page.mouse.move(x, y);
  await page.touchscreen.tap(x, y);
  const readout = app.preview.getByTestId("readout");
  await expect(readout).toContainText("x");
  const all = app.preview.getByRole("button", { name: "Show all" });
  await expect(all).toBeDisabled();
  const touch = await page.context().newCDPSession(page);
  await pinch(
    touch,
    [
      [x - 20, y],
      [x + 20, y],
    ],
    [
      [x - 80, y],
      [x + 80, y],
    ],
  );
  await expect(all).toBeEnabled();
  await page.touchscreen.tap(x, y);
  const pointed = (await readout.textContent()) ?? "";
  await drag(touch, [x + 60, y], [x - 60, y]);
  await page.touchscreen.tap(x, y);
  await expect(readout).not.toHaveText(pointed);
  await drag(touch, [x - 60, y], [x + 60, y]);
  await page.touchscreen.tap(x, y);
  await expect(readout).toHaveText(pointed);
  await pinch(
    touch,
    [
      [x - 150, y],
      [x + 150, y],
    ],
    [
      [x - 10, y],
      [x + 10, y],
    ],
  );
  await expect(all).toBeDisabled();
});
