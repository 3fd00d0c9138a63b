import { colourTable } from "../src/ui/graphic/colourMaps.ts";
import { type App, expect, fixture, test } from "./app.ts";
import { askPython, hasModules } from "./dask.ts";
import { show } from "./picture.ts";

interface Drawn {
  readonly name: string;
  readonly title: string;
  readonly xlabel: string;
  readonly ylabel: string;
  readonly xlim: readonly number[];
  readonly ylim: readonly number[];
  readonly xscale: string;
  readonly yscale: string;
  readonly xticks: readonly string[];
  readonly lines: readonly { readonly x: number[]; readonly y: (number | null)[]; readonly label: string }[];
  readonly shape: readonly number[];
  readonly cmap: string;
  readonly norm: string;
  readonly clim: readonly number[];
  readonly bar: string;
  readonly points: readonly (readonly number[])[];
  readonly values: readonly number[] | null;
  readonly colours: readonly (readonly number[])[];
}

interface Script {
  readonly name: string;
  readonly script: string;
  readonly points?: readonly (readonly [x: number, y: number])[];
}

async function copied(app: App): Promise<string> {
  await expect(app.preview.getByRole("button", { name: "Picture", exact: true })).toBeEnabled();
  await app.page.evaluate(() =>
    (
      globalThis as unknown as { navigator: { clipboard: { writeText(text: string): Promise<void> } } }
    ).navigator.clipboard.writeText(""),
  );
  await app.preview.getByRole("button", { name: "Picture", exact: true }).click();
  await app.page.getByRole("menuitem", { name: "Copy as matplotlib" }).click();
  const read = () =>
    app.page.evaluate(() =>
      (
        globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }
      ).navigator.clipboard.readText(),
    );
  await expect.poll(read).toContain("matplotlib");
  return read();
}

test("code for matplotlib draws what is on screen", async ({ app }) => {
  // Python starts once for all scripts, but the views are gone through one by one.
  test.setTimeout(90_000);
  test.skip(!hasModules("matplotlib, h5py"), "no Python with matplotlib and h5py");
  await app.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.goto();
  await app.open(fixture("views.h5"), fixture("groups.h5"));
  const scripts: Script[] = [];

  await app.select("views.h5", "steps");
  await show(app, "Heat map");
  await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
  // The first row is at the top: cell (0, 0), (11, 15), and one that is no number.
  scripts.push({
    name: "steps",
    script: await copied(app),
    points: [
      [0, 0],
      [15, 11],
      [5, 3],
    ],
  });
  await app.page.getByRole("button", { name: "Swap rows and columns" }).click();
  await show(app, "Heat map");
  await app.preview.getByRole("combobox", { name: "Colour scale" }).selectOption("symlog");
  await app.preview.getByRole("combobox", { name: "Colour map" }).selectOption("magma");
  await app.preview.getByRole("button", { name: "Invert the colours" }).click();
  scripts.push({
    name: "turned",
    script: await copied(app),
    points: [
      [0, 0],
      [11, 15],
    ],
  });
  await app.preview.getByRole("button", { name: "Invert the colours" }).click();
  await app.preview.getByRole("combobox", { name: "Colour map" }).selectOption("viridis");
  await app.preview.getByRole("combobox", { name: "Colour scale" }).selectOption("linear");
  for (const path of ["/groups.h5/ocean/warmth", "/groups.h5/ocean/salt"]) {
    await app.goTo(path);
    await show(app, "Heat map");
    await app.preview.getByRole("combobox", { name: "Colour limits" }).selectOption("full");
    const points = path.endsWith("warmth")
      ? ([[0, -55]] as const)
      : ([
          [0, 0],
          [3, 42],
          [12, 91],
        ] as const);
    scripts.push({ name: path, script: await copied(app), points });
  }
  await show(app, "Line");
  scripts.push({ name: "line", script: await copied(app) });
  await app.goTo("/groups.h5/entry/line/rate");
  await show(app, "Line");
  await app.preview.getByRole("button", { name: "Log", exact: true }).click();
  scripts.push({ name: "errors", script: await copied(app) });
  await app.goTo("/views.h5/columns");
  await show(app, "Line");
  scripts.push({ name: "columns", script: await copied(app) });
  for (const name of ["plane", "indexed"]) {
    await app.goTo(`/views.h5/pictures/${name}`);
    await show(app, "Image");
    scripts.push({ name, script: await copied(app), points: [[6, 4]] });
  }

  await app.goTo("/groups.h5/photos/floats");
  await show(app, "Image");
  scripts.push({ name: "floats", script: await copied(app), points: [[6, 4]] });

  await app.goTo("/groups.h5/visit/cloud");
  await app.preview.getByRole("radio", { name: "Plot" }).check();
  await app.preview.getByRole("img", { name: "Points, 40: up along across (mm), coloured by dose" }).waitFor();
  scripts.push({ name: "points", script: await copied(app) });

  const drawn = askPython<Drawn>("plots.py", scripts);
  const of = (name: string) => drawn.get(name) as Drawn;
  const ends = (map: "viridis" | "magma") => {
    const table = [...colourTable(map)];
    return [table.slice(0, 3), table.slice(-3)];
  };
  const near = (colour: readonly number[] = [], wanted: readonly number[] = []) =>
    expect(Math.max(...wanted.map((part, i) => Math.abs((colour[i] ?? -99) - part)))).toBeLessThan(4);

  const steps = of("steps");
  expect(steps).toMatchObject({ shape: [12, 16], cmap: "viridis", norm: "Normalize", bar: "K" });
  expect(steps).toMatchObject({ clim: [300, 311.15], xlim: [-0.5, 15.5], ylim: [11.5, -0.5] });
  expect(steps.title).toBe("steps (K)\n/views.h5/steps[3, :, :]");
  const [low, high] = ends("viridis");
  near(steps.colours[0], low);
  near(steps.colours[1], high);
  near(steps.colours[2], [0xd9, 0xdc, 0xe0]);

  expect(of("turned")).toMatchObject({ shape: [16, 12], cmap: "magma_r", norm: "FuncNorm", ylim: [15.5, -0.5] });
  const [first, last] = ends("magma");
  near(of("turned").colours[0], last);
  near(of("turned").colours[1], first);

  const warmth = of("/groups.h5/ocean/warmth");
  expect(warmth).toMatchObject({ xlabel: "lon (degrees_east)", ylabel: "lat (degrees_north)", xlim: [-5, 155] });
  // Numbers grow upwards.
  expect(warmth.ylim).toEqual([-60, 60]);
  near(warmth.colours[0], low);
  const salt = of("/groups.h5/ocean/salt");
  // Edges half way between the squares: 0, 1, ... 100, 121.
  expect(salt).toMatchObject({ ylabel: "depth (m)", xlabel: "time", ylim: [-0.5, 131.5] });
  const shadeOf = (value: number) => {
    const shade = Math.floor((value / 1115) * 256) * 3;
    return [...colourTable("viridis").slice(shade, shade + 3)];
  };
  // 36 is cell 6 from 30.5 to 42.5, 100 is cell 10 from 90.5 to 110.5; the columns are counted.
  near(salt.colours[1], shadeOf(603));
  near(salt.colours[2], shadeOf(1012));
  expect(salt.xticks.every((text) => text.startsWith("2000-01-0"))).toBe(true);

  const line = of("line");
  expect(line).toMatchObject({ xlabel: "time", ylabel: "salt (g kg-1)", xlim: [0, 90] });
  expect(line.lines).toEqual([
    {
      x: Array.from({ length: 16 }, (_, i) => i * 6),
      y: Array.from({ length: 16 }, (_, i) => i),
      label: expect.any(String),
    },
  ]);
  expect(line.xticks).toContain("2000-01-03");
  expect(of("errors")).toMatchObject({ xlabel: "energy (keV)", yscale: "log", xscale: "linear" });
  expect(of("errors").lines[0]?.y).toEqual(Array.from({ length: 20 }, (_, i) => i ** 2));
  expect(of("errors").lines[0]?.x[4]).toBe(11);
  expect(of("columns").lines.map(({ label, y }) => [label, y[10]])).toEqual([
    ["0", -1],
    ["1", 10],
    ["2", 20],
  ]);
  expect(of("points")).toMatchObject({ xlabel: "across (mm)", ylabel: "up (mm)", cmap: "viridis", bar: "Gy" });
  expect(of("points").points[3]).toEqual([5.5, 82.5]);
  expect(of("points").values?.[3]).toBe(30);
  // Row 4, column 6 of pictures whose red grows down and green to the right; of its number 4 * 12 + 6.
  near(of("plane").colours[0], [100, 120, 128]);
  near(of("floats").colours[0], [100, 120, 128]);
  near(of("indexed").colours[0], [54, 201, 7]);
  expect(of("plane").ylim).toEqual([9.5, -0.5]);
});
