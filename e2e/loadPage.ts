import type { Page } from "@playwright/test";
import type { LoadReport } from "../src/core/loading.ts";
import type { App, InPage } from "./app.ts";

/** Chooses a folder, as a drop of it would. */
export async function drop(app: App, folder: string): Promise<void> {
  const chooser = app.page.waitForEvent("filechooser");
  await app.page.getByRole("button", { name: "Open folder" }).click();
  await (await chooser).setFiles(folder);
}

export const dialog = (page: Page) => page.getByRole("dialog", { name: "Load by a configuration" });
export const editor = (page: Page) => dialog(page).getByRole("textbox", { name: "Load configuration" });

/** Puts a text in the place of the whole configuration. */
export async function write(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** As a script does: files with their paths beside them, and a configuration. */
export function load(app: App, files: Readonly<Record<string, string>>, config: unknown) {
  return app.page.evaluate(
    async ([given, how]) => {
      const { proxima } = globalThis as unknown as InPage;
      const placed = Object.entries(given).map(([where, text]) => ({ path: where, file: new File([text], where) }));
      const outcome = await proxima.open(placed, how).catch((error: { code: string; message: string }) => ({
        code: error.code,
        message: error.message,
      }));
      return { outcome, report: (await proxima.loadReport()) as LoadReport };
    },
    [files, config] as const,
  );
}
