import { expect, fixture, test } from "./app.ts";
import { sampledCells, show } from "./picture.ts";

test.beforeEach(async ({ app }) => {
  await app.goto();
  await app.open(fixture("views.h5"));
});

type Colour = (row: number, column: number) => readonly [number, number, number];

const colours: Colour = (row, column) => [row * 25, column * 20, 128];
const number = (row: number, column: number) => row * 12 + column;

for (const [name, words, colour] of [
  ["pixel", "colours", colours],
  ["line", "colours", colours],
  ["plane", "colours", colours],
  ["grey", "grey", (row, column) => [number(row, column), number(row, column), number(row, column)]],
  ["indexed", "colours of a palette", (row, column) => [number(row, column), 255 - number(row, column), 7]],
] as readonly (readonly [string, string, Colour])[]) {
  test(`the picture “${name}” has its own colours`, async ({ app }) => {
    await app.goTo(`/views.h5/pictures/${name}`);
    const picture = app.preview.getByRole("img", { name: `Image, 10 × 12, ${words}` });
    await expect(picture).toBeVisible();
    await expect(app.preview.getByTestId("graphic")).toHaveAttribute("aria-busy", "false");
    const cells = await sampledCells(app, picture);
    expect(cells.length).toBeGreaterThan(4);
    for (const { row, column, value, colour: seen } of cells) {
      expect(seen, `${row}, ${column}`).toEqual(colour(row, column));
      expect(value).toBe(`rgb(${colour(row, column).join(", ")})`);
    }
  });
}

test("pictures of floats and of 16-bit numbers have their colours, too", async ({ app }) => {
  await app.open(fixture("groups.h5"));
  const grey: Colour = (row, column) => [number(row, column), number(row, column), number(row, column)];
  for (const [name, words, colour] of [
    ["floats", "colours", colours],
    ["deep", "grey", grey],
  ] as const) {
    await app.goTo(`/groups.h5/photos/${name}`);
    const picture = app.preview.getByRole("img", { name: `Image, 10 × 12, ${words}` });
    await expect(picture).toBeVisible();
    await expect(app.preview.getByTestId("graphic")).toHaveAttribute("aria-busy", "false");
    const cells = await sampledCells(app, picture);
    expect(cells.length).toBeGreaterThan(4);
    for (const cell of cells) {
      if (name === "floats" && cell.row === 0 && cell.column === 0) expect(cell.value).toMatch(/, 0\)$/);
      else expect(cell.colour, `${cell.row}, ${cell.column}`).toEqual(colour(cell.row, cell.column));
    }
  }
});

test("alpha lets the ground through; a stack is stepped through", async ({ app }) => {
  await app.goTo("/views.h5/pictures/transparent");
  const clear = await sampledCells(app, app.preview.getByRole("img", { name: "Image, 10 × 12, colours" }));
  for (const { row, column, value } of clear) {
    expect(value).toMatch((row + column) % 2 ? /^rgb\(/ : /, 0\)$/);
  }
  await app.select("stack");
  const picture = app.preview.getByRole("img", { name: "Image, 10 × 12, colours" });
  await expect(app.preview.getByRole("slider")).toHaveCount(1);
  await app.preview.getByRole("button", { name: "Previous index of axis 0" }).click();
  await expect(app.preview.getByTestId("graphic")).toHaveAttribute("aria-busy", "false");
  for (const { row, column, colour } of await sampledCells(app, picture)) {
    expect(colour).toEqual(colours(row, column));
  }
  await picture.focus();
  await app.page.keyboard.press("x");
  await expect(app.preview.getByRole("button", { name: "Flip horizontally" })).toHaveAttribute("aria-pressed", "true");
  for (const { row, column, colour } of await sampledCells(app, picture)) {
    expect(colour).toEqual(colours(row, column));
  }
});

test("of complex numbers the amplitude is drawn first, the phase and the parts by choice", async ({ app }) => {
  await app.select("field");
  await expect(app.preview.getByRole("img", { name: "Heat map, 12 × 16, min 1, max 12" })).toBeVisible();
  const part = app.preview.getByRole("combobox", { name: "Part of complex numbers" });
  await part.selectOption("phase");
  await expect(app.preview.getByRole("img", { name: /^Heat map, 12 × 16, min -3.03\d*, max 3$/ })).toBeVisible();
  await part.selectOption("imaginary");
  await show(app, "Table");
  await expect(app.cell(1, 2)).toHaveText(String(Number((2 * Math.sin(0.5)).toPrecision(6))));
  await part.selectOption("both");
  await expect(app.cell(1, 2)).toHaveText("1.75517+0.958851j");
  await app.select("waves");
  await expect(app.preview.getByRole("img", { name: /^Line, 200 values, min 2, max 2$/ })).toBeVisible();
  await part.selectOption("real");
  await expect(app.preview.getByRole("img", { name: /^Line, 200 values, min -1.99\d*, max 2$/ })).toBeVisible();
});
