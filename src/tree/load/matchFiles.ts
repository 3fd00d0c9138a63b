import picomatch from "picomatch";
import { Fault } from "../../core/fault.ts";
import type { FileListing } from "../../core/loading.ts";
import type { LoadEntry } from "./loadEntry.ts";

/** A dropped file, and its path from the folder that an entry's patterns begin at. */
export interface MatchedFile {
  readonly file: FileListing;
  readonly relative: string;
}

const OPTIONS = { dot: false, nonegate: true, noextglob: true, strictSlashes: true } as const;
/** Parentheses are part of many names and mean nothing in Python's patterns. */
const PLAIN = /[()+@|]/g;

/** Whether a pattern can match several files. `ignore` takes patterns, too. */
export function isPattern(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

function matcher(pattern: string): (path: string) => boolean {
  const here = pattern.replace(/^\.\//, "").replace(PLAIN, "\\$&").replaceAll("[!", "[^");
  return picomatch(here, OPTIONS);
}

/**
 * The folder that patterns begin at: the dropped folder where there is one alone, else the drop as a whole. Ends with
 * `/`, or is empty.
 */
export function dataFolder(files: readonly FileListing[]): string {
  const first = files[0]?.path.split("/") ?? [];
  const [top] = first;
  if (top === undefined || first.length < 2) return "";
  return files.every(({ path }) => path.startsWith(`${top}/`)) ? `${top}/` : "";
}

/**
 * The files that an entry's patterns match, each once, in the order of their paths.
 *
 * @throws Fault `not-found` where `base_path` names no dropped folder.
 */
export function matchFiles(
  { globs, ignore, basePath }: Pick<LoadEntry, "globs" | "ignore" | "basePath">,
  files: readonly FileListing[],
): MatchedFile[] {
  const folder = basePath === undefined ? dataFolder(files) : baseFolder(basePath, files);
  const wanted = globs.map(matcher);
  const unwanted = ignore.map(matcher);
  return files
    .filter(({ path }) => path.startsWith(folder))
    .map((file) => ({ file, relative: file.path.slice(folder.length) }))
    .filter(({ relative }) => wanted.some((matches) => matches(relative)))
    .filter(({ relative }) => !ignore.includes(relative) && !unwanted.some((matches) => matches(relative)))
    .sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : 0));
}

/**
 * A page is not told where a dropped folder lies, so an absolute path means the folder that its last parts name:
 * `/home/me/data/campaign/raw` is `campaign/raw` of what was dropped.
 */
function baseFolder(basePath: string, files: readonly FileListing[]): string {
  const parts = basePath.split("/").filter(Boolean);
  const own = dataFolder(files);
  for (let from = 0; from < parts.length; from++) {
    const folder = `${parts.slice(from).join("/")}/`;
    for (const candidate of [folder, own + folder]) {
      if (files.some(({ path }) => path.startsWith(candidate))) return candidate;
    }
  }
  const tops = [...new Set(files.map(({ path }) => path.split("/")).flatMap((all) => (all.length > 1 ? all[0] : [])))];
  throw new Fault("not-found", `base_path “${basePath}” is none of the dropped folders.`, {
    hint: tops.length > 0 ? `There is ${tops.map((top) => `/${top}`).join(", ")}.` : "Drop that folder, too.",
  });
}
