import { type App, expect, SAMPLE, test } from "./app.ts";

const TEMPERATURE = "/weather.h5/fields/temperature";

async function chooseDirectReads(app: App, on: boolean): Promise<void> {
  await app.page.getByRole("button", { name: "Settings" }).click();
  const dialog = app.page.getByRole("dialog", { name: "Settings" });
  await dialog.getByRole("checkbox", { name: "Read values without the HDF5 library where possible" }).setChecked(on);
  await app.page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
}

test("values are the same by either reader, and the inspector says which one reads them", async ({ app }) => {
  await app.preferTables();
  await app.goto();
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.fact("Read by")).toHaveText("Proxima, directly");
  const direct = await app.numbers(TEMPERATURE, ":");
  expect(direct).toHaveLength(24 * 60 * 90);

  await chooseDirectReads(app, false);
  await expect(app.fact("Read by")).toHaveText("HDF5 library: by choice");
  await expect(app.cell(0, 0)).not.toHaveText("");
  expect(await app.numbers(TEMPERATURE, ":")).toEqual(direct);

  await chooseDirectReads(app, true);
  await expect(app.fact("Read by")).toHaveText("Proxima, directly");
  expect(await app.numbers(TEMPERATURE, ":")).toEqual(direct);
});

test("the choice of the reader holds for the next visit", async ({ app }) => {
  await app.goto();
  await chooseDirectReads(app, false);
  await app.page.reload();
  await app.page.waitForFunction(() => "proxima" in globalThis);
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.fact("Read by")).toHaveText("HDF5 library: by choice");
});
