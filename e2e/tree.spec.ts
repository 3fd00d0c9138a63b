import { expect, fixture, SAMPLE, test } from "./app.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.goto();
});

test("members come in natural order, each with its kind and shape", async ({ app }) => {
  await app.open(SAMPLE);
  await app.expand("fields");
  await expect(app.row("temperature")).toContainText("24×60×90");
  await expect(app.row("temperature").getByRole("img", { name: /proxy/ })).toBeVisible();
  await app.expand("checkpoints");
  await expect(app.row("step 108")).toBeVisible();
  const names = await app.tree.locator('[role=treeitem][aria-level="3"] bdi').allTextContents();
  expect(names.slice(0, 4)).toEqual(["step 0", "step 36", "step 72", "step 108"]);
});

test("a branch closes again and keeps what was open in it", async ({ app }) => {
  await app.open(SAMPLE);
  await app.expand("checkpoints");
  await app.expand("step 36");
  await expect(app.row("energy")).toBeVisible();
  await app.row("checkpoints").click();
  await app.page.keyboard.press("ArrowLeft");
  await expect(app.row("step 36")).toHaveCount(0);
  await app.page.keyboard.press("ArrowRight");
  await expect(app.row("energy")).toBeVisible();
});

test("links say where they lead, and broken ones that nothing is there (limit 10)", async ({ app }) => {
  await app.open(fixture("links.h5"));
  await expect(app.row("soft")).toContainText("→ /data/values");
  await expect(app.row("external")).toContainText("another file.h5");
  await expect(app.row("soft_broken")).toContainText("/no/such/thing");
  await app.select("soft_broken");
  await expect(app.preview.getByRole("alert")).toContainText("nothing can be found");
  await app.select("external_absolute");
  await expect(app.preview).toContainText("/etc/passwd");
});

test("a soft link is followed to its target", async ({ app }) => {
  await app.open(fixture("links.h5"));
  await app.select("soft");
  await app.preview.getByRole("button", { name: "Go to target" }).click();
  await expect(app.row("values")).toHaveAttribute("aria-selected", "true");
  await expect(app.cell(5, 0)).toHaveText("5");
});

test("a further hard link and a cycle are shown as what they are, and not descended into (limit 12)", async ({
  app,
}) => {
  await app.open(fixture("links.h5"));
  await app.expand("cycle");
  await expect(app.row("self")).toContainText("see /links.h5/cycle");
  await expect(app.row("self")).not.toHaveAttribute("aria-expanded", "true");
  await app.row("self").dblclick();
  await expect(app.row("cycle")).toHaveAttribute("aria-selected", "true");
});

test("names of any kind are shown as plain text", async ({ app }) => {
  await app.open(fixture("links.h5"));
  await app.select("names");
  await expect(app.row("names")).toHaveAttribute("aria-selected", "true");
  await expect(app.grid).toHaveAttribute("aria-rowcount", "36");
  await expect(app.preview.getByText("<b>html<br>")).toBeVisible();
  for (const name of ["__proto__", "日本語", "שלום עולם", "back\\slash", "<b>html<br>", ".."]) {
    await app.goTo(`/links.h5/names/${name}`);
    await expect(app.preview.getByRole("heading", { level: 1 })).toHaveText(name);
  }
  expect(await app.page.evaluate(() => "hacked" in globalThis)).toBe(false);
});

test("each oddly named dataset opens its own value", async ({ app }) => {
  const [root = ""] = await app.open(fixture("links.h5"));
  for (const [name, value] of [
    ["__proto__", "6"],
    ["constructor", "7"],
    ["..", "13"],
    ["emoji 🌍👩‍🔬", "20"],
  ] as const) {
    expect((await app.info(`${root}/names/${name}`)).name).toBe(name);
    await app.goTo(`${root}/names/${name}`);
    await expect(app.preview.getByRole("region", { name: "Value" })).toContainText(value);
  }
});

test("the tree's menu copies a path and closes the file", async ({ app }) => {
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open(SAMPLE);
  await app.row("fields").click({ button: "right" });
  await app.page.getByRole("menuitem", { name: "Copy path" }).click();
  const clipboard = () =>
    app.page.evaluate(() =>
      (navigator as unknown as { clipboard: { readText(): Promise<string> } }).clipboard.readText(),
    );
  await expect.poll(clipboard).toBe("/weather.h5/fields");
  await app.row("fields").click({ button: "right" });
  await app.page.getByRole("menuitem", { name: "Close file" }).click();
  await expect(app.page.getByRole("button", { name: "Open files" })).toBeVisible();
});
