/** Whether a name of a source stands for one of each block: it holds `%b`. */
export function namesBlocks(name: string): boolean {
  return /%b/.test(name.replaceAll("%%", ""));
}

/** The name of the source of a block: `%b` is its number, `%%` a percent sign (H5Pset_virtual). */
export function blockName(name: string, block: number): string {
  return name.replace(/%(b|%)/g, (_, mark: string) => (mark === "b" ? String(block) : "%"));
}
