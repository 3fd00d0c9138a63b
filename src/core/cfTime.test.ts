import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { timeAxis, timePart, timeRange, timeText } from "./cfTime.ts";

type Case = [
  units: string,
  calendar: string,
  value: number,
  date: [number, number, number, number, number, number, number],
];

const CASES = JSON.parse(readFileSync(new URL("fixtures/times.json", import.meta.url), "utf8")) as Case[];

function pad(n: number, width = 2): string {
  return (n < 0 ? "-" : "") + String(Math.abs(n)).padStart(width, "0");
}

test("dates are those of cftime, in all calendars", () => {
  expect(CASES.length).toBeGreaterThan(500);
  const wrong = CASES.flatMap(([units, calendar, value, [year, month, day, hour, minute, second, micro]]) => {
    const axis = timeAxis(units, calendar);
    const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
    const fraction = micro ? `.${String(micro).padStart(6, "0").replace(/0+$/, "")}` : "";
    const seconds = second || micro ? `:${pad(second)}${fraction}` : "";
    const time = hour || minute || seconds ? ` ${pad(hour)}:${pad(minute)}${seconds}` : "";
    const shown = axis && timeText(value, axis);
    return shown === date + time ? [] : [`${value} ${units} (${calendar}): ${shown}, not ${date}${time}`];
  });
  expect(wrong).toEqual([]);
});

test("parts of times are those of cftime, in all calendars", () => {
  const wrong = CASES.flatMap(([units, calendar, value, [year, month, day, hour, minute, second]]) => {
    const axis = timeAxis(units, calendar);
    const parts = (["year", "month", "day", "hour", "minute", "second"] as const).map(
      (part) => axis && timePart(value, axis, part),
    );
    const wanted = [year, month, day, hour, minute, second];
    return parts.join() === wanted.join() ? [] : [`${value} ${units} (${calendar}): ${parts}, not ${wanted}`];
  });
  expect(wrong).toEqual([]);
});

test.each([
  ["standard", 59, 60, "DJF", 1],
  ["standard", 60, 61, "MAM", 1],
  ["noleap", 59, 60, "MAM", 1],
  ["360_day", 359, 360, "DJF", 4],
  ["standard", 366, 1, "DJF", 1],
  ["standard", -1, 365, "DJF", 4],
  ["standard", 182, 183, "JJA", 3],
])(
  "%s: %i days since 2000-01-01 is day %i of its year, in %s and quarter %i",
  (calendar, value, day, season, quarter) => {
    const axis = timeAxis("days since 2000-01-01", calendar);
    if (!axis) throw new Error("no axis");
    expect(timePart(value, axis, "dayofyear")).toBe(day);
    expect(timePart(value, axis, "season")).toBe(season);
    expect(timePart(value, axis, "quarter")).toBe(quarter);
    expect(timePart(Number.NaN, axis, "season")).toBeNaN();
  },
);

test.each([
  ["K", undefined],
  ["months since 2000-01-01", undefined],
  ["days since yesterday", undefined],
  ["days since 2001-02-29", undefined],
])("“%s” is no time axis", (units, wanted) => {
  expect(timeAxis(units)).toBe(wanted);
});

test("a calendar that is not known makes no time axis", () => {
  expect(timeAxis("days since 2000-01-01", "mayan")).toBeUndefined();
});

test("a date is a span of the axis", () => {
  const axis = timeAxis("days since 2000-01-01");
  if (!axis) throw new Error("no axis");
  expect(timeRange("2000-01-03 12:00", axis)).toEqual([2.5, 2.5]);
  const [first, last] = timeRange("2000-02", axis) ?? [];
  expect(first).toBe(31);
  expect(last).toBeLessThan(60);
  expect(last).toBeGreaterThan(60 - 1e-9);
  expect(timeRange("2000", axis)?.[0]).toBe(0);
  expect(timeRange("2000", axis)?.[1]).toBeGreaterThan(365.999);
  expect(timeRange("soon", axis)).toBeUndefined();
});

test("integers are exact beyond what doubles hold", () => {
  const axis = timeAxis("nanoseconds since 1970-01-01");
  expect(axis && timeText(1_577_836_800_000_000_001n, axis)).toBe("2020-01-01 00:00:00.000000001");
});
