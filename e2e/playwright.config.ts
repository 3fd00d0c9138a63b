import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { BUILT_URL, PLAIN_URL } from "./servers.ts";

const here = path.dirname(fileURLToPath(import.meta.url));
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const report = process.env.PROXIMA_REPORT;

/**
 * What Chromium leaves out. The flag replaces Playwright's own, whose features come first; the last two prepare the pages
 * behind the address bar, which took a third of the processor time of each test.
 */
const DISABLED_FEATURES = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
];

export default defineConfig({
  testDir: here,
  outputDir: path.join(here, "../test-results"),
  // Files side by side; what fails beside another may be tried once more, and is then told as flaky.
  workers: 2,
  retries: 1,
  timeout: 60_000,
  globalTimeout: 25 * 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: report ? [["list"], ["json", { outputFile: report }]] : "list",
  use: {
    baseURL: BUILT_URL,
    viewport: { width: 1280, height: 800 },
    // Each test has a browser profile of its own, and would fetch the whole page once more to keep it for later.
    serviceWorkers: "block",
    launchOptions: {
      ...(process.env.CHROMIUM === "" ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--enable-unsafe-swiftshader",
        `--disable-features=${DISABLED_FEATURES.join(",")}`,
      ],
    },
  },
  webServer: [
    {
      command: `npx vite preview --host 127.0.0.1 --port ${new URL(BUILT_URL).port} --strictPort`,
      cwd: path.join(here, ".."),
      url: BUILT_URL,
      reuseExistingServer: false,
    },
    {
      command: `node e2e/plainServer.mjs ${new URL(PLAIN_URL).port}`,
      cwd: path.join(here, ".."),
      url: PLAIN_URL,
      reuseExistingServer: false,
    },
  ],
});
