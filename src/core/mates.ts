/** A path as a file writes it, from the folder of that file: without `.`, `..` and the root. */
function resolved(folder: string, name: string): string {
  const path = name.replaceAll("\\", "/");
  const parts = path.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

const baseOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/**
 * Files that came together, each with its path from the top of what was dropped. A link, a virtual dataset or external
 * storage names another file: HDF5 looks for it beside the file that names it. Where the drop says nothing of folders, or
 * the name is absolute, the only file of that name is meant.
 */
export class Mates<File> {
  private readonly byPath = new Map<string, File>();
  private readonly byName = new Map<string, File[]>();

  constructor(files: Iterable<File>, pathOf: (file: File) => string) {
    for (const file of files) {
      const path = pathOf(file);
      this.byPath.set(path, file);
      const same = this.byName.get(baseOf(path));
      if (same) same.push(file);
      else this.byName.set(baseOf(path), [file]);
    }
  }

  /** `from` is the path of the file that names the other. */
  find(name: string, from: string): File | undefined {
    const wanted = resolved(from.split("/").slice(0, -1).join("/"), name);
    const named = this.byName.get(baseOf(wanted)) ?? [];
    return this.byPath.get(wanted) ?? (named.length === 1 ? named[0] : undefined);
  }
}
