import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatTarget } from "./formatTarget.ts";
import { dataFolder, isPattern, matchFiles } from "./matchFiles.ts";
import { parallelFiles } from "./parallelFiles.ts";
import { firstMatch, pythonRegex } from "./pythonRegex.ts";
import { baseNameOf } from "./targets.ts";

/** Made by e2e/fixtures/fixture_load.py from Python's glob, re and str.format. */
const PYTHON = JSON.parse(readFileSync(new URL("./fixtures/python.json", import.meta.url), "utf8")) as {
  readonly names: readonly string[];
  readonly globs: Readonly<Record<string, readonly string[]>>;
  readonly matches: readonly { readonly pattern: string; readonly path: string; readonly match: string | null }[];
  readonly formats: readonly { template: string; match: string; basename: string; path: string }[];
};

const listing = (...paths: string[]) => paths.map((path) => ({ path, size: 1 }));
const matched = (
  files: ReturnType<typeof listing>,
  globs: string[],
  more: { ignore?: string[]; basePath?: string } = {},
) =>
  matchFiles({ globs, ignore: more.ignore ?? [], ...(more.basePath && { basePath: more.basePath }) }, files).map(
    ({ relative }) => relative,
  );

describe("patterns match what Python's glob finds", () => {
  const files = listing(...PYTHON.names.map((name) => `campaign/${name}`));
  test.each(Object.entries(PYTHON.globs))("%s", (pattern, found) => {
    expect(matched(files, [pattern])).toEqual(found);
  });

  test("each file once, in the order of paths (acceptance 24)", () => {
    expect(matched(files, ["*.yml", "*yml"])).toEqual(["load_cfg.yml"]);
    expect(matched(files, ["sim_22/*", "**/*.yml"])).toEqual([
      "load_cfg.yml",
      "measurements/day001_params.yml",
      "measurements/day010_params.yml",
      "sim_22/cfg.yml",
      "sim_22/data.h5",
    ]);
  });

  test("ignore takes paths and patterns away (acceptance 24, limit 21)", () => {
    expect(matched(files, ["**/*.yml"], { ignore: ["load_cfg.yml", "measurements/*"] })).toEqual(["sim_22/cfg.yml"]);
    expect(matched(files, ["*.yml"], { ignore: ["cfg.yml"], basePath: "/campaign/sim_22" })).toEqual([]);
  });

  test("braces are alternatives", () => {
    expect(matched(files, ["sim_{1,22}/data.h5"])).toEqual(["sim_1/data.h5", "sim_22/data.h5"]);
  });
});

describe("where patterns begin", () => {
  test.each([
    [["campaign/a.h5", "campaign/b/c.h5"], "campaign/"],
    [["a.h5", "campaign/b.h5"], ""],
    [["one/a.h5", "two/a.h5"], ""],
    [["a.h5"], ""],
    [[], ""],
  ])("of %j is %j", (paths, folder) => {
    expect(dataFolder(listing(...paths))).toBe(folder);
  });

  test.each([
    ["/other", ["x.h5"]],
    ["/home/me/data/other/", ["x.h5"]],
    ["/campaign/raw", ["y.h5"]],
    ["/mnt/campaign/raw", ["y.h5"]],
  ])("base_path %s is a dropped folder (acceptance 24)", (basePath, found) => {
    const files = listing("other/x.h5", "campaign/raw/y.h5", "campaign/z.txt");
    expect(matched(files, ["*.h5"], { basePath })).toEqual(found);
  });

  test("base_path that was not dropped is said to be missing", () => {
    expect(() => matched(listing("a/x.h5", "b/y.h5"), ["*"], { basePath: "/c" })).toThrow(
      "base_path “/c” is none of the dropped folders.",
    );
  });
});

test.each([
  ["data.h5", false],
  ["day*.h5", true],
  ["day?.h5", true],
  ["day[12].h5", true],
  ["{a,b}.h5", true],
])("%s can match several files: %s (limit 21)", (pattern, several) => {
  expect(isPattern(pattern)).toBe(several);
});

describe("regular expressions find what Python's findall finds first", () => {
  test.each(PYTHON.matches)("$pattern in $path", ({ pattern, path, match }) => {
    expect(firstMatch(pythonRegex(pattern), path) ?? null).toBe(match);
  });

  test("of two groups it is open which is meant; one that is none says so (limit 21)", () => {
    expect(() => pythonRegex("(a)(b)")).toThrow("{match:} stands for one group, this expression has 2.");
    expect(() => pythonRegex("(a")).toThrow("This is no regular expression: ");
  });
});

describe("target paths are filled in as Python's str.format does", () => {
  test.each(PYTHON.formats)("$template", ({ template, match, basename, path }) => {
    expect(formatTarget(template, { match, basename })).toBe(path);
  });

  test.each([
    ["{name:}", "The target path has {name:}; there is only {basename:}."],
    ["{basename:5d}", "“5d” is no format of a text; write e.g. “0>3” for three places."],
    ["a{", "The target path “a{” has a single “{”."],
  ])("%s is refused", (template, message) => {
    expect(() => formatTarget(template, { basename: "x" })).toThrow(message);
  });

  test("any width and filling gives at least that width, and the text in it", () => {
    const text = fc.stringMatching(/^[a-z0-9]{0,8}$/);
    fc.assert(
      fc.property(text, fc.constantFrom("<", ">", "^"), fc.nat(12), (value, align, width) => {
        const filled = formatTarget(`{match:_${align}${width || 1}}`, { match: value });
        expect(filled.length).toBe(Math.max(value.length, width || 1));
        expect(filled).toContain(value);
      }),
    );
  });
});

test.each([
  ["measurements/Day001.HDF5", "day001"],
  ["a/b.tar.gz", "b.tar"],
  [".hidden", ".hidden"],
  ["plain", "plain"],
])("the basename of %s is %s", (path, name) => {
  expect(baseNameOf(path)).toBe(name);
});

describe("files at the same time (acceptance 29)", () => {
  const load = { files: 10, bytes: 1000, processors: 4 };
  const on = { enabled: true, processes: null, minFiles: 2, minTotalSize: 0 };
  test.each([
    ["disabled", { ...on, enabled: false }, load, 1],
    ["all processors", on, load, 4],
    ["a number", { ...on, processes: 3 }, load, 3],
    ["counted from the processors", { ...on, processes: -2 }, load, 2],
    ["never less than one", { ...on, processes: -9 }, load, 1],
    ["never more than files", { ...on, processes: 99 }, load, 10],
    ["too few files", { ...on, minFiles: 11 }, load, 1],
    ["too few bytes", { ...on, minTotalSize: 1001 }, load, 1],
    ["one file", on, { ...load, files: 1 }, 1],
  ])("%s", (_, options, of, files) => {
    expect(parallelFiles(options, of)).toBe(files);
  });
});
