import { describe, expect, test } from "vitest";
import { Fault } from "../../core/fault.ts";
import { DataTree } from "../dataTree.ts";
import { heldText } from "../smallFile.ts";
import { HDF5_PROXY } from "../treeNode.ts";
import { readConfigText } from "./configText.ts";
import type { LoadHost } from "./loadHost.ts";
import { runLoad } from "./runLoad.ts";

/** Files of a campaign; those of HDF5 are named by what is in them, and open unless they are `bad`. */
const FILES: Readonly<Record<string, string>> = {
  "measurements/day001.hdf5": "group",
  "measurements/day002.hdf5": "group",
  "measurements/day003.hdf5": "bad",
  "measurements/day001_params.yml": "day: 1\ngains: [1.5, 2]\n",
  "measurements/day002_params.yml": "day: 2\n",
  "measurements/day003_params.yml": "- not\n- a mapping\n",
  "other.yml": "a: 1",
  "more/other.yml": "a: 2",
  "notes.txt": "Calibrated in spring.",
};

/** The data tree as it is, with files that have nothing below their root. */
function world() {
  const tree = new DataTree<string>();
  const opened: string[] = [];
  const remove = (path: string) => {
    if (tree.own(path)) tree.remove(path);
  };
  const host: LoadHost = {
    processors: 4,
    async kindAt(path) {
      const own = tree.own(path);
      if (!own) return undefined;
      return own.kind === "group" || (own.kind === "file" && own.source === "group") ? "group" : "container";
    },
    putGroup: (path, type) => tree.put({ kind: "group", path, name: path, ...(type && { mappedType: type }) }),
    async mount(path, file, _entry, { signal }) {
      await new Promise((done) => setTimeout(done, 1));
      if (signal.aborted) throw new Fault("aborted", "The request was cancelled.");
      opened.push(file.path);
      const content = FILES[file.path.replace("campaign/", "")] ?? "";
      if (content === "bad") throw new Fault("damaged", "The file is damaged.");
      tree.putFile(path, { fileName: file.path, size: file.size, options: HDF5_PROXY, set: 1 }, () => content);
    },
    text: async (file) => FILES[file.path.replace("campaign/", "")] ?? "",
    hold: (path, text, container, file) => tree.put(heldText(path, file.path, file.size, text, container)),
    remove,
    isEmptyGroup: (path) => tree.own(path)?.kind === "group" && tree.placedNames(path).length === 0,
    attributeNames: async (path) => tree.attributesOf(path).map(({ name }) => name),
    addAttribute: (path, attribute) => tree.addAttribute(path, attribute),
    removeAttribute: (path, name) => tree.removeAttribute(path, name),
    treeText: async (condensed) => (condensed ? "condensed tree" : "tree"),
  };
  const files = Object.keys(FILES).map((path) => ({ path: `campaign/${path}`, size: 10 }));
  const load = (text: string, signal = new AbortController().signal, onProgress?: (done: number) => void) => {
    const { config, marks } = readConfigText(text);
    expect(marks).toEqual([]);
    return runLoad(config, files, host, { signal, ...(onProgress && { onProgress }) });
  };
  const paths = (below = "/"): string[] =>
    tree
      .placedNames(below)
      .map((name) => (below === "/" ? `/${name}` : `${below}/${name}`))
      .flatMap((path) => [path, ...paths(path)]);
  return { tree, load, paths, opened };
}

const DATA = `
  loader: hdf5_proxy
  glob_str: measurements/day*.hdf5
  path_regex: measurements/day([0-9]*).hdf5
  target_path: measurements/{match:}/data`;
const GOOD = DATA.replace("day*.hdf5", "day00[12].hdf5");

test("files land where the entries say, with groups on the way (example 02)", async () => {
  const { load, paths, tree } = world();
  const report = await load(`
data: ${GOOD}
params:
  loader: yaml
  glob_str: measurements/day00[12]_params.yml
  path_regex: day([0-9]*)_params
  target_path: measurements/{match:}/params`);
  expect(report).toMatchObject({
    status: "done",
    entries: [
      { found: 2, loaded: 2 },
      { found: 2, loaded: 2 },
    ],
  });
  expect(paths()).toEqual([
    "/measurements",
    "/measurements/001",
    "/measurements/001/data",
    "/measurements/001/params",
    "/measurements/002",
    "/measurements/002/data",
    "/measurements/002/params",
  ]);
  expect(tree.own("/measurements/001/params")).toMatchObject({ kind: "held", container: "MutableMappingContainer" });
});

describe("a bad file costs none of its neighbours, unless it is required (acceptance 26)", () => {
  test("not required: the others are there, and the report says what failed", async () => {
    const { load, paths } = world();
    const report = await load(`data: ${DATA}\nlast: {loader: text, glob_str: notes.txt}`);
    expect(report.status).toBe("done");
    expect(report.entries[0]).toMatchObject({ found: 3, loaded: 2, failed: 1, status: "done" });
    expect(report.entries[0]?.files[2]).toMatchObject({
      file: "measurements/day003.hdf5",
      outcome: "failed",
      reason: { code: "damaged", message: "The file is damaged." },
    });
    expect(paths()).toContain("/last");
    expect(paths()).not.toContain("/measurements/003");
  });

  test("required: its entry stores nothing, and those after it are not reached", async () => {
    const { load, paths } = world();
    const report = await load(`first: {loader: text, glob_str: notes.txt}
data: ${DATA}\n  required: true\nlast: {loader: text, glob_str: notes.txt}`);
    expect(report).toMatchObject({
      status: "failed",
      error: {
        code: "damaged",
        message: "“measurements/day003.hdf5” of the required entry “data” failed: The file is damaged.",
      },
      entries: [{ status: "done" }, { status: "failed", loaded: 0 }, { status: "unreached" }],
    });
    expect(paths()).toEqual(["/first"]);
  });

  test("no file at all is a warning, or the end where the entry is required", async () => {
    const { load } = world();
    const missing = "a: {loader: yaml, glob_str: nothing.yml";
    expect(await load(`${missing}}`)).toMatchObject({
      status: "done",
      entries: [{ found: 0, warnings: ["No file matches “nothing.yml”."] }],
    });
    expect(await load(`${missing}, required: true}`)).toMatchObject({ status: "failed", error: { code: "not-found" } });
  });

  test("an entry that is not enabled is not looked at, however required", async () => {
    const { load } = world();
    const report = await load("a: {loader: yaml, glob_str: nothing.yml, required: true, enabled: false}");
    expect(report).toMatchObject({ status: "done", entries: [{ status: "disabled" }] });
  });
});

describe("what exists already (acceptance 25)", () => {
  const twice = (action: string) => `a: {loader: yaml, glob_str: other.yml}
b: {loader: text, glob_str: notes.txt, target_path: a${action}}`;
  const container = (tree: DataTree<string>) => {
    const node = tree.own("/a");
    return node?.kind === "held" ? node.container : node?.kind;
  };

  test.each([
    ["", "failed", "MutableMappingContainer", []],
    [", exists_action: raise", "failed", "MutableMappingContainer", []],
    [", exists_action: skip", "skipped", "MutableMappingContainer", ["Path “/a” already exists; it was kept."]],
    [", exists_action: skip_nowarn", "skipped", "MutableMappingContainer", []],
    [", exists_action: overwrite", "loaded", "StringContainer", []],
    [", exists_action: overwrite_nowarn", "loaded", "StringContainer", []],
  ])("%s", async (action, outcome, kept, warnings) => {
    const { load, tree } = world();
    const report = await load(twice(action));
    expect(report.entries[1]?.files[0]?.outcome).toBe(outcome);
    expect(report.entries[1]?.warnings).toEqual(warnings);
    expect(container(tree)).toBe(kept);
    if (outcome === "failed") expect(report.entries[1]?.files[0]?.reason?.message).toBe("Path “/a” already exists.");
  });

  test("a whole group is overwritten; a container becomes no group", async () => {
    const { load, tree, paths } = world();
    await load(
      `data: ${GOOD}\nover: {loader: text, glob_str: notes.txt, target_path: measurements, exists_action: overwrite}`,
    );
    expect(paths()).toEqual(["/measurements"]);
    const report = await load(
      "in: {loader: text, glob_str: notes.txt, target_path: measurements/x, exists_action: overwrite}",
    );
    expect(report.entries[0]?.files[0]?.reason?.message).toBe(
      "“/measurements” is in the way: it is no group, so nothing can lie below it.",
    );
    expect(tree.own("/measurements")?.kind).toBe("held");
  });

  test("two files of one entry with the same match (acceptance 27)", async () => {
    const { load } = world();
    const entry = (action: string) =>
      `a: {loader: yaml, glob_str: "**/other.yml", target_path: "x/{basename:}", exists_action: ${action}}`;
    const [first] = (await load(entry("raise"))).entries;
    expect(first?.files.map(({ outcome }) => outcome)).toEqual(["loaded", "failed"]);
    expect(first?.files[1]?.reason?.message).toBe("Path “/x/other” already exists: “more/other.yml” was loaded to it.");
    const again = world();
    const [over] = (await again.load(entry("overwrite"))).entries;
    expect(over?.files.map(({ outcome }) => outcome)).toEqual(["skipped", "loaded"]);
  });

  test("a file that is skipped is not opened (limit 21)", async () => {
    const { load, opened } = world();
    await load(`a: {loader: text, glob_str: notes.txt}
b: {loader: hdf5, glob_str: measurements/day001.hdf5, target_path: a, exists_action: skip}`);
    expect(opened).toEqual([]);
  });
});

describe("files as attributes (acceptance 28, example 03)", () => {
  const params = (more = "") => `params:
  loader: yaml
  glob_str: measurements/day001_params.yml
  load_as_attr: true
  path_regex: day([0-9]*)_params
  target_path: measurements/{match:}/data${more}`;

  test("unpacked they are what the file says, else its text", async () => {
    const { load, tree } = world();
    await load(`data: ${GOOD}\n${params("\n  unpack_data: true")}`);
    const [unpacked] = tree.attributesOf("/measurements/001/data");
    expect(unpacked).toMatchObject({
      name: "params",
      shape: [],
      dtype: { kind: "compound", fields: [{ name: "day" }, { name: "gains", dtype: { kind: "array", dims: [2] } }] },
      value: { day: 1, gains: Float64Array.of(1.5, 2) },
    });
    const packed = world();
    await packed.load(`data: ${GOOD}\n${params()}`);
    expect(packed.tree.attributesOf("/measurements/001/data")[0]?.value).toBe(FILES["measurements/day001_params.yml"]);
  });

  test("a node that is not there, an attribute that is", async () => {
    const { load } = world();
    expect((await load(params())).entries[0]?.files[0]?.reason).toMatchObject({ code: "not-found" });
    const again = world();
    const report = await again.load(`data: ${GOOD}\n${params()}\n`);
    expect(report.entries[1]).toMatchObject({ loaded: 1 });
    expect((await again.load(params())).entries[0]?.files[0]?.reason?.message).toBe(
      "“/measurements/001/data” has an attribute “params” already.",
    );
  });
});

test("YAML that is no mapping says so; as an object it is fine", async () => {
  const { load } = world();
  const bad = await load("a: {loader: yaml, glob_str: measurements/day003_params.yml}");
  expect(bad.entries[0]?.files[0]?.reason?.message).toBe("This YAML file holds a list, not a mapping.");
  const good = await load("a: {loader: yaml_to_object, glob_str: measurements/day003_params.yml}");
  expect(good.entries[0]?.loaded).toBe(1);
});

test("groups are made before anything is loaded, with their type (example 04)", async () => {
  const { load, tree } = world();
  const config = `load_cfg: {data: {loader: hdf5, glob_str: measurements/day001.hdf5, target_path: measurements/001}}
create_groups: [{path: measurements, Cls: TimeSeriesGroup}, empty/one]`;
  expect((await load(config)).status).toBe("done");
  expect(tree.own("/measurements")).toMatchObject({ mappedType: "TimeSeriesGroup" });
  expect(tree.own("/empty/one")?.kind).toBe("group");
  const blocked = await load("load_cfg: {}\ncreate_groups: [data]");
  expect(blocked.status).toBe("done");
});

test("the tree is in the report where an entry asks for it", async () => {
  const { load } = world();
  const report = await load(`a: {loader: text, glob_str: notes.txt, print_tree: true}
b: {loader: text, glob_str: notes.txt, print_tree: condensed}`);
  expect(report.entries.map(({ tree }) => tree)).toEqual(["tree", "condensed tree"]);
});

test("a cancel takes everything back that the load had put into the tree, and nothing else", async () => {
  const { load, paths, tree } = world();
  await load("before: {loader: text, glob_str: notes.txt}");
  const controller = new AbortController();
  const report = await load(`first: {loader: text, glob_str: notes.txt}\ndata: ${GOOD}`, controller.signal, (done) => {
    if (done > 0) controller.abort();
  });
  expect(report).toMatchObject({ status: "cancelled", entries: [{ status: "unreached" }, { status: "unreached" }] });
  expect(paths()).toEqual(["/before"]);
  expect(tree.placedNames("/")).toEqual(["before"]);
});

test("progress is in bytes of the files that are done with, up to all of them", async () => {
  const { load } = world();
  const seen: number[] = [];
  await load(`data: ${DATA}\nnotes: {loader: text, glob_str: notes.txt}`, undefined, (done) => seen.push(done));
  expect(seen).toEqual([0, 10, 20, 30, 40]);
});
