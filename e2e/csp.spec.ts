import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, SAMPLE, test } from "./app.ts";
import { BUILT_URL, PLAIN_URL } from "./servers.ts";

/** Another origin, which notes who comes by. */
let elsewhere: Server;
let visits: string[] = [];
let origin = "";

test.beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    visits.push(`${request.method} ${request.url}`);
    response
      .setHeader("access-control-allow-origin", "*")
      .setHeader("content-type", "text/javascript")
      .end("export {};");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
test.afterAll(() => elsewhere.close());
test.beforeEach(() => {
  visits = [];
});

/** Runs in the page or in a worker: tries what must not work and names what did. */
async function attempt(target: string): Promise<string[]> {
  // What a debugger evaluates may use eval as long as it has not been waited for.
  await new Promise((resolve) => setTimeout(resolve));
  const done: string[] = [];
  async function tryTo(what: string, act: () => unknown): Promise<void> {
    try {
      await act();
      done.push(what);
    } catch {
      // As it should be.
    }
  }
  // biome-ignore lint/security/noGlobalEval: whether it is blocked is what is tested
  await tryTo("eval", () => globalThis.eval("1"));
  await tryTo("new Function", () => new Function("return 1")());
  await tryTo("constructor of a function", () => (() => undefined).constructor("return 1")());
  await tryTo("fetch", () => fetch(`${target}/fetch`));
  await tryTo("fetch without cors", () => fetch(`${target}/no-cors`, { mode: "no-cors" }));
  await tryTo("import", () => import(`${target}/import.js`));
  const code = "data:text/javascript,export default 1";
  await tryTo("import of data", () => import(code));
  await tryTo("XMLHttpRequest", () => {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("GET", `${target}/xhr`);
      request.onload = resolve;
      request.onerror = reject;
      request.send();
    });
  });
  await tryTo("WebSocket", () => {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${target.replace("http", "ws")}/socket`);
      socket.onopen = resolve;
      socket.onerror = reject;
    });
  });
  await tryTo("beacon", () => {
    const { sendBeacon } = navigator as { sendBeacon?: (url: string) => boolean };
    if (!sendBeacon) throw new Error("not here");
    sendBeacon.call(navigator, `${target}/beacon`);
    throw new Error("whether it was sent is seen at the other end");
  });
  return done;
}

for (const [host, url] of [
  ["with headers", BUILT_URL],
  ["on a plain static host", PLAIN_URL],
] as const) {
  test.describe(host, () => {
    test.beforeEach(async ({ app }) => {
      app.expectComplaint(/Content Security Policy|Trusted|blocked|violates|Refused|ERR_|request beyond/i);
      await app.goto(url);
    });

    test("the page runs no code from text and reaches no other origin", async ({ app }) => {
      expect(await app.page.evaluate(attempt, origin)).toEqual([]);
      expect(visits).toEqual([]);
    });

    test("neither do its workers", async ({ app }) => {
      await app.open(SAMPLE);
      const workers = app.page.workers();
      expect(workers.length).toBeGreaterThan(1);
      for (const worker of workers) expect(await worker.evaluate(attempt, origin)).toEqual([]);
      expect(visits).toEqual([]);
    });
  });
}

test("text from a file runs nothing", async ({ app }) => {
  await app.goto();
  const [root = ""] = await app.open(SAMPLE.replace("public/samples/weather.h5", "e2e/fixtures/links.h5"));
  await app.select("names");
  await expect(app.preview.getByText("<img src=x onerror=window.hacked=1>")).toBeVisible();
  expect(await app.page.evaluate(() => "hacked" in globalThis)).toBe(false);
  expect(await app.page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  expect(root).toBe("/links.h5");
});

test("a session asks for nothing but the page's own files, and for nothing once it is loaded", async ({ app }) => {
  // The last of what is fetched ahead, by the page and by its workers.
  const ahead = [/ConfigEditor.*\.js$/, /hdf5\.wasm$/].map((name) =>
    app.page.context().waitForEvent("requestfinished", (request) => name.test(request.url())),
  );
  await app.preferTables();
  await app.goto();
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.cell(0, 0)).not.toBeEmpty();
  const beyond = app.requests.filter((request) => !/^(blob:|data:)/.test(request) && !request.startsWith(BUILT_URL));
  expect(beyond).toEqual([]);
  await Promise.all(ahead);
  await app.page.context().setOffline(true);
  await app.select("wind_u");
  await expect(app.cell(0, 0)).not.toBeEmpty();
  await app.select(/^pressure/);
  await expect(app.cell(59, 0)).toBeHidden();
});
