import { asFault } from "../../core/fault.ts";
import type { NodePath } from "../../core/path.ts";
import { formatTarget } from "./formatTarget.ts";
import type { LoadEntry } from "./loadEntry.ts";
import type { MatchedFile } from "./matchFiles.ts";
import { firstMatch } from "./pythonRegex.ts";

export interface Target {
  readonly file: MatchedFile;
  readonly path?: NodePath;
  /** Why there is no path. */
  readonly problem?: string;
}

/** A file's name without its last extension, in lower case: `{basename:}`. */
export function baseNameOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return (dot > 0 ? name.slice(0, dot) : name).toLowerCase();
}

/** The target path of an entry that names none: its own name, with the file's name below it where there are several. */
export function targetTemplate({ name, targetPath, targetGroup, isSingle }: LoadEntry): string {
  if (targetPath !== undefined) return targetPath;
  const group = targetGroup === undefined ? [] : [targetGroup.replace(/\/+$/, "")];
  if (isSingle) return [...group, escaped(name)].join("/");
  return [...(targetGroup === undefined ? [escaped(name)] : group), "{basename:}"].join("/");
}

/** Where each file lands, and what is odd about it, in sentences. */
export function targetsOf(
  entry: LoadEntry,
  files: readonly MatchedFile[],
): { readonly targets: readonly Target[]; readonly warnings: readonly string[] } {
  const template = targetTemplate(entry);
  const warnings: string[] = [];
  const targets = files.map((file): Target => {
    const basename = baseNameOf(file.relative);
    let match: string | undefined;
    if (entry.pathRegex) {
      try {
        match = firstMatch(entry.pathRegex, file.relative);
      } catch (cause) {
        const { message, hint = "" } = asFault(cause);
        return { file, problem: `The path_regex of “${entry.name}” is not tried: ${message} ${hint}`.trim() };
      }
      if (match === undefined) {
        warnings.push(
          `The path_regex does not match “${file.relative}”: its name, “${basename}”, stands for {match:}.`,
        );
        match = basename;
      }
    }
    try {
      const path = formatTarget(template, { basename, ...(match !== undefined && { match }) });
      return {
        file,
        path: `/${path
          .split("/")
          .filter((part) => part !== "" && part !== ".")
          .join("/")}`,
      };
    } catch (cause) {
      return { file, problem: asFault(cause).message };
    }
  });
  return { targets, warnings };
}

function escaped(name: string): string {
  return name.replace(/[{}]/g, "$&$&");
}
