import { readFileSync } from "node:fs";
import path from "node:path";
import { type App, expect, fixture, test } from "./app.ts";
import { bigFile, PYTHON } from "./bigFiles.ts";
import { show } from "./picture.ts";

const NAME = "states.h5";

/** A file beside the page, on a server that sends each part after `wait` milliseconds. */
async function slowly(app: App, file: string): Promise<{ wait: number }> {
  const server = { wait: 0 };
  const bytes = readFileSync(file);
  await app.page.context().route(`**/data/${path.basename(file)}`, async (route) => {
    const [, from = 0, to = bytes.length - 1] = /(\d+)-(\d+)/.exec(route.request().headers().range ?? "") ?? [];
    await new Promise((resolve) => setTimeout(resolve, server.wait));
    const part = bytes.subarray(Number(from), Number(to) + 1);
    const headers = { "content-range": `bytes ${from}-${to}/${bytes.length}` };
    // A request that was given up in between has nobody to answer.
    await route.fulfill({ status: 206, headers, body: part }).catch(() => undefined);
  });
  return server;
}

test("what cannot be drawn is said, and why", async ({ app }) => {
  await app.goto();
  await app.open(fixture(NAME));
  for (const [name, view, words] of [
    ["endless", "Heat map", "all of these values are infinite, nan or missing."],
    ["endless", "Line", "all of these values are infinite, nan or missing."],
    ["below", "Heat map", null],
    ["half", "Histogram", null],
  ] as const) {
    await app.select(name);
    await show(app, view);
    const said = app.preview.getByText(/^(No numbers|Nothing) to draw/);
    if (words === null) await expect(said, `${name} ${view}`).toHaveCount(0);
    else await expect(said, `${name} ${view}`).toContainText(words);
  }
  await test.step("infinite values are in no bar; the others are counted", async () => {
    await expect(app.preview.getByText("72 of 192 values are infinite, nan or missing: in no bar.")).toBeVisible();
    await expect(app.preview.getByRole("img", { name: /^Histogram, 120 values from 0 to 9/ })).toBeVisible();
  });
  await test.step("a logarithm has nothing of what is below 0", async () => {
    await app.select("below");
    await show(app, "Heat map");
    await app.preview.getByRole("combobox", { name: "Colour scale" }).selectOption("log");
    await expect(app.preview.getByText(/none of these values is above 0/)).toBeVisible();
    await app.preview.getByRole("combobox", { name: "Colour scale" }).selectOption("symlog");
    await expect(app.preview.getByText(/none of these values is above 0/)).toHaveCount(0);
  });
  await test.step("an empty text is not nothing", async () => {
    await app.select("silent");
    await expect(app.preview.getByText("An empty text.")).toBeVisible();
  });
});

test("damage is told with its place; what lies elsewhere is shown", async ({ app }) => {
  await app.goto();
  await app.open(fixture(NAME));
  await app.select("damaged");
  await show(app, "Heat map").catch(() => undefined);
  await expect(app.preview.getByRole("alert")).toContainText("The chunk begins at [2, 0]");
  await app.preview.getByRole("radio", { name: "Table" }).check();
  await app.preview.getByRole("textbox", { name: "Range of rows" }).fill("0:2");
  await app.preview.getByRole("textbox", { name: "Range of rows" }).press("Enter");
  await expect(app.cell(1, 3)).toHaveText("13");
});

test("slow reading is said, can be stopped, and taken up again", async ({ app }) => {
  test.skip(!PYTHON, "no Python with h5py");
  const file = bigFile("bench-small.h5");
  const server = await slowly(app, file);
  await app.goto(`?url=data/${path.basename(file)}`);
  await app.select("series 1");
  await show(app, "Line");
  server.wait = 4000;
  await app.select("field");
  const status = app.preview.getByRole("status").filter({ hasText: "Reading" });
  await expect(status).toContainText("Reading…");
  await status.getByRole("button", { name: "Stop" }).click();
  await expect(status).toContainText("Reading was stopped.");
  await expect(app.preview.getByRole("alert")).toHaveCount(0);
  server.wait = 0;
  await status.getByRole("button", { name: "Read again" }).click();
  await expect(app.preview.getByRole("img", { name: /^Heat map, 2.?048 × 2.?048, min/ })).toBeVisible({
    timeout: 20_000,
  });
  await expect(status).toHaveCount(0);
});
