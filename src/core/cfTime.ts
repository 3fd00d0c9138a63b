/**
 * Times by the CF conventions (section 4.4): numbers of a unit since a date, in one of several calendars. All arithmetic
 * is on integers, in nanoseconds, and never goes through JavaScript's `Date`.
 */

const NANOSECONDS: Readonly<Record<string, bigint>> = {
  nanosecond: 1n,
  microsecond: 1_000n,
  millisecond: 1_000_000n,
  second: 1_000_000_000n,
  minute: 60_000_000_000n,
  hour: 3_600_000_000_000n,
  day: 86_400_000_000_000n,
};
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ns: "nanosecond",
  nsec: "nanosecond",
  us: "microsecond",
  microsec: "microsecond",
  ms: "millisecond",
  msec: "millisecond",
  millisec: "millisecond",
  s: "second",
  sec: "second",
  min: "minute",
  h: "hour",
  hr: "hour",
  d: "day",
};
const DAY = NANOSECONDS.day as bigint;

export type Calendar = "standard" | "proleptic_gregorian" | "julian" | "noleap" | "all_leap" | "360_day";

const CALENDARS: Readonly<Record<string, Calendar>> = {
  standard: "standard",
  gregorian: "standard",
  proleptic_gregorian: "proleptic_gregorian",
  julian: "julian",
  noleap: "noleap",
  "365_day": "noleap",
  all_leap: "all_leap",
  "366_day": "all_leap",
  "360_day": "360_day",
};

/** A unit of time since a moment, in a calendar. */
export interface TimeAxis {
  readonly calendar: Calendar;
  /** Nanoseconds of one unit. */
  readonly unit: bigint;
  /** The moment of 0, in nanoseconds of the calendar. */
  readonly origin: bigint;
}

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `days since 2000-01-01 12:00`; undefined where the units are none of a time axis, or the calendar is not known. */
export function timeAxis(units: string | undefined, calendarName = "standard"): TimeAxis | undefined {
  const calendar = CALENDARS[calendarName.toLowerCase()];
  const [, word = "", since = ""] = /^\s*([A-Za-z]+)\s+since\s+(.+?)\s*$/.exec(units ?? "") ?? [];
  const lower = word.toLowerCase();
  const singular = lower.length > 2 ? lower.replace(/s$/, "") : lower;
  const unit = NANOSECONDS[ABBREVIATIONS[lower] ?? ABBREVIATIONS[singular] ?? singular];
  const start = calendar && parseMoment(since, calendar);
  return calendar && unit !== undefined && start ? { calendar, unit, origin: start.from } : undefined;
}

/** A date with as much of the time of day as it needs: `2000-01-01`, `2000-01-01 06:30`, `2000-01-01 00:00:00.5`. */
export function timeText(value: number | bigint, axis: TimeAxis): string {
  if (typeof value === "number" && !Number.isFinite(value)) return "NaT";
  const { year, month, day, timeOfDay } = momentOf(value, axis);
  const date = `${yearText(year)}-${pad(month)}-${pad(day)}`;
  const time = clockText(timeOfDay);
  return time === "" ? date : `${date} ${time}`;
}

/** Parts of a time by which times are grouped, by the names that xarray's `dt` gives them. */
const TIME_PARTS = {
  year: ({ year }) => year,
  quarter: ({ month }) => Math.floor((month - 1) / 3) + 1,
  season: ({ month }) => SEASONS[Math.floor((month % 12) / 3)] ?? "",
  month: ({ month }) => month,
  day: ({ day }) => day,
  dayofyear: ({ dayOfYear }) => dayOfYear,
  hour: ({ timeOfDay }) => Number(timeOfDay / (NANOSECONDS.hour as bigint)),
  minute: ({ timeOfDay }) => Number((timeOfDay / (NANOSECONDS.minute as bigint)) % 60n),
  second: ({ timeOfDay }) => Number((timeOfDay / (NANOSECONDS.second as bigint)) % 60n),
} as const satisfies Record<string, (moment: Moment) => number | string>;
const SEASONS = ["DJF", "MAM", "JJA", "SON"];

export type TimePart = keyof typeof TIME_PARTS;
export const TIME_PART_NAMES = Object.keys(TIME_PARTS) as readonly TimePart[];

/** The year, month, season … of a time in its calendar; NaN where there is no time. */
export function timePart(value: number, axis: TimeAxis, part: TimePart): number | string {
  return Number.isFinite(value) ? TIME_PARTS[part](momentOf(value, axis)) : Number.NaN;
}

interface Moment extends CalendarDate {
  /** From 1 on. */
  readonly dayOfYear: number;
  /** In nanoseconds. */
  readonly timeOfDay: bigint;
}

/** The date of a value that is finite, with its year as the calendar counts it. */
function momentOf(value: number | bigint, { unit, origin, calendar }: TimeAxis): Moment {
  const whole = typeof value === "bigint" ? value : BigInt(Math.trunc(value));
  const part = typeof value === "bigint" ? 0 : value - Math.trunc(value);
  // Fractions are exact to a microsecond at best: that is where they are rounded.
  const fraction = BigInt(Math.round((part * Number(unit)) / 1000)) * 1000n;
  const moment = origin + whole * unit + fraction;
  const days = floorDiv(moment, DAY);
  const date = dateOf(Number(days), calendar);
  return {
    ...date,
    year: date.year <= 0 && !hasYearZero(calendar) ? date.year - 1 : date.year,
    dayOfYear: Number(days) - dayNumber({ ...date, month: 1, day: 1 }, calendar) + 1,
    timeOfDay: moment - days * DAY,
  };
}

/**
 * What a date stands for on a time axis, as its first and its last moment in units of the axis: `2000-03` for all of
 * March. Undefined for what is no date.
 */
export function timeRange(text: string, axis: TimeAxis): readonly [first: number, last: number] | undefined {
  const moment = parseMoment(text.trim(), axis.calendar);
  if (!moment) return undefined;
  const first = inUnits(moment.from - axis.origin, axis.unit);
  if (moment.from === moment.end) return [first, first];
  return [first, before(inUnits(moment.end - axis.origin, axis.unit))];
}

function inUnits(nanoseconds: bigint, unit: bigint): number {
  const whole = floorDiv(nanoseconds, unit);
  return Number(whole) + Number(nanoseconds - whole * unit) / Number(unit);
}

/** The next smaller double. */
function before(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return view.getFloat64(0);
}

const MOMENT =
  /^([+-]?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T\s]\s*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?)?)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/i;

/** A moment, or the span that a shortened date stands for; both in nanoseconds of the calendar. */
function parseMoment(text: string, calendar: Calendar): { from: bigint; end: bigint } | undefined {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [, yearPart = "", monthPart, dayPart, hour, minute, second, fraction = "", zone = ""] = match;
  const written = Number(yearPart);
  if (written === 0 && !hasYearZero(calendar)) return undefined;
  const year = written < 0 && !hasYearZero(calendar) ? written + 1 : written;
  const month = Number(monthPart ?? 1);
  const day = Number(dayPart ?? 1);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month, calendar)) return undefined;
  if (Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 60) return undefined;
  const days = BigInt(dayNumber({ year, month, day }, calendar));
  const time =
    BigInt(hour ?? 0) * (NANOSECONDS.hour as bigint) +
    BigInt(minute ?? 0) * (NANOSECONDS.minute as bigint) +
    BigInt(second ?? 0) * (NANOSECONDS.second as bigint) +
    BigInt(fraction.padEnd(9, "0"));
  const from = days * DAY + time - offsetOf(zone);
  return { from, end: from + spanOf({ year, month }, monthPart, dayPart, hour, calendar) };
}

function spanOf(
  { year, month }: Pick<CalendarDate, "year" | "month">,
  monthPart: string | undefined,
  dayPart: string | undefined,
  hour: string | undefined,
  calendar: Calendar,
): bigint {
  if (hour !== undefined) return 0n;
  if (dayPart !== undefined) return DAY;
  const next =
    monthPart === undefined || month === 12
      ? { year: year + 1, month: monthPart === undefined ? month : 1, day: 1 }
      : { year, month: month + 1, day: 1 };
  return BigInt(dayNumber(next, calendar) - dayNumber({ year, month, day: 1 }, calendar)) * DAY;
}

function offsetOf(zone: string): bigint {
  const [, sign = "", hours = "0", minutes = "0"] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  const size = BigInt(hours) * (NANOSECONDS.hour as bigint) + BigInt(minutes) * (NANOSECONDS.minute as bigint);
  return sign === "-" ? -size : size;
}

/** The first day of the Gregorian calendar in `standard`, 1582-10-15. */
const CHANGE = { year: 1582, month: 10, day: 15 };
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** In the calendars of history, the year before 1 is -1 (CF conventions 4.4.1). Years are counted with a 0 in between here. */
function hasYearZero(calendar: Calendar): boolean {
  return calendar !== "standard" && calendar !== "julian";
}

function daysIn(year: number, month: number, calendar: Calendar): number {
  if (calendar === "360_day") return 30;
  return (MONTHS[month - 1] ?? 0) + (month === 2 && isLeap(year, calendar) ? 1 : 0);
}

function isLeap(year: number, calendar: Calendar): boolean {
  if (calendar === "all_leap") return true;
  if (calendar === "noleap") return false;
  if (year % 4 !== 0) return false;
  if (calendar === "julian" || (calendar === "standard" && year < CHANGE.year)) return true;
  return year % 100 !== 0 || year % 400 === 0;
}

/** Days of a date since 0000-01-01 of its calendar; the calendars that follow the sun count from one and the same day. */
function dayNumber(date: CalendarDate, calendar: Calendar): number {
  const { year, month, day } = date;
  if (calendar === "360_day") return year * 360 + (month - 1) * 30 + day - 1;
  if (calendar === "noleap" || calendar === "all_leap") {
    const length = calendar === "noleap" ? 365 : 366;
    let days = year * length + day - 1;
    for (let m = 1; m < month; m++) days += daysIn(year, m, calendar);
    return days;
  }
  const julian = calendar === "julian" || (calendar === "standard" && isBefore(date, CHANGE));
  return civilDays(date, julian);
}

function dateOf(days: number, calendar: Calendar): CalendarDate {
  if (calendar === "360_day") {
    const year = Math.floor(days / 360);
    const left = days - year * 360;
    return { year, month: Math.floor(left / 30) + 1, day: (left % 30) + 1 };
  }
  if (calendar === "noleap" || calendar === "all_leap") {
    const length = calendar === "noleap" ? 365 : 366;
    const year = Math.floor(days / length);
    let left = days - year * length;
    let month = 1;
    while (left >= daysIn(year, month, calendar)) left -= daysIn(year, month++, calendar);
    return { year, month, day: left + 1 };
  }
  const julian = calendar === "julian" || (calendar === "standard" && days < civilDays(CHANGE, false));
  return civilDate(days, julian);
}

/** Years begin in March, so that the leap day is their last one. */
function civilDays({ year, month, day }: CalendarDate, julian: boolean): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leaps = julian ? Math.floor(y / 4) - 2 : Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + dayOfYear;
}

function civilDate(days: number, julian: boolean): CalendarDate {
  let y = Math.floor(days / (julian ? 365.25 : 365.2425));
  while (civilDays({ year: y + 1, month: 3, day: 1 }, julian) <= days) y++;
  while (civilDays({ year: y, month: 3, day: 1 }, julian) > days) y--;
  const dayOfYear = days - civilDays({ year: y, month: 3, day: 1 }, julian);
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: month <= 2 ? y + 1 : y, month, day };
}

function isBefore(a: CalendarDate, b: CalendarDate): boolean {
  return a.year !== b.year ? a.year < b.year : a.month !== b.month ? a.month < b.month : a.day < b.day;
}

function clockText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return "";
  const seconds = nanoseconds / (NANOSECONDS.second as bigint);
  const rest = nanoseconds % (NANOSECONDS.second as bigint);
  const text = `${pad(Number(seconds / 3600n))}:${pad(Number((seconds / 60n) % 60n))}`;
  if (seconds % 60n === 0n && rest === 0n) return text;
  const fraction = rest === 0n ? "" : `.${String(rest).padStart(9, "0").replace(/0+$/, "")}`;
  return `${text}:${pad(Number(seconds % 60n))}${fraction}`;
}

const pad = (n: number): string => String(n).padStart(2, "0");

function yearText(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, "0")}` : String(year).padStart(4, "0");
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}
