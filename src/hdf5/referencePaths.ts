import { joinPath, type NodePath, treePath } from "../core/path.ts";
import type { ReferenceTargets } from "./decode/form.ts";
import { ByteReader } from "./structure/byteReader.ts";
import { membersByName } from "./structure/findAddress.ts";
import { readGlobalHeapObject } from "./structure/globalHeap.ts";
import { objectKind, readObjectHeader } from "./structure/objectHeader.ts";
import type { StructureFile } from "./structure/structureFile.ts";

/** A search for the target of a reference gives up after so many objects. */
const MOST_OBJECTS = 200_000;

/**
 * The paths of objects by address, for references. The file knows only addresses: they are found by walking the groups
 * in the order of names, once and only as far as needed.
 */
export class ReferencePaths implements ReferenceTargets {
  private readonly file: StructureFile;
  private readonly root: NodePath;
  private readonly known = new Map<number, string>();
  private readonly walk: Iterator<unknown>;
  private walked = false;

  /** `root` is the path of the file in the data tree. */
  constructor(file: StructureFile, root: NodePath) {
    this.file = file;
    this.root = root;
    this.walk = this.objects();
  }

  object(bytes: Uint8Array): string | null {
    if (bytes.every((byte) => byte === 0xff)) return null; // the undefined address
    const reader = new ByteReader(bytes.slice(), "object reference", this.file);
    const address = reader.uint(Math.min(8, bytes.length));
    return address === 0 || !(address < this.file.size) ? null : this.path(address);
  }

  region(bytes: Uint8Array): string | null {
    const reader = new ByteReader(bytes.slice(), "region reference", this.file);
    const heap = reader.uint(bytes.length - 4);
    const index = reader.u32();
    if (heap === 0 || index === 0) return null;
    return this.object(readGlobalHeapObject(this.file, heap, index).subarray(0, this.file.offsetSize));
  }

  private path(address: number): string | null {
    while (!this.walked && !this.known.has(address)) this.walked = this.walk.next().done === true;
    const inner = this.known.get(address);
    return inner === undefined ? null : treePath(this.root, inner);
  }

  /** Notes the path of one object after the other, depth first. */
  private *objects(): Generator<void> {
    const { rootAddress } = this.file.superblock;
    this.known.set(rootAddress, "/");
    const groups = [{ address: rootAddress, path: "/" }];
    for (let group = groups.pop(); group; group = groups.pop()) {
      const below: typeof groups = [];
      const members = [...membersByName(this.file, group.address).values()];
      members.sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const link of members) {
        if (link.kind !== "hard" || this.known.has(link.address)) continue;
        if (this.known.size >= MOST_OBJECTS) return;
        const path = joinPath(group.path, link.name);
        this.known.set(link.address, path);
        if (this.isGroup(link.address)) below.push({ address: link.address, path });
        yield;
      }
      groups.push(...below.reverse());
    }
  }

  private isGroup(address: number): boolean {
    try {
      return objectKind(readObjectHeader(this.file, address)) === "group";
    } catch {
      return false; // a damaged object does not end the search
    }
  }
}
