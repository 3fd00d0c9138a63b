import { expect, fixture, test } from "./app.ts";

const hash = (url: string) => decodeURIComponent(new URL(url).hash);

test("the address leads to what is shown; Back and Forward go through what was", async ({ app }) => {
  await app.goto();
  await app.open(fixture("labels-climate.nc"));
  await app.select("T");
  await expect(app.page).toHaveURL(/#v=1&path=\/labels-climate\.nc\/T/);
  await app.page.getByRole("radio", { name: "Heat map" }).check({ force: true });
  await expect(app.page).toHaveURL(/show=/);
  await app.page.getByRole("slider", { name: "Index of axis 0" }).fill("3");
  await expect(app.page).toHaveURL(/axes=3,r,c/);
  await app.select("P");
  await expect(app.page).toHaveURL(/path=\/labels-climate\.nc\/P/);
  await app.page.goBack();
  await expect(app.preview).toContainText("/labels-climate.nc/T");
  await expect(app.page.getByRole("slider", { name: "Index of axis 0" })).toHaveValue("3");
  await app.page.goBack();
  await expect(app.page.getByRole("slider", { name: "Index of axis 0" })).not.toHaveValue("3");
  await app.page.goForward();
  await app.page.goForward();
  await expect(app.preview).toContainText("/labels-climate.nc/P");
});

test("a link waits for its file, and shows the same view again", async ({ app }) => {
  await app.goto("#v=1&path=/labels-climate.nc/deep/deeper/inner&show=table.line,heat.table,line.table&axes=c,r[1:2]");
  await expect(app.page.getByRole("status").filter({ hasText: "Open labels-climate.nc to see it" })).toBeVisible();
  await app.open(fixture("labels-climate.nc"));
  await expect(app.preview).toContainText("/labels-climate.nc/deep/deeper/inner");
  await expect(app.row("inner")).toBeVisible();
  await expect.poll(() => hash(app.page.url())).toContain("axes=c,r[1:2]");
  // Another file's view takes its place.
  await app.select("P");
  await expect.poll(() => hash(app.page.url())).toContain("path=/labels-climate.nc/P");
});

test("a group's tab, its signal and the axes of points are in the address, and come back", async ({ app }) => {
  await app.goto();
  await app.open(fixture("groups.h5"));
  await app.goTo("/groups.h5/visit/cloud");
  await app.preview.getByRole("radio", { name: "Plot" }).check();
  await expect.poll(() => hash(app.page.url())).toContain("path=/groups.h5/visit/cloud&group=natural");
  await app.preview.getByRole("combobox", { name: "Values along the axis" }).selectOption({ label: "x: index" });
  await app.preview.getByRole("combobox", { name: "Colours of the points" }).selectOption({ label: "one colour" });
  await expect.poll(() => hash(app.page.url())).toContain("of=/groups.h5/visit/cloud/dose&x=index&points=one");
  const points = app.page.url();
  await app.goTo("/groups.h5/visit/curves");
  await app.preview.getByRole("combobox", { name: "Signal" }).selectOption({ label: "second" });
  await app.preview.getByRole("button", { name: "Log x" }).click();
  await expect.poll(() => hash(app.page.url())).toContain("signal=/groups.h5/visit/curves/second");
  await expect.poll(() => hash(app.page.url())).toContain("looks=logX");
  const curves = app.page.url();
  // Changes that follow each other at once are one step.
  for (let step = 0; step < 4 && app.page.url() !== points; step++) await app.page.goBack();
  expect(app.page.url()).toBe(points);
  await expect(app.preview.getByRole("img", { name: "Points, 40: up along index" })).toBeVisible();

  for (const [url, picture] of [
    [points, "Points, 40: up along index"],
    [curves, /^Line, 20 values, min 0, max 38 along energy/],
  ] as const) {
    await app.page.goto("about:blank");
    await app.goto(new URL(url).hash);
    await app.open(fixture("groups.h5"));
    await expect(app.preview.getByRole("img", { name: picture })).toBeVisible();
  }
  await expect(app.preview.getByRole("button", { name: "Log x", pressed: true })).toBeVisible();
});
