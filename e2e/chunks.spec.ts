import path from "node:path";
import { fileURLToPath } from "node:url";
import { type App, expect, fixture, SAMPLE, test } from "./app.ts";

const STRUCTURES = path.join(path.dirname(fileURLToPath(import.meta.url)), "../src/hdf5/structure/fixtures");

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.goto();
});

function chunks(app: App) {
  return app.inspector.getByRole("region", { name: "Chunks" });
}

test("chunks that were never written are counted, and hatched in the map", async ({ app }) => {
  await app.open(fixture("layouts.h5"));
  await app.select("chunked_holes");
  await expect(app.fact("Allocated")).toHaveText("2 of 9 chunks");
  await expect(chunks(app).getByRole("list", { name: "What the map shows" })).toContainText("never written: 7 of 9");
  await app.select("chunked_never_written");
  await expect(app.fact("Allocated")).toHaveText("0 of 9 chunks");
  await expect(chunks(app)).toContainText("never written: all are read as the fill value");
});

test("what chunks take in the file is shown, and said of the one under the pointer", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("particles", "table");
  await expect(app.fact("Allocated")).toHaveText("4 of 4 chunks");
  const legend = chunks(app).getByRole("list", { name: "What the map shows" });
  await expect(legend).toContainText(/of the file/);
  const info = await app.info("/weather.h5/particles/table");
  const map = await chunks(app).getByRole("img").boundingBox();
  if (!map) throw new Error("the map has no place");
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    await app.page.mouse.move(map.x + ((i + 0.5) * map.width) / 4, map.y + map.height / 2);
    const said = chunks(app).getByText(`Chunk (${i}): `);
    await expect(said).toHaveText(/: [\d.]+ (kB|bytes) stored$/);
    const [, number = "", unit] = /: ([\d.]+) (kB|bytes)/.exec((await said.textContent()) ?? "") ?? [];
    sum += Number(number) * (unit === "kB" ? 1000 : 1);
  }
  // They are said with three digits.
  expect(Math.abs(sum / (info.storageBytes ?? 0) - 1)).toBeLessThan(0.01);
});

test("of very many chunks no sizes are read, and that is said", async ({ app }) => {
  await app.open(path.join(STRUCTURES, "chunks_paged.h5"));
  await app.select("extensible_pages");
  await expect(chunks(app)).toContainText("not read for more than 65\u202f536 chunks");
  await expect(chunks(app).getByRole("list", { name: "What the map shows" })).toHaveCount(0);
});

test("another dataset shows its own chunks", async ({ app }) => {
  await app.open(fixture("layouts.h5"));
  await app.select("chunked_holes");
  await expect(chunks(app)).toContainText("never written: 7 of 9");
  await app.select("grown");
  await expect(app.fact("Allocated")).toHaveText("9 of 12 chunks");
  await expect(chunks(app)).toContainText("never written: 3 of 12");
});
