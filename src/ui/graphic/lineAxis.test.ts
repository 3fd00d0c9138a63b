import { expect, test } from "vitest";
import { partText } from "../../state/complexPart.ts";
import { drawnUnits, lineAxis, valueTitle } from "./lineAxis.ts";

const coords = [
  { name: "time", dims: ["time"], from: { kind: "dataset", path: "/f/t" }, units: "hours since 2000-01-01" },
  { name: "depth", dims: ["depth"], from: { kind: "range", start: 0, step: 1 }, units: "m" },
] as const;

test("times are dates, and their marks stand at round ones", () => {
  const { title, text, steps } = lineAxis("/f/t", "time", coords);
  expect([title, text(30), text(48)]).toEqual(["t", "2000-01-02 06:00", "2000-01-03"]);
  expect(steps).toEqual(expect.arrayContaining([0.25, 1, 6, 24, 48]));
});

test("other coordinates have their units, datasets beside their names, indices that of the dimension", () => {
  expect(lineAxis("@depth", "depth", coords).title).toBe("depth (m)");
  expect(lineAxis("/f/other", "depth", coords).title).toBe("other");
  expect(lineAxis(null, "depth", coords).title).toBe("depth");
  expect(lineAxis(null, undefined).title).toBe("");
});

test("values are called by their name and units", () => {
  const units = { name: "units", shape: [], dtype: null, value: "K" };
  expect([valueTitle("/f/T", [units]), valueTitle("/f/T"), valueTitle("/f/T", [{ ...units, value: 1 }])]).toEqual([
    ...["T (K)", "T", "T"],
  ]);
});

test("a value has the units of its dataset, but not where it is another quantity", () => {
  const units = (value: string) => [{ name: "units", shape: [], dtype: null, value }];
  const packed = {
    attributes: units("K"),
    encoding: { scale: 0.01, offset: 273.15, missing: [], type: "f8" },
  } as const;
  expect([
    drawnUnits({ path: "/f/T" }, { attributes: units("K") }),
    drawnUnits({ path: "/f/T" }, { attributes: units("1") }),
    drawnUnits({ path: "/f/T" }),
    drawnUnits({ path: "/f/T" }, packed),
    drawnUnits({ path: "/f/T", of: "decode_cf(T)" }, packed),
    drawnUnits({ path: "/f/z", of: partText("/f/z", "amplitude") }, { attributes: units("V") }),
    drawnUnits({ path: "/f/z", of: partText("/f/z", "phase") }, { attributes: units("V") }),
  ]).toEqual(["K", "", "", "", "K", "V", "rad"]);
});
