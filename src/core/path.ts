/**
 * POSIX paths in the data tree: `/run1.h5/group/data`. Where in it a file begins, only the tree knows: a dropped file is a
 * top-level node, a loaded one may lie at any depth. Link names may hold any character except `/`; they are never
 * interpreted (`..` is a name).
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

/** The top-level node that a path lies in: `/run1.h5` for `/run1.h5/a/b`. */
export function topLevelPath(path: NodePath): NodePath {
  const cut = path.indexOf("/", 1);
  return cut < 0 ? path : path.slice(0, cut);
}

/** The path inside the file that begins at `root`: `/` for the root itself. */
export function innerPath(root: NodePath, path: NodePath): InnerPath {
  return path.length <= root.length ? "/" : path.slice(root.length);
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
