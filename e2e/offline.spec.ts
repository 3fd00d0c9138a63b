import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, SAMPLE, test } from "./app.ts";

const here = path.dirname(fileURLToPath(import.meta.url));

interface InPage {
  readonly navigator: { readonly serviceWorker: { readonly ready: Promise<unknown>; readonly controller: unknown } };
}

test.use({ serviceWorkers: "allow" });

/** Until the page's files are kept. */
const kept = async () => {
  const { serviceWorker } = (globalThis as unknown as InPage).navigator;
  await serviceWorker.ready;
  return serviceWorker.controller !== null;
};

test("once loaded, the page works without a network, and opens and reads files", async ({ app }) => {
  await app.goto();
  await expect.poll(() => app.page.evaluate(kept), { timeout: 40_000 }).toBe(true);
  await app.page.context().setOffline(true);
  await app.page.reload();
  await app.page.waitForFunction(() => "proxima" in globalThis);
  const [root = ""] = await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.preview).toContainText("(24, 60, 90)");
  expect(await app.numbers(`${root}/fields/temperature`, "0, 0, 0:3")).toHaveLength(3);
});

test("a new version waits until it is taken over, and is then complete", async ({ app }) => {
  const folder = mkdtempSync(path.join(tmpdir(), "proxima-offline-"));
  const port = Number(process.env.PROXIMA_PORT ?? 41783) + 2;
  const server = spawn("node", [path.join(here, "plainServer.mjs"), String(port), folder], { stdio: "ignore" });
  try {
    cpSync(path.join(here, "../dist"), folder, { recursive: true });
    const url = `http://127.0.0.1:${port}/`;
    await expect(async () => void (await fetch(url))).toPass();
    await app.goto(url);
    await expect.poll(() => app.page.evaluate(kept), { timeout: 40_000 }).toBe(true);
    // Another build: its page differs, and so does its version.
    const page = path.join(folder, "index.html");
    writeFileSync(page, readFileSync(page, "utf8").replace("<title>Proxima</title>", "<title>Proxima, next</title>"));
    const worker = path.join(folder, "offline.js");
    writeFileSync(worker, readFileSync(worker, "utf8").replace(/[0-9a-f]{16}/, "0123456789abcdef"));
    await app.page.reload();
    await app.page.waitForFunction(() => "proxima" in globalThis);
    expect(await app.page.title()).toBe("Proxima");
    const news = app.page.getByRole("button", { name: "New version: reload" });
    await expect(news).toBeVisible({ timeout: 40_000 });
    await news.click();
    await expect.poll(() => app.page.title(), { timeout: 20_000 }).toBe("Proxima, next");
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
});
