import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileAt } from "../src/ui/files/fileAt.ts";
import { expect, test } from "./app.ts";
import { PLAIN_URL } from "./servers.ts";

const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "/parts.h5": (response) => response.writeHead(206, { "content-range": "bytes 0-0/7000000000" }).end("x"),
  "/whole.h5": (response) => response.writeHead(200, { "content-length": 5 }).end("12345"),
  "/huge.h5": (response) => response.writeHead(200, { "content-length": 600 * 2 ** 20 }).write("x"),
  "/secret.h5": (response) => response.writeHead(403).end(),
  "/broken.h5": (response) => response.writeHead(502).end(),
};
const server = createServer(({ url = "" }, response) => {
  const answer = ANSWERS[url];
  if (answer) answer(response);
  else response.writeHead(404).end();
});
let origin = "";

test.beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const at = (path: string) => fileAt(new URL(path, origin));

test("a server that sends parts is asked for no more than one byte first", async () => {
  expect(await at("/parts.h5")).toEqual({ name: "parts.h5", size: 7_000_000_000, url: `${origin}/parts.h5` });
});

test("else the file is fetched as a whole, where it is not too large", async () => {
  const file = (await at("/whole.h5")) as File;
  expect([file.name, await file.text()]).toEqual(["whole.h5", "12345"]);
  await expect(at("/huge.h5")).rejects.toMatchObject({
    code: "over-budget",
    message: expect.stringMatching(/only as a whole \(it knows no range requests\)/),
    hint: expect.stringContaining("Save the file"),
  });
});

for (const [path, message, hint] of [
  ["/nothing.h5", /nothing at \/nothing.h5 \(status 404\)/, /Correct the address/],
  ["/secret.h5", /does not let the page read \/secret.h5 \(status 403\)/, /Sign in/],
  ["/broken.h5", /could not send \/broken.h5 \(status 502\)/, /Try again later/],
] as const) {
  test(`${path} says what is wrong and what to do`, async () => {
    await expect(at(path)).rejects.toMatchObject({
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });
}

test("a server that is not there is said not to answer", async () => {
  await expect(fileAt(new URL("http://127.0.0.1:1/x.h5"))).rejects.toMatchObject({
    message: expect.stringContaining("127.0.0.1:1 does not answer"),
  });
});

test("a file is opened by its address, from the start page and the palette; what is wrong with one is said", async ({
  app,
}) => {
  const { page } = app;
  // A server that sends no parts, and says where there is nothing.
  app.expectComplaint(/404/);
  await app.goto(PLAIN_URL);
  const field = page.getByRole("textbox", { name: "Address of a file" });
  await expect(page.getByRole("button", { name: "Open address" })).toBeDisabled();
  await field.fill("samples/none.h5");
  await field.press("Enter");
  await expect(page.getByText("There is nothing at /samples/none.h5 (status 404).")).toBeVisible();
  await field.fill("https://example.org/run.h5");
  await field.press("Enter");
  await expect(page.getByText(/its policy lets it reach no other server/)).toBeVisible();
  await expect(page.getByText(/Save the file and open it here/).first()).toBeVisible();
  await field.fill("samples/weather.h5");
  await page.getByRole("button", { name: "Open address" }).click();
  await expect(app.row("weather.h5")).toContainText("369 kB");

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command palette" }).fill("address");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Open an address" });
  await dialog.getByRole("textbox", { name: "Address of a file" }).fill("samples/weather.h5");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(app.row("weather.h5 (2)")).toBeVisible();
});
