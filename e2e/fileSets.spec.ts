import path from "node:path";
import { expect, FIXTURES, type InPage, test } from "./app.ts";
import { drop } from "./loadPage.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.withoutHandles();
  await app.goto();
});

test("links into another file of the drop are followed once the user says so (limit 10)", async ({ app }) => {
  const { page } = app;
  await drop(app, path.join(FIXTURES, "load/linked"));
  await app.goTo("/master.h5/missing");
  await expect(app.preview).toContainText("That file is missing here");
  await app.goTo("/master.h5/data");
  await expect(app.preview).toContainText("in the file sub/parts.h5");
  const read = () =>
    page.evaluate(async () => {
      const { proxima } = globalThis as unknown as InPage;
      return Promise.all(
        ["/master.h5/data", "/master.h5/group/values", "/parts.h5/back"].map((where) =>
          proxima.read(where).then(
            ({ data }) => Array.from(data as Float64Array),
            () => "refused",
          ),
        ),
      );
    });
  expect(await read()).toEqual(["refused", "refused", "refused"]);
  await app.preview.getByRole("button", { name: "Follow links between these files" }).click();
  await app.preview.getByRole("button", { name: "Go to target" }).click();
  await expect(app.cell(3, 0)).toHaveText("30");
  await expect(app.fact("Path")).toHaveText("/parts.h5/group/values");
  expect(await read()).toEqual([
    [0, 10, 20, 30],
    [0, 10, 20, 30],
    [0, 10, 20, 30],
  ]);
  const { data } = await page.evaluate(() => {
    const { proxima } = globalThis as unknown as InPage;
    return proxima.evaluate('this["/master.h5/data"].sum() + this["/master.h5/own"].sum()');
  });
  expect(Array.from(Object.values(data))).toEqual([63]);
});

test("virtual datasets and external storage read the other files of the drop once the user says so", async ({
  app,
}) => {
  const { page } = app;
  await drop(app, path.join(FIXTURES, "sets"));
  await test.step("raw data beside them are no faults, but one folded line with their names", async () => {
    await expect(app.row("master.h5")).toBeVisible();
    await expect(app.row("raw-1.bin")).toHaveCount(0);
    await expect(page.getByText("could not be opened")).toHaveCount(0);
    await app.row("3 other files").dblclick();
    for (const name of ["raw-1.bin", "raw-2.bin", "truth.json"]) await expect(app.row(name)).toBeVisible();
    await app.select("raw-1.bin");
    await expect(app.preview).toContainText("This file is not HDF5");
  });
  const note = app.preview.getByRole("note", { name: "Values in other files" });
  await test.step("before, fill values stand for them, and what is missing is named", async () => {
    await app.goTo("/master.h5/no_file");
    await expect(note).toContainText("One file with its values was opened together with this one.");
    await expect(note).toContainText("Missing sources: parts/run_7.h5");
    await expect(app.cell(0, 1)).toHaveText("-4");
    await expect(app.fact("Data files")).toHaveText("parts/run_0.h5 (not read), parts/run_7.h5 (missing)");
    await app.goTo("/master.h5/by_file");
    await expect(app.preview).toContainText("no values yet");
  });
  await test.step("then they are read", async () => {
    await note.getByRole("button", { name: "Read values from these files" }).click();
    await expect(note).toBeHidden();
    await expect(app.fact("Shape")).toHaveText("9 × 4");
    await expect(app.cell(8, 3)).toHaveText("211");
    await app.goTo("/master.h5/no_file");
    await expect(app.cell(0, 1)).toHaveText("1");
    await expect(app.cell(1, 1)).toHaveText("-4");
    await expect(note).toContainText("Missing sources: parts/run_7.h5");
    await app.inspector.getByText("2 parts").click();
    await expect(app.inspector.getByRole("list", { name: "Parts of the virtual dataset" })).toContainText(
      "[0, 0:4] = parts/run_0.h5: data[0, 0:4]",
    );
    await app.goTo("/external.h5/several");
    await expect(app.cell(1, 3)).toHaveText("32");
    await app.goTo("/external.h5/lost");
    await expect(app.preview).toContainText("The values lie in the file “lost.bin”, which is not at hand here.");
  });
  await test.step("and expressions compute on them", async () => {
    const { data } = await page.evaluate(() =>
      (globalThis as unknown as InPage).proxima.evaluate(
        'this["/master.h5/stacked"].sum() + this["/external.h5/one"].sum()',
      ),
    );
    expect(Array.from(Object.values(data), Number)).toEqual([3798 + 145]);
  });
});
