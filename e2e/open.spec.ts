import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { App, expect, fixture, type InPage, SAMPLE, test } from "./app.ts";

/** The parts of the DOM that a drop is made of. */
interface DropPage {
  readonly DataTransfer: new () => { readonly items: { add(file: File): void } };
}

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.withoutHandles();
  await app.goto();
});

test("the first page says what to do and that files stay here", async ({ app }) => {
  await expect(app.page).toHaveTitle(/Proxima/);
  await expect(app.page.getByRole("heading", { level: 1 })).toHaveText("Explore HDF5 files of any size");
  await expect(app.page.getByText("Files stay on this computer.")).toBeVisible();
});

test("a file that is chosen shows its tree, its root and its size", async ({ app }) => {
  await app.choose(SAMPLE);
  await expect(app.row("weather.h5")).toHaveAttribute("aria-expanded", "true");
  for (const name of ["checkpoints", "fields", "grid", "particles", "run", "latest", "observations"]) {
    await expect(app.row(name)).toBeVisible();
  }
  await expect(app.row("weather.h5")).toContainText("369 kB");
  await expect(app.fact("Members")).toHaveText("7");
  await expect(app.attribute("title")).toContainText("A week of weather over the North Atlantic");
  await expect(app.row("observations")).toContainText("observations 2026.h5");
});

test("of a folder every file becomes a node, at any depth; what is no HDF5 says so", async ({ app }) => {
  const folder = test.info().outputPath("campaign");
  mkdirSync(path.join(folder, "day 2"), { recursive: true });
  copyFileSync(SAMPLE, path.join(folder, "day1.h5"));
  copyFileSync(fixture("arrays.h5"), path.join(folder, "day 2", "day2.h5"));
  writeFileSync(path.join(folder, "notes.h5"), "not a file of HDF5");
  const chooser = app.page.waitForEvent("filechooser");
  await app.page.getByRole("button", { name: "Open folder" }).click();
  await (await chooser).setFiles(folder);
  for (const name of ["day1.h5", "day2.h5", "notes.h5"]) await expect(app.row(name)).toBeVisible();
  await app.goTo("/day2.h5/series");
  await expect(app.grid).toHaveAttribute("aria-rowcount", "25");
  await app.select("notes.h5");
  await expect(app.preview).toContainText("This is a text file, not HDF5.");
});

test("a file that is dropped anywhere on the page opens", async ({ app }) => {
  const bytes = readFileSync(SAMPLE).toString("base64");
  const dataTransfer = await app.page.evaluateHandle((base64) => {
    const { DataTransfer } = globalThis as unknown as DropPage;
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], "dropped.h5"));
    return transfer;
  }, bytes);
  await app.page.dispatchEvent("main", "drop", { dataTransfer });
  await expect(app.row("dropped.h5")).toBeVisible();
  await app.select("fields", "temperature");
  await expect(app.cell(0, 0)).toHaveText(/^\d{3}(\.\d+)?$/);
});

test("the sample opens without a file at hand", async ({ app }) => {
  await app.page.getByRole("button", { name: "Try a sample" }).click();
  await expect(app.row("weather.h5")).toBeVisible();
  await expect(app.row("fields")).toBeVisible();
});

test("several files are several nodes; the same name twice gets a number", async ({ app }) => {
  expect(await app.open(SAMPLE, fixture("netcdf.nc"))).toEqual(["/weather.h5", "/netcdf.nc"]);
  expect(await app.open(SAMPLE)).toEqual(["/weather.h5 (2)"]);
  for (const name of ["weather.h5", "netcdf.nc", "weather.h5 (2)"]) {
    await expect(app.row(name)).toBeVisible();
    await expect(app.tab(name).first()).toBeVisible();
  }
});

test("a closed file is gone from tree, tabs and memory; the other one stays", async ({ app }) => {
  const [sample = "", netcdf = ""] = await app.open(SAMPLE, fixture("netcdf.nc"));
  await app.page.evaluate(
    (path) => (globalThis as unknown as InPage).proxima.resolve(path),
    `${sample}/fields/temperature`,
  );
  await app.page.getByRole("button", { name: "Close weather.h5" }).click();
  await expect(app.row("weather.h5")).toHaveCount(0);
  await expect(app.row("netcdf.nc")).toBeVisible();
  const memory = await app.page.evaluate(() => (globalThis as unknown as InPage).proxima.memory());
  expect(memory.used).toBe(0);
  expect((await app.info(netcdf)).kind).toBe("group");
  await app.page.getByRole("button", { name: "Close netcdf.nc" }).click();
  await expect(app.page.getByRole("button", { name: "Open files" })).toBeVisible();
});
test("files of earlier visits are opened again by their handles, forgotten on demand, and never copied", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const page = await context.newPage();
  const app = new App(page);
  // The dialog of the browser cannot be answered by a test: it gives a file of the page's own file system.
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      showOpenFilePicker: async () => {
        const top = await navigator.storage.getDirectory();
        return [await top.getFileHandle("run.h5", { create: true })];
      },
    });
  });
  await app.goto();
  const recent = page.getByRole("region", { name: "Recently opened" });
  await test.step("nothing is shown before anything was opened", async () => {
    await expect(recent).toBeHidden();
    await page.evaluate(async (base64) => {
      const top = await navigator.storage.getDirectory();
      const writable = await (await top.getFileHandle("run.h5", { create: true })).createWritable();
      await writable.write(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
      await writable.close();
    }, readFileSync(SAMPLE).toString("base64"));
    await page.getByRole("button", { name: "Open files" }).click();
    await expect(app.row("run.h5")).toBeVisible();
  });
  await test.step("on the next visit it is in the list and in the palette", async () => {
    await app.goto();
    await recent.getByRole("button", { name: "run.h5", exact: true }).click();
    await expect(app.row("run.h5")).toBeVisible();
    await app.closeAll();
    await app.goto();
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("recent run");
    await page.getByRole("option", { name: "Open recent: run.h5" }).click();
    await expect(app.row("run.h5")).toBeVisible();
    const kept = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const opening = indexedDB.open("keyval-store");
          opening.onsuccess = () => {
            const all = opening.result.transaction("keyval").objectStore("keyval").get("proxima-recents");
            all.onsuccess = () => resolve(all.result.map((one: object) => Object.keys(one).join()));
          };
        }),
    );
    expect(kept).toEqual(["name,handle"]);
  });
  await test.step("one that is gone says so, and is forgotten on demand", async () => {
    await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("run.h5"));
    await app.goto();
    await recent.getByRole("button", { name: "run.h5", exact: true }).click();
    await expect(page.getByText("“run.h5” is no longer where it was.")).toBeVisible();
    await recent.getByRole("button", { name: "Forget run.h5" }).click();
    await expect(recent).toBeHidden();
    await app.goto();
    await expect(recent).toBeHidden();
  });
  expect(app.complaints).toEqual([]);
  await context.close();
});

test("a file beside the page is opened by its address, part by part, and by links to it; none of another origin is (limit 29)", async ({
  app,
}) => {
  const { page } = app;
  const parts: string[] = [];
  page.context().on("response", (response) => {
    // The sample is one of the page's files, which the service worker fetches for times without a network.
    const own = response.request().serviceWorker() === null && response.request().resourceType() !== "document";
    if (own && response.url().endsWith("samples/weather.h5")) parts.push(`${response.status()}`);
  });
  await app.goto("?url=samples/weather.h5");
  await expect(app.row("weather.h5")).toContainText("369 kB");
  await app.select("fields", "temperature");
  await expect(app.cell(0, 0)).toHaveText(/^\d{3}(\.\d+)?$/);
  expect(new Set(parts)).toEqual(new Set(["206"]));
  await expect(page).toHaveURL(/\?url=samples\/weather\.h5#.*temperature/);
  await page.reload();
  await expect(app.cell(0, 0)).toHaveText(/^\d{3}(\.\d+)?$/);
  await expect(app.fact("Path")).toHaveText("/weather.h5/fields/temperature");
  await app.goto("?url=https://example.org/run.h5");
  await expect(page.getByText(/The page can only read from http:\/\//)).toBeVisible();
  // The server of the tests answers with the page where there is nothing.
  await app.goto("?url=samples/none.h5");
  await expect(app.preview).toContainText("This is a web page (HTML), not HDF5.");
});
