/** `npm run screenshots`: makes the pictures of the README from the built page with its sample. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { servePage } from "./bench/page.mjs";
import { findBrowser } from "./machine.mjs";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "screenshots");
const executablePath = findBrowser();
const host = await servePage(41789);
const browser = await chromium.launch({
  ...(executablePath === "playwright" ? {} : { executablePath }),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--enable-unsafe-swiftshader",
  ],
});

/** A dataset of the sample selected, then what `prepare` does. */
async function picture(name, colorScheme, prepare) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, colorScheme });
  await page.goto(host.url);
  await page.getByRole("button", { name: "Try a sample" }).click();
  const row = (text) => page.getByRole("treeitem").filter({ hasText: text }).first();
  await row("fields").click();
  await page.keyboard.press("ArrowRight");
  await row("temperature").click();
  await page.getByRole("img", { name: /^Heat map/ }).waitFor();
  // The ends of the coordinates come a moment later.
  await page.getByRole("region", { name: "Dimensions" }).getByText("…").first().waitFor();
  await prepare(page, row);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.close();
}

await picture("explorer", "light", async () => undefined);
await picture("compute", "dark", async (page) => {
  await page.getByRole("textbox", { name: "Expression" }).fill("_ - _.mean(axis=0)");
  // Room for what is planned and for what it is planned from.
  await page.setViewportSize({ width: 1280, height: 960 });
  await page.getByRole("button", { name: "Plan" }).click();
  await page.getByRole("region", { name: "Plan" }).waitFor();
});
await picture("table", "light", async (page) => {
  await page.getByRole("radio", { name: "Table" }).check({ force: true });
  await page.getByRole("columnheader", { name: /^-80/ }).waitFor();
});
await picture("compare", "dark", async (page, row) => {
  await row("wind_u").click();
  await row("wind_v").click({ modifiers: ["Shift"] });
  await page
    .getByRole("img", { name: /^Heat map/ })
    .nth(1)
    .waitFor();
});
await browser.close();
host.close();
