import { byteText } from "../../core/numberText.ts";

/** Reading more than this is never begun by a button that does not say so. */
const CHEAP = 256 * 2 ** 20;

/** What the Run button says. */
export function runLabel(readBytes: number | undefined): string {
  return readBytes !== undefined && readBytes > CHEAP ? `Run · reads ${byteText(readBytes)}` : "Run";
}

/** `about 40 s left`, coarse enough not to flicker; empty where it is not known. */
export function remainingText(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return "";
  if (seconds < 1) return "about 1 s left";
  if (seconds < 10) return `about ${Math.ceil(seconds)} s left`;
  if (seconds < 100) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  if (seconds < 5400) return `about ${Math.ceil(seconds / 60)} min left`;
  return `about ${Math.round(seconds / 3600)} h left`;
}

/** `2.1 s`, `3 min 20 s`. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return `${Math.round(milliseconds)} ms`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
