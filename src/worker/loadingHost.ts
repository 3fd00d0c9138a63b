import { raceWithAbort } from "../core/abort.ts";
import { Fault, isFault } from "../core/fault.ts";
import type { FileListing } from "../core/loading.ts";
import { baseName, type NodePath } from "../core/path.ts";
import type { LoadHost } from "../tree/load/loadHost.ts";
import { RESULTS } from "../tree/results.ts";
import { heldText, LONGEST_TEXT } from "../tree/smallFile.ts";
import type { OpenFiles } from "./openFiles.ts";

export interface LoadingParts {
  readonly files: OpenFiles;
  /** The dropped files by their paths. */
  readonly dropped: ReadonlyMap<string, File>;
  readonly tree: (condensed: boolean, signal: AbortSignal) => Promise<string>;
  /** Reads all values of a file into memory, as the loader `hdf5` does. */
  readonly resolveAll: (path: NodePath, signal: AbortSignal) => Promise<void>;
  /** Forgets the values of what is taken out. */
  readonly forget: (path: NodePath) => void;
}

/** The data tree and its readers as a load configuration works on them. */
export function loadingHost({ files, dropped, tree, resolveAll, forget }: LoadingParts): LoadHost {
  const fileAt = ({ path }: FileListing): File => {
    const file = dropped.get(path);
    if (!file) throw new Fault("internal", `The file “${path}” is not among those that were handed over.`);
    return file;
  };
  const remove = (path: NodePath) => {
    if (path === RESULTS) throw new Fault("exists", `“${RESULTS}” is kept for the results of expressions.`);
    forget(path);
    // What a file itself holds is not taken out of it; what is put there stands before it.
    if (files.tree.own(path)) files.close(path);
  };
  const set = files.tree.newSet();
  return {
    processors: navigator.hardwareConcurrency || 2,
    async kindAt(path, { signal }) {
      if (path === RESULTS) return "container";
      try {
        const { kind, error } = await files.inspect(path, signal);
        if (kind === "group") return "group";
        return error?.code === "not-found" ? undefined : "container";
      } catch (cause) {
        if (isFault(cause, "not-found")) return undefined;
        throw cause;
      }
    },
    putGroup: (path, type) =>
      files.tree.put({ kind: "group", path, name: baseName(path), ...(type !== undefined && { mappedType: type }) }),
    async mount(path, listing, entry, { signal }) {
      const { hdf5, container } = entry;
      const isHdf5 = entry.loader === "hdf5";
      const naming = { lowerCase: hdf5.lowerCaseKeys, ...(hdf5.mapFromAttr && { mapFromAttr: hdf5.mapFromAttr }) };
      const file = {
        file: fileAt(listing),
        name: listing.path,
        format: isHdf5 ? ("hdf5" as const) : ("npy" as const),
        ...(isHdf5 && (naming.lowerCase || naming.mapFromAttr) && { naming }),
      };
      const options = { tag: isHdf5 ? "hdf5" : "npy", container };
      await files.mount(path, file, { options, set }, signal);
      if (!isHdf5 || hdf5.asProxy) return;
      try {
        await resolveAll(path, signal);
      } catch (cause) {
        remove(path);
        throw cause;
      }
    },
    async text(listing, { signal }) {
      const file = fileAt(listing);
      if (file.size > LONGEST_TEXT) {
        throw new Fault("over-budget", "Texts are held as a whole; this one is longer than 32 MB.");
      }
      return raceWithAbort(file.text(), signal).catch((cause: unknown) => {
        if (isFault(cause, "aborted")) throw cause;
        throw new Fault("file-gone", "The file could not be read.", { hint: "Drop it again.", details: String(cause) });
      });
    },
    hold: (path, text, container, listing) =>
      files.tree.put(heldText(path, listing.path, listing.size, text, container)),
    remove,
    isEmptyGroup: (path) => files.tree.own(path)?.kind === "group" && files.tree.placedNames(path).length === 0,
    async attributeNames(path, { signal }) {
      const { attributes } = await files.inspect(path, signal);
      return (attributes ?? []).map(({ name }) => name);
    },
    addAttribute: (path, attribute) => files.tree.addAttribute(path, attribute),
    removeAttribute: (path, name) => files.tree.removeAttribute(path, name),
    treeText: (condensed, { signal }) => tree(condensed, signal),
  };
}
