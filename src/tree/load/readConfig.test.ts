import { describe, expect, test } from "vitest";
import { readConfigText } from "./configText.ts";
import { checkLoad } from "./planLoad.ts";

const entry = (...lines: string[]) => ["data:", "  loader: hdf5_proxy", '  glob_str: "*.h5"', ...lines].join("\n");
const problems = (text: string) => readConfigText(text).marks.map(({ message }) => message);

test("what an entry says, with all defaults", () => {
  const { config, marks } = readConfigText(entry());
  expect(marks).toEqual([]);
  expect(config.entries[0]).toMatchObject({
    name: "data",
    loader: "hdf5",
    globs: ["*.h5"],
    isSingle: false,
    required: false,
    enabled: true,
    existsAction: "raise",
    loadAsAttr: false,
    unpackData: false,
    printTree: false,
    parallel: { enabled: false },
    hdf5: { asProxy: true, lowerCaseKeys: false },
    container: { retain: true, reinstateFailAction: "raise", resolveAs: "values" },
  });
});

test("what has no effect is said, and loads all the same", () => {
  const { config, marks } = readConfigText(entry("  progress_params: {level: 1}"));
  expect(marks.map(({ severity }) => severity)).toEqual(["warning"]);
  expect(config.entries).toHaveLength(1);
});

describe("loaders", () => {
  test.each([
    ["hdf5", "hdf5", false, "values"],
    ["hdf5_proxy", "hdf5", true, "values"],
    ["hdf5_as_dask", "hdf5", true, "lazy"],
    ["yaml", "yaml", true, "values"],
    ["yml", "yaml", true, "values"],
    ["yaml_to_object", "yaml_to_object", true, "values"],
    ["text", "text", true, "values"],
    ["plain_text", "text", true, "values"],
    ["numpy", "numpy", true, "values"],
    ["numpy_binary", "numpy", true, "values"],
  ])("%s", (name, loader, asProxy, resolveAs) => {
    const { config } = readConfigText(`a: {loader: ${name}, glob_str: x}`);
    expect(config.entries[0]).toMatchObject({ loader, hdf5: { asProxy }, container: { resolveAs } });
  });

  test.each([
    ["load_as_proxy: true", true, "values"],
    ["load_as_proxy: true\n  proxy_kwargs: {resolve_as_dask: true}", true, "lazy"],
  ])("hdf5 with %s", (options, asProxy, resolveAs) => {
    const { config } = readConfigText(`a:\n  loader: hdf5\n  glob_str: x\n  ${options}`);
    expect(config.entries[0]).toMatchObject({ hdf5: { asProxy }, container: { resolveAs } });
  });

  test("options of HDF5 belong to its loaders alone", () => {
    expect(problems("a: {loader: yaml, glob_str: x, lower_case_keys: true}")).toEqual([
      "“lower_case_keys” is no option of the loader “yaml”.",
    ]);
  });
});

describe("what is wrong is named, with what to do (acceptance 17, 28; limit 22)", () => {
  test.each([
    ["requierd: true", "“requierd” is no option of the entry “data”; did you mean “required”?"],
    ["zzz: 1", "“zzz” is no option of the entry “data”."],
    [
      "exists_action: overwite",
      "exists_action cannot be “overwite”; there is raise, skip, skip_nowarn, overwrite, overwrite_nowarn.",
    ],
    ["required: yes please", "required must be true or false, not a text."],
    ["target_path: a\n  target_group: b", "target_group cannot be given together with target_path."],
    ["target_path: a/{match:}", "target_path contains {match:}, but there is no path_regex."],
    ["path_regex: (a)\n  target_path: b", "path_regex has no effect: target_path does not contain {match:}."],
    [
      "path_regex: (a\n  target_path: '{match:}'",
      "path_regex does not work: This is no regular expression: /(a/: Unterminated group.",
    ],
    ["base_path: sub", "base_path must be an absolute path: it begins with “/” and the name of a dropped folder."],

    ["enable_mapping: true", "enable_mapping does not say from which attribute the type is taken: give map_from_attr."],
    [
      "proxy_kwargs: {resolve_as_dusk: true}",
      "“resolve_as_dusk” is no option of proxy_kwargs; did you mean “resolve_as_dask”?",
    ],
    ["print_tree: maybe", "print_tree must be true, false or “condensed”."],
    ["parallel: {min_size: 3}", "“min_size” is no option of parallel."],
    [
      "progress_params: {level: 2, fstr: '{path:}'}",
      "progress_params is for a terminal: here progress is always shown, in bytes and by files.",
    ],
    [
      "path_regex: (a+)+\n  target_path: '{match:}'",
      "path_regex does not work: It repeats what is itself repeated. Write it without a repetition inside a repeated group, e.g. ([a-z_]+) for ([a-z]+_?)+.",
    ],
    ["ignore: 3", "ignore must be a text or a list of texts."],
    [
      "proxy_reinstate_fail_action: shout",
      "proxy_reinstate_fail_action cannot be “shout”; there is raise, warn, log_warning, log_warn, log_debug.",
    ],
  ])("%s", (option, message) => {
    expect(problems(entry(`  ${option}`))).toEqual([message]);
  });

  test.each([
    ["a: 3", "The entry “a” must be a mapping of options, not a number."],
    [
      "a: {loader: yml, glob_str: x, load_as_attr: true}",
      "load_as_attr needs a target_path: the node that gets the attribute.",
    ],
    [
      "a: {loader: hdf5, glob_str: x, load_as_attr: true, target_path: y}",
      "load_as_attr is for small files that are read as a whole; “hdf5” files stay where they are.",
    ],
    ["- a", "A load configuration is a mapping of entries, not a list."],
    ["", "The configuration is empty: it has no entries."],
    ["a: {glob_str: x}", "loader is missing: it says how files are read."],
    ["a: {loader: hdf5}", "glob_str is missing: it says which files are meant."],
    ["a: {loader: hdf5_poxy, glob_str: x}", "“a” has no loader “hdf5_poxy”; did you mean “hdf5_proxy”?"],
    [
      "a: {loader: pickle, glob_str: x}",
      "“a” has no loader “pickle”: Pickles run code when they are opened; they are not opened here.",
    ],
    [
      "a: {loader: hdf5_as_dask, glob_str: x, proxy_kwargs: {}}",
      "proxy_kwargs cannot be given: hdf5_as_dask stands for them already.",
    ],
    ["load_cfg: {}\ncreate_groups: [3]", "create_groups is a list of paths, or of mappings with path and Cls."],
    [
      "load_cfg: {}\ncreate_group: []",
      "“create_group” is no option of a load configuration; did you mean “create_groups”?",
    ],
  ])("%s", (text, message) => {
    expect(problems(text)).toEqual([message]);
  });

  test("at its place in the text, with the word to put there", () => {
    const text = entry("  requierd: true");
    const [mark] = readConfigText(text).marks;
    expect(mark).toMatchObject({ instead: "required", part: "key", at: ["data", "requierd"] });
    expect(text.slice(mark?.from, mark?.to)).toBe("requierd");
    const bad = entry("  exists_action: skipp");
    const [choice] = readConfigText(bad).marks;
    expect(bad.slice(choice?.from, choice?.to)).toBe("skipp");
    expect(choice?.instead).toBe("skip");
  });

  test("YAML that is none, and YAML that repeats itself without end", () => {
    expect(problems("a: [")[0]).toMatch(/^YAML: /);
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefgh".split("").map((key, i) => {
        const of = "abcdefgh"[i];
        return `${key}: &${key} [${new Array(9).fill(`*${of}`).join(",")}]`;
      }),
    ].join("\n");
    expect(problems(bomb)[0]).toMatch(/^YAML: /);
  });
});

test("anchors, merged keys, and the form with groups beside the entries", () => {
  const { config, marks } = readConfigText(`
load_cfg:
  a: &common {loader: hdf5, glob_str: "*.h5"}
  b: {<<: *common, required: true}
create_groups: [plain, {path: measurements, Cls: TimeSeriesGroup}]
exists_action: skip
print_tree: condensed
`);
  expect(marks).toEqual([]);
  expect(config.createGroups).toEqual([{ path: "plain" }, { path: "measurements", type: "TimeSeriesGroup" }]);
  expect(config.entries).toMatchObject([
    { name: "a", existsAction: "skip", printTree: "condensed" },
    { name: "b", required: true, existsAction: "skip" },
  ]);
});

describe("which files an entry matches and where they land", () => {
  const files = ["day001.hdf5", "day002.hdf5", "day001_params.yml", "odd.hdf5"].map((name) => ({
    path: `campaign/measurements/${name}`,
    size: 10,
  }));
  const plan = (text: string) => checkLoad(text, files).entries[0];
  const landed = (text: string) => plan(text)?.files.map(({ file, target, problem }) => [file, target, problem]);

  test("by the match of a regular expression; the name where there is none (acceptance 27)", () => {
    const text = `data:
  loader: hdf5
  glob_str: measurements/*.hdf5
  path_regex: day([0-9]*).hdf5
  target_path: measurements/{match:}/data`;
    expect(landed(text)).toEqual([
      ["measurements/day001.hdf5", "/measurements/001/data", undefined],
      ["measurements/day002.hdf5", "/measurements/002/data", undefined],
      ["measurements/odd.hdf5", "/measurements/odd/data", undefined],
    ]);
    expect(plan(text)?.warnings).toEqual([
      "The path_regex does not match “measurements/odd.hdf5”: its name, “odd”, stands for {match:}.",
    ]);
  });

  test.each([
    ["glob_str: measurements/day001.hdf5", "/data"],
    ["glob_str: [measurements/day001.hdf5]", "/data/day001"],
    ["glob_str: measurements/day001.h*", "/data/day001"],
    ["glob_str: measurements/day001.hdf5\n  target_group: g/h", "/g/h/data"],
    ["glob_str: measurements/day001.h*\n  target_group: g/h", "/g/h/day001"],
    ["glob_str: measurements/day001.h*\n  target_path: ./x//{basename:}/", "/x/day001"],
  ])("%s lands at %s", (options, target) => {
    expect(landed(`data:\n  loader: hdf5\n  ${options}`)?.map(([, path]) => path)).toEqual([target]);
  });

  test("two files at one place; no file at all; a field that is not known", () => {
    const clash = "data: {loader: hdf5, glob_str: measurements/day*.hdf5, target_path: one}";
    expect(landed(clash)?.[1]?.[2]).toBe("“measurements/day001.hdf5” lands there already.");
    expect(plan("data: {loader: hdf5, glob_str: nothing.h5}")?.warnings).toEqual(["No file matches “nothing.h5”."]);
    const unknown = "data: {loader: hdf5, glob_str: '**/odd.*', target_path: 'x/{nmae:}'}";
    expect(landed(unknown)?.[0]?.[2]).toBe("The target path has {nmae:}; there is only {basename:}.");
  });
});
