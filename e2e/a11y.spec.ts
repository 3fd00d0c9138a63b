import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type App, expect, fixture, SAMPLE, test } from "./app.ts";
import { measurements } from "./loadFolder.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

interface RunningAnimation {
  readonly finished: Promise<unknown>;
  readonly effect: { getComputedTiming(): { readonly endTime: unknown } } | null;
}

/** Serious and critical violations of accessibility rules in the light theme and in the dark one, as text. */
async function violations(app: App): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme });
    found.push(...(await violationsNow(app)).map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}

async function violationsNow(app: App): Promise<string[]> {
  // While something fades in, its colours are not yet its colours.
  await app.page.evaluate(async () => {
    const { document, requestAnimationFrame } = globalThis as unknown as {
      document: { getAnimations(): readonly RunningAnimation[] };
      requestAnimationFrame(then: () => void): void;
    };
    // Of a theme that has just changed nothing fades before the next frame.
    for (let frame = 0; frame < 2; frame++) await new Promise<void>((resolve) => requestAnimationFrame(resolve));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  // Through the debugger: the page's policy keeps foreign scripts out.
  await app.page.evaluate(axe);
  const found = await app.page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ""}`),
    );
}

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.goto();
});

test("the first page", async ({ app }) => {
  expect(await violations(app)).toEqual([]);
});

test("tree, table and inspector", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.cell(0, 0)).not.toBeEmpty();
  expect(await violations(app)).toEqual([]);
});

test("a group, a broken link and a fault", async ({ app }) => {
  await app.open(fixture("links.h5"), fixture("bad-chunks.h5"));
  await app.row("links.h5").click();
  await expect(app.grid).toBeVisible();
  expect(await violations(app)).toEqual([]);
  await app.select("soft_broken");
  await expect(app.preview.getByRole("alert")).toBeVisible();
  expect(await violations(app)).toEqual([]);
});

test("a load configuration with a mistake, and its report", async ({ app }) => {
  const { page } = app;
  await app.withoutHandles();
  await app.goto();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open folder" }).click();
  await (await chooser).setFiles(measurements(test.info().outputPath(), 2));
  const panel = page.getByRole("dialog", { name: "Load by a configuration" });
  await expect(panel).toContainText("heights.npy");
  await page.getByRole("textbox", { name: "Load configuration" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("requierd: true");
  await expect(panel.getByRole("list", { name: "Problems" })).toBeVisible();
  expect(await violations(app)).toEqual([]);
  await page.keyboard.press("Control+z");
  await panel.getByRole("button", { name: /^Load \d/ }).click();
  await expect(panel.getByRole("region", { name: "Load report" })).toBeVisible();
  expect(await violations(app)).toEqual([]);
});

test("settings and shortcuts", async ({ app }) => {
  await app.page.getByRole("button", { name: "Settings" }).click();
  await expect(app.page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  expect(await violations(app)).toEqual([]);
  await app.page.keyboard.press("Escape");
  await app.page.keyboard.press("F1");
  await expect(app.page.getByRole("dialog", { name: "Shortcuts" })).toBeVisible();
  expect(await violations(app)).toEqual([]);
});

test("documents, data frames and a filter without a hit", async ({ app }) => {
  await app.open(fixture("notes.h5"), fixture("groups.h5"));
  await app.goTo("/notes.h5/log");
  await expect(app.preview.getByRole("region", { name: "Value" })).toBeVisible();
  expect(await violations(app)).toEqual([]);
  await app.goTo("/notes.h5/photo");
  await expect(app.preview.getByRole("img", { name: "The sample" })).toBeVisible();
  expect(await violations(app)).toEqual([]);
  await app.goTo("/groups.h5/cells");
  await app.preview.getByRole("radio", { name: "Data frame" }).check();
  await expect(app.cell(0, 0)).not.toBeEmpty();
  expect(await violations(app)).toEqual([]);
  await app.page.keyboard.press("/");
  await app.page.keyboard.type("nothing like this");
  await expect(app.page.getByText("No path matches.", { exact: false })).toBeVisible();
  expect(await violations(app)).toEqual([]);
});
