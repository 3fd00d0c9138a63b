/**
 * POSIX paths in the data tree: `/run1.h5/group/data`. The first segment is the top-level node of a file, the rest is
 * the path inside it. Link names may hold any character except `/`; they are never interpreted (`..` is a name).
 */
export type NodePath = string;

/** A path inside one file, always beginning with `/`. */
export type InnerPath = string;

export function joinPath(parent: string, name: string): string {
  return parent === "/" ? `/${name}` : `${parent}/${name}`;
}

export function parentPath(path: string): string {
  const cut = path.lastIndexOf("/");
  return cut <= 0 ? "/" : path.slice(0, cut);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `/run1.h5/a/b` is `{ root: "/run1.h5", inner: "/a/b" }`; a top-level node has inner path `/`. */
export function splitFilePath(path: NodePath): { root: NodePath; inner: InnerPath } {
  const cut = path.indexOf("/", 1);
  return cut < 0 ? { root: path, inner: "/" } : { root: path.slice(0, cut), inner: path.slice(cut) };
}

export function treePath(root: NodePath, inner: InnerPath): NodePath {
  return inner === "/" ? root : root + inner;
}

/** Whether `path` is `ancestor` or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return ancestor === "/" || path === ancestor || path.startsWith(`${ancestor}/`);
}

/** From the root's child down to the parent of `path`: `/a`, `/a/b` for `/a/b/c`. */
export function ancestorPaths(path: string): string[] {
  const ancestors: string[] = [];
  for (let cut = path.indexOf("/", 1); cut > 0; cut = path.indexOf("/", cut + 1)) ancestors.push(path.slice(0, cut));
  return ancestors;
}
