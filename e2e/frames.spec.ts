import type { Locator } from "@playwright/test";
import { type App, expect, fixture, test } from "./app.ts";

/** The texts of the first cells of a row, its label first. */
async function row(app: App, at: number): Promise<string[]> {
  const cells = app.grid.locator(`[aria-rowindex="${at + 2}"]`).locator("[role=rowheader], [role=gridcell]");
  await expect(cells.first()).not.toContainText("…");
  await expect(cells.nth(1)).not.toBeEmpty();
  return cells.allTextContents();
}

/** Whether a text is wider than the room it has. */
function cut(text: Locator): Promise<boolean> {
  return text.evaluate((node) => {
    const { scrollWidth, clientWidth } = node as unknown as { readonly [width: string]: number };
    return (scrollWidth ?? 0) > (clientWidth ?? 0);
  });
}

async function open(app: App, name: string): Promise<void> {
  await app.goTo(`/frames.h5/${name}`);
  await app.preview.getByRole("radio", { name: "Data frame" }).check();
  await expect(app.grid).toBeVisible();
}

test("frames of pandas and old ones of AnnData are tables", async ({ app }) => {
  await app.page.setViewportSize({ width: 1900, height: 800 });
  await app.goto();
  await app.open(fixture("frames.h5"));
  const header = (name: string) => app.grid.getByRole("columnheader", { name: new RegExp(`^${name}`) });

  await test.step("the format table: columns in blocks, times, truth, categories", async () => {
    await open(app, "table");
    await expect(app.preview.getByText("600 rows, 7 columns")).toBeVisible();
    await expect(header("kind")).toHaveText(/category of 3/);
    await expect(header("when")).toHaveText(/time/);
    expect((await row(app, 2)).slice(1)).toEqual([
      String((2 * 7919) % 1009),
      "0.25",
      "3",
      "n2",
      "true",
      "2000-01-01 12:00:00",
      "cedar",
    ]);
    // What is no number and no time is empty.
    expect((await row(app, 3)).slice(1)).toEqual(["550", "0.375", "4.5", "n3", "false", "", "ash"]);
    expect((await row(app, 4))[2]).toMatch(/^(nan)?$/);
  });

  await test.step("its columns that are fields of their own, over times", async () => {
    await open(app, "columns");
    expect(await row(app, 1)).toEqual([
      expect.stringContaining("2000-01-01 06:00:00"),
      "856",
      "0.125",
      "1.5",
      "n1",
      "false",
    ]);
    // A time is not cut, and the number of its row is beside it.
    const label = app.grid.getByRole("rowheader", { name: "2000-01-01 06:00:00 1", exact: true }).locator("bdi");
    expect(await cut(label)).toBe(false);
  });

  await test.step("the format fixed: blocks of columns, in the order of the frame", async () => {
    await open(app, "fixed");
    await expect(app.preview.getByText("600 rows, 5 columns")).toBeVisible();
    expect(await row(app, 2)).toEqual([
      expect.stringContaining("n2"),
      String((2 * 7919) % 1009),
      "0.25",
      "3",
      "true",
      "2000-01-01 12:00:00",
    ]);
  });

  await test.step("what only Python can read is said to be", async () => {
    await open(app, "objects");
    await expect(app.preview.getByText("Its values are Python objects, which only Python can read.")).toBeVisible();
    expect((await row(app, 1))[1]).toBe("856");
    await open(app, "series");
    expect((await row(app, 5))[1]).toBe("7.5");
  });

  await test.step("categories apart from their columns", async () => {
    await open(app, "legacy");
    expect(await row(app, 1)).toEqual([expect.stringContaining("c01"), "3", "B cell"]);
    expect(await row(app, 4)).toEqual([expect.stringContaining("c04"), "12", ""]);
  });
});

test("data frames are sorted by any column", async ({ app }) => {
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.goto();
  await app.open(fixture("groups.h5"), fixture("frames.h5"));
  await app.select("groups.h5", "cells");
  await app.preview.getByRole("radio", { name: "Data frame" }).check();
  const sort = (name: string) => app.grid.getByRole("button", { name: `Sort by ${name}` }).click();
  const reads = Array.from({ length: 5000 }, (_, i) => ({ value: (i * 7919) % 10_007, i })).sort(
    (one, other) => one.value - other.value,
  );
  await sort("reads");
  await expect(app.grid.getByRole("columnheader", { name: /^reads/ })).toHaveAttribute("aria-sort", "ascending");
  await expect(app.cell(0, 0)).toHaveText("0");
  for (const at of [0, 1, 7]) {
    const { value, i } = reads[at] ?? { value: -1, i: -1 };
    await expect(app.cell(at, 0)).toHaveText(String(value));
    await expect(app.cell(at, 3)).toHaveText(`row ${i}`);
  }
  await app.grid.focus();
  for (const key of ["Shift+ArrowDown", "Control+c"]) await app.page.keyboard.press(key);
  const copied = () =>
    app.page.evaluate(() =>
      (
        globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
      ).navigator.clipboard.readText(),
    );
  await expect.poll(copied).toBe(`${reads[0]?.value}\n${reads[1]?.value}`);
  await sort("reads");
  await expect(app.cell(0, 0)).toHaveText(String(reads.at(-1)?.value));
  await sort("reads");
  await expect(app.cell(2, 0)).toHaveText(String((2 * 7919) % 10_007));
  // Rows without a category come last; equal ones stay as they were.
  await sort("kind");
  await expect(app.cell(0, 2)).toHaveText("B cell");
  await expect(app.cell(0, 3)).toHaveText("row 0");
  await expect(app.cell(1, 3)).toHaveText("row 3");
});
