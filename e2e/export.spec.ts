import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, FIXTURES, fixture, test } from "./app.ts";
import { hasModules, python } from "./dask.ts";

interface Exporting {
  exportData(
    path: string,
    format: string,
    options?: { selection?: string; header?: boolean },
  ): Promise<{
    arrayBuffer(): Promise<ArrayBuffer>;
  }>;
}

/** A dataset, the part of it, and the formats that can hold it. */
const CASES: readonly (readonly [file: string, dataset: string, index: string, formats: string])[] = [
  ["arrays.h5", "/f8", "2:9:3, ::-1, 4", "csv tsv npy npz json"],
  ["arrays.h5", "/f8", "1:4", "csv npy json"],
  ["arrays.h5", "/gap", "...", "npy json csv"],
  ["arrays.h5", "/i8", "...", "csv npy json"],
  ["arrays.h5", "/u8", "0", "csv npy json"],
  ["arrays.h5", "/b1", "0", "csv npy json"],
  ["arrays.h5", "/big", "...", "npy json"],
  ["arrays.h5", "/series", "...", "csv tsv npy npz json"],
  ["arrays.h5", "/season", "...", "csv npy json"],
  ["arrays.h5", "/records", "...", "npy"],
  ["arrays.h5", "/complex", "...", "npy json"],
  ["arrays.h5", "/scalar", "()", "csv npy json"],
  ["arrays.h5", "/empty", "...", "npy json"],
];

test("exported files hold what h5py reads", async ({ app }) => {
  test.skip(!hasModules("h5py"), "no Python with h5py");
  const folder = mkdtempSync(path.join(tmpdir(), "proxima-export-"));
  try {
    await app.goto();
    const jobs: object[] = [];
    for (const [file, dataset, index, formats] of CASES) {
      const [root = ""] = jobs.length === 0 ? await app.open(fixture(file)) : [`/${file}`];
      for (const format of formats.split(" ")) {
        const bytes = await app.page.evaluate(
          async ([at, kind, selection]) => {
            const { proxima } = globalThis as unknown as { proxima: Exporting };
            const blob = await proxima.exportData(at, kind, { selection });
            return Array.from(new Uint8Array(await blob.arrayBuffer()));
          },
          [root + dataset, format, index === "()" ? "" : index] as const,
        );
        const target = path.join(folder, `${jobs.length}.${format}`);
        writeFileSync(target, Uint8Array.from(bytes));
        jobs.push({ file: fixture(file), dataset, index, format, path: target });
      }
    }
    const { stdout, stderr } = spawnSync(python, [`${FIXTURES}/read_back.py`], {
      input: jobs.map((job) => JSON.stringify(job)).join("\n"),
      encoding: "utf8",
    });
    const answers = stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { name: string; wrong: string | null });
    expect(answers, stderr).toHaveLength(jobs.length);
    expect(answers.filter(({ wrong }) => wrong)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the sheet saves what is shown", async ({ app }) => {
  // Chromium's own dialog cannot be answered here: without it files go by way of memory.
  await app.page.addInitScript(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  await app.goto();
  await app.open(fixture("labels-climate.nc"));
  await app.page.getByRole("treeitem", { name: /^P/ }).click();
  await app.page.getByRole("button", { name: "Export", exact: true }).click();
  const sheet = app.page.getByRole("dialog", { name: "Export P" });
  await expect(sheet.getByText("[:, :]")).toBeVisible();
  const download = app.page.waitForEvent("download");
  await sheet.getByRole("button", { name: "Save CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("P.csv");
  const lines = readFileSync(await file.path(), "utf8").split("\n");
  expect(lines[0]).toBe("# /labels-climate.nc/P[:, :]");
  expect(lines[1]).toMatch(/^lon \/ time,2000-01-15,2000-02-14 12:00,/);
  expect(lines[2]).toMatch(/^0,0\.\d+,/);
  expect(lines).toHaveLength(2 + 8 + 1);
  await app.page.keyboard.press("Control+e");
  await expect(sheet).toBeVisible();
  await app.page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

test("a file is written to disk while it is made", async ({ app }) => {
  await app.page.addInitScript(() => {
    // A file of the browser's own storage in place of one that a person chooses.
    Object.assign(globalThis, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => {
        const { storage } = navigator as unknown as {
          storage: { getDirectory(): Promise<{ getFileHandle(name: string, how: object): Promise<object> }> };
        };
        return (await storage.getDirectory()).getFileHandle(suggestedName, { create: true });
      },
    });
  });
  await app.goto();
  await app.open(fixture("arrays.h5"));
  await app.page.getByRole("treeitem", { name: /^series/ }).click();
  await app.page.keyboard.press("Control+e");
  const sheet = app.page.getByRole("dialog", { name: "Export series" });
  await sheet.getByText("JSON", { exact: true }).click();
  await sheet.getByRole("button", { name: "Save JSON" }).click();
  await expect(app.page.getByText("series.json is written")).toBeVisible();
  const text = await app.page.evaluate(async () => {
    const { storage } = navigator as unknown as {
      storage: { getDirectory(): Promise<{ getFileHandle(name: string): Promise<{ getFile(): Promise<Blob> }> }> };
    };
    return (await (await (await storage.getDirectory()).getFileHandle("series.json")).getFile()).text();
  });
  expect(JSON.parse(text)).toMatchObject({ path: "/arrays.h5/series", selection: ":", dtype: "float64" });
});
