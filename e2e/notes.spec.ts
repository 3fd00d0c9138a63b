import { readFileSync } from "node:fs";
import { expect, fixture, type InPage, test } from "./app.ts";

test.beforeEach(async ({ app }) => {
  await app.goto();
  await app.open(fixture("notes.h5"));
});

test("a note of NeXus is its text or its picture, and can be saved", async ({ app }) => {
  const value = app.preview.getByRole("region", { name: "Value" });

  await test.step("text, with what is told of it", async () => {
    await app.select("log");
    await expect(app.preview.getByRole("radio", { name: "Note" })).toBeChecked();
    await expect(value).toContainText("Beam lost at 14:20, back at 14:31.");
    for (const words of ["log.txt", "What happened", "text/plain, 59 bytes"])
      await expect(app.preview.getByText(words)).toBeVisible();
  });

  await test.step("a picture", async () => {
    await app.select("photo");
    const picture = app.preview.getByRole("img", { name: "The sample" });
    await expect(picture).toBeVisible();
    const size = await picture.evaluate((node) => {
      const { naturalWidth, naturalHeight } = node as unknown as { naturalWidth: number; naturalHeight: number };
      return [naturalWidth, naturalHeight];
    });
    expect(size).toEqual([40, 30]);
  });

  await test.step("bytes that are text, as the tree that they describe", async () => {
    await app.select("settings");
    await expect(value.getByRole("button", { name: "JSON as a tree" })).toBeVisible();
    await expect(value).toContainText("12.5");
  });

  await test.step("others are saved as they are", async () => {
    await app.select("paper");
    await expect(app.preview.getByText("bytes of no text and no picture", { exact: false })).toBeVisible();
    const download = app.page.waitForEvent("download");
    await app.preview.getByRole("button", { name: "Save" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("paper.pdf");
    expect(readFileSync(await file.path()).toString("latin1")).toBe("%PDF-1.7\n\xe2\xe3\xcf\xd3");
  });

  await test.step("what is no picture says so; the members stay at hand", async () => {
    await app.select("broken");
    await expect(app.preview.getByText("The browser cannot draw this picture", { exact: false })).toBeVisible();
    await app.preview.getByRole("radio", { name: "Members" }).check();
    await expect(app.preview.getByRole("grid", { name: /^Members of/ })).toBeVisible();
  });
});

test("a text that is stored letter by letter is one text, with its letters beside it", async ({ app }) => {
  await app.select("metadata");
  const value = app.preview.getByRole("region", { name: "Value" });
  await expect(value).toContainText("<title>Tiefe der Förde</title>");
  await app.preview.getByRole("radio", { name: "Letters" }).check();
  await expect(app.cell(1, 0)).toHaveText("?");
  const { data } = await app.page.evaluate(() => (globalThis as unknown as InPage).proxima.read("/notes.h5/metadata"));
  expect((data as string[]).slice(0, 5).join("")).toBe("<?xml");
});
