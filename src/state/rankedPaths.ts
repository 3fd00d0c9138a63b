import { baseName, type NodePath } from "../core/path.ts";

/** Paths that a search found, by how well the last name fits what was typed; equally good ones keep their order. */
export function rankedPaths(text: string, paths: readonly NodePath[]): NodePath[] {
  const typed = text.trim().toLowerCase().split("/").at(-1) ?? "";
  const misfit = (path: NodePath) => {
    const name = baseName(path).toLowerCase();
    if (name === typed) return 0;
    if (name.startsWith(typed)) return 1;
    return name.includes(typed) ? 2 : 3;
  };
  return paths
    .map((path) => [misfit(path), path] as const)
    .sort(([a], [b]) => a - b)
    .map(([, path]) => path);
}
