import { asFault } from "../../core/fault.ts";
import type { ConfigProblem } from "../../core/loading.ts";
import {
  type ContainerOptions,
  EXISTS_ACTIONS,
  type Hdf5Options,
  type LoadEntry,
  type ParallelOptions,
  REINSTATE_FAIL_ACTIONS,
  RETAINED,
} from "./loadEntry.ts";
import { LOADERS, unknownLoader } from "./loaders.ts";
import { isPattern } from "./matchFiles.ts";
import { isMapping, kindOf, OptionReader } from "./optionReader.ts";
import { pythonRegex } from "./pythonRegex.ts";
import { isTextLoader } from "./yamlValue.ts";

/** dantro's thresholds below which `parallel` is not worth it. */
const PARALLEL: ParallelOptions = { enabled: false, processes: null, minFiles: 2, minTotalSize: 0 };

/** One entry of a load configuration; undefined where it lacks what it cannot do without. */
export function readEntry(
  name: string,
  values: Readonly<Record<string, unknown>>,
  at: ConfigProblem["at"],
  problems: ConfigProblem[],
  reader = new OptionReader(values, at, problems),
): LoadEntry | undefined {
  const before = problems.length;
  const loaderText = reader.text("loader");
  const facts = loaderText === undefined ? undefined : LOADERS[loaderText];
  if (loaderText === undefined && !reader.has("loader"))
    reader.wrong("loader", "is missing: it says how files are read");
  else if (loaderText !== undefined && !facts) {
    const { message, instead } = unknownLoader(loaderText);
    problems.push({
      at: [...at, "loader"],
      part: "value",
      severity: "error",
      message: `“${name}” ${message}${message.endsWith("?") ? "" : "."}`,
      ...(instead !== undefined && { instead }),
    });
  }
  const globs = reader.texts("glob_str");
  if (!reader.has("glob_str")) reader.wrong("glob_str", "is missing: it says which files are meant");
  const ignore = reader.texts("ignore") ?? [];
  const basePath = reader.text("base_path");
  if (basePath !== undefined && !basePath.startsWith("/")) {
    reader.wrong(
      "base_path",
      "must be an absolute path: it begins with “/” and the name of a dropped folder",
      `/${basePath}`,
    );
  }
  const regexText = reader.text("path_regex");
  const targetPath = reader.text("target_path");
  const targetGroup = reader.text("target_group");
  if (targetPath !== undefined && targetGroup !== undefined) {
    reader.wrong("target_group", "cannot be given together with target_path");
  }
  let pathRegex: RegExp | undefined;
  if (regexText !== undefined) {
    try {
      pathRegex = pythonRegex(regexText);
    } catch (cause) {
      const { message, hint } = asFault(cause);
      reader.wrong("path_regex", `does not work: ${message}${hint ? ` ${hint}` : ""}`.replace(/\.$/, ""));
    }
    if (!targetPath?.includes("{match")) {
      reader.wrong("path_regex", "has no effect: target_path does not contain {match:}");
    }
  } else if (targetPath?.includes("{match")) {
    reader.wrong("target_path", "contains {match:}, but there is no path_regex");
  }
  const loadAsAttr = reader.flag("load_as_attr", false);
  if (loadAsAttr && targetPath === undefined && !reader.has("target_path")) {
    reader.wrong("load_as_attr", "needs a target_path: the node that gets the attribute");
  }
  if (loadAsAttr && facts && !isTextLoader(facts.loader)) {
    reader.wrong(
      "load_as_attr",
      `is for small files that are read as a whole; “${loaderText}” files stay where they are`,
    );
  }
  const unpackData = reader.flag("unpack_data", false);
  const printTree = reader.take("print_tree") ?? false;
  if (typeof printTree !== "boolean" && printTree !== "condensed") {
    reader.wrong("print_tree", "must be true, false or “condensed”", "condensed");
  }
  const shared = {
    required: reader.flag("required", false),
    enabled: reader.flag("enabled", true),
    existsAction: reader.choice("exists_action", EXISTS_ACTIONS, "raise"),
    parallel: readParallel(reader),
  };
  reader.flag("progress_indicator", true);
  const forHdf5 = facts?.loader === "hdf5" || !facts ? readHdf5(reader, facts ?? {}) : undefined;
  reader.finish(forHdf5 || !facts ? `the entry “${name}”` : `the loader “${loaderText}”`);
  if (
    !facts ||
    !globs ||
    loaderText === undefined ||
    problems.slice(before).some((each) => each.severity === "error")
  ) {
    return undefined;
  }
  return {
    name,
    loader: facts.loader,
    loaderText,
    globs,
    isSingle: globs.length === 1 && !Array.isArray(values.glob_str) && !isPattern(globs[0] ?? ""),
    ignore,
    ...(basePath !== undefined && { basePath }),
    ...(pathRegex !== undefined && { pathRegex }),
    ...(targetPath !== undefined && { targetPath }),
    ...(targetGroup !== undefined && { targetGroup }),
    ...shared,
    loadAsAttr,
    unpackData,
    printTree: printTree as LoadEntry["printTree"],
    hdf5: forHdf5?.hdf5 ?? { asProxy: true, lowerCaseKeys: false },
    container: forHdf5?.container ?? RETAINED,
  };
}

/** Names of all options that an entry can have. */
export function entryOptions(): readonly string[] {
  const reader = new OptionReader({}, [], []);
  readEntry("", {}, [], [], reader);
  return reader.known;
}

/** Options that only loaders of HDF5 know. */
function readHdf5(
  reader: OptionReader,
  loader: { readonly asProxy?: boolean; readonly asDask?: boolean },
): { hdf5: Hdf5Options; container: ContainerOptions } {
  const asProxy = reader.flag("load_as_proxy", loader.asProxy ?? false);
  if (loader.asDask && reader.has("proxy_kwargs")) {
    reader.wrong("proxy_kwargs", "cannot be given: hdf5_as_dask stands for them already");
  }
  const proxy = reader.mapping("proxy_kwargs");
  const asDask = proxy?.flag("resolve_as_dask", false) ?? false;
  proxy?.finish("proxy_kwargs");
  const mapping = reader.flag("enable_mapping", false);
  const mapFromAttr = reader.text("map_from_attr");
  if (mapping && !reader.has("map_from_attr")) {
    reader.wrong("enable_mapping", "does not say from which attribute the type is taken: give map_from_attr");
  }
  reader.flag("direct_insertion", false);
  const progress = reader.mapping("progress_params");
  progress?.number("level", 0);
  progress?.text("fstr");
  if (progress?.has("level") || progress?.has("fstr")) {
    reader.mild("progress_params", "is for a terminal: here progress is always shown, in bytes and by files");
  }
  progress?.finish("progress_params");
  return {
    hdf5: {
      asProxy: asProxy || loader.asProxy === true,
      lowerCaseKeys: reader.flag("lower_case_keys", false),
      ...(mapping && mapFromAttr !== undefined && { mapFromAttr }),
    },
    container: {
      retain: reader.flag("proxy_retain", RETAINED.retain),
      reinstateFailAction: reader.choice("proxy_reinstate_fail_action", REINSTATE_FAIL_ACTIONS, "raise"),
      resolveAs: reader.choice("proxy_resolve_as", ["values", "lazy"], loader.asDask || asDask ? "lazy" : "values"),
    },
  };
}

function readParallel(reader: OptionReader): ParallelOptions {
  const value = reader.take("parallel");
  if (value === undefined || typeof value === "boolean") return { ...PARALLEL, enabled: value === true };
  if (typeof value === "number") return { ...PARALLEL, enabled: true, processes: value };
  if (!isMapping(value)) {
    reader.wrong("parallel", `must be true, false, a number or a mapping, not ${kindOf(value)}`);
    return PARALLEL;
  }
  const options = reader.mapping("parallel") as OptionReader;
  const processes = options.number("processes", Number.NaN);
  const read = {
    enabled: options.flag("enabled", true),
    processes: Number.isNaN(processes) ? null : processes,
    minFiles: options.number("min_files", PARALLEL.minFiles),
    minTotalSize: options.number("min_total_size", PARALLEL.minTotalSize),
  };
  options.finish("parallel");
  return read;
}
