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
