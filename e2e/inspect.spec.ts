import { expect, fixture, type InPage, SAMPLE, test } from "./app.ts";

test.beforeEach(async ({ app }) => {
  await app.preferTables();
  await app.goto();
});

test("a dataset's facts are there without its values being read", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await expect(app.fact("Type")).toHaveText("float32, little-endian");
  await expect(app.fact("Shape")).toHaveText("24 × 60 × 90");
  await expect(app.preview.locator("header").getByText("air temperature at 2 m (K)")).toBeVisible();
  await expect(app.fact("Max shape")).toHaveText("∞ × 60 × 90");
  await expect(app.fact("Chunks")).toContainText("6 × 30 × 45");
  await expect(app.fact("Filters").getByRole("listitem")).toHaveCount(3);
  await expect(app.fact("Path")).toHaveText("/weather.h5/fields/temperature");
  await expect(app.attribute("units")).toContainText("K");
  expect((await app.info("/weather.h5/fields/temperature")).state).toBe("proxy");
});

test("a path begins beside its name, however long its first part is", async ({ app }) => {
  await app.page.evaluate(async () => {
    const { proxima } = globalThis as unknown as InPage;
    const sample = await (await fetch("samples/weather.h5")).blob();
    await proxima.open([new File([sample], `tas_Amon_MPI-ESM-LR_historical_r1i1p1_185001-200512.h5`)]);
  });
  const path = app.fact("Path");
  await expect(path).toContainText("/tas_Amon");
  const begins = await path
    .locator("bdi")
    .first()
    .evaluate((name) => {
      interface Boxed {
        getClientRects(): ArrayLike<{ readonly top: number }>;
        closest(selector: "dd"): {
          readonly previousElementSibling: { getBoundingClientRect(): { readonly top: number } };
        };
      }
      const node = name as unknown as Boxed;
      return (
        (node.getClientRects()[0]?.top ?? 0) - node.closest("dd").previousElementSibling.getBoundingClientRect().top
      );
    });
  expect(Math.abs(begins)).toBeLessThan(8);
});

test("a proxy is resolved and reinstated, and the memory is counted", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("fields", "temperature");
  await app.inspector.getByRole("button", { name: /^Resolve/ }).click();
  await expect(app.inspector).toContainText("resolved: 518 kB in memory");
  await expect(app.row("temperature").getByRole("img", { name: /resolved/ })).toBeVisible();
  await app.inspector.getByRole("button", { name: "Reinstate" }).click();
  await expect(app.inspector.getByRole("button", { name: /^Resolve/ })).toBeVisible();
  await expect(app.row("temperature").getByRole("img", { name: /^proxy/ })).toBeVisible();
});

test("attributes of many types are written out", async ({ app }) => {
  await app.open(fixture("types.h5"));
  await app.select("of_attributes");
  const shown = {
    int64_exact_scalar: "9007199254740992",
    enum64: "BIG",
    complex64le_scalar: "1+2j",
    bool_scalar: "true",
    vlen_scalar: "a scalar string",
    compound_mixed_order_scalar: "b: 2.5",
  };
  for (const [name, text] of Object.entries(shown)) await expect(app.attribute(name), name).toContainText(text);
});

test("a long attribute is cut and opens in full", async ({ app }) => {
  await app.open(fixture("types.h5"));
  await app.select("attributes");
  const long = app.attribute("long_text");
  await expect(long.getByRole("button", { name: "more" })).toBeVisible();
  await long.getByRole("button", { name: "more" }).click();
  expect((await long.textContent())?.length).toBeGreaterThan(10_000);
  await expect(app.attribute("with space/and slash")).toContainText("9223372036854775807");
  await expect(app.attribute("<b>html</b>")).toContainText("<script>window.hacked = true</script>");
  await expect(app.attribute("empty")).toContainText("null dataspace");
  expect(await app.page.evaluate(() => "hacked" in globalThis)).toBe(false);
});

test("the lines of an attribute are lines", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("weather.h5");
  await expect(app.inspector.getByRole("heading", { name: "File" })).toBeVisible();
  const value = app.attribute("history").locator("bdi").last();
  await expect(value).toHaveCSS("white-space-collapse", "preserve");
  expect((await value.textContent())?.split("\n").map((line) => line.slice(0, 10))).toEqual([
    "2026-11-22",
    "2026-11-22",
    "2026-11-22",
  ]);
});

test("all attributes of an object are listed", async ({ app }) => {
  await app.open(fixture("types-latest.h5"));
  await app.select("many_attributes");
  await expect(app.inspector.getByRole("heading", { name: "Attributes (60)" })).toBeVisible();
  await expect(app.attribute("attribute 59")).toContainText("59");
});

test("a compound type unfolds into its fields (limit 17)", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("particles", "table");
  await app.fact("Type").getByText("compound of 9 fields").click();
  for (const name of ["position", "lat", "kind", "drifter", "note"]) {
    await expect(app.fact("Type").getByText(name, { exact: true }).first()).toBeVisible();
  }
});

test("Blosc is undone with any compressor inside, by Proxima itself", async ({ app }) => {
  await app.open(fixture("compressed-alone.h5"));
  const plain = await app.numbers("/compressed-alone.h5/plain", ":");
  expect(plain).toHaveLength(5000);
  for (const compressor of ["zlib", "snappy"]) {
    await app.select(compressor, "steps_2");
    await expect(app.fact("Filters")).toContainText(`blosc with ${compressor}`);
    await expect(app.fact("Read by")).toHaveText("Proxima, directly");
    await expect(app.cell(0, 0)).toHaveText("0");
    expect(await app.numbers(`/compressed-alone.h5/${compressor}/steps_2`, ":")).toEqual(plain);
  }
});

test("a filter that is not built in is named, and the values are refused with the reason", async ({ app }) => {
  await app.open(fixture("filters.h5"));
  await app.select("unknown_filter");
  await expect(app.fact("Filters")).toContainText("32999");
  await expect(app.preview.getByRole("alert").first()).toContainText(/filter/i);
  await app.select("after_unknown_filter");
  await expect(app.cell(4, 0)).toHaveText("4");
});

test("a reference leads to its object (limit 17)", async ({ app }) => {
  await app.open(SAMPLE);
  await app.select("particles");
  await app.attribute("compared_with").getByRole("button").first().click();
  await expect(app.row("temperature")).toHaveAttribute("aria-selected", "true");
});
