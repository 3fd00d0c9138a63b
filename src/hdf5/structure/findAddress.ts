import { Fault } from "../../core/fault.ts";
import { readMembers } from "./group.ts";
import type { Link } from "./link.ts";
import { objectKind, readObjectHeader } from "./objectHeader.ts";
import { perFile, RecentMap } from "./perFile.ts";
import type { StructureFile } from "./structureFile.ts";

const MOST_SOFT_LINKS = 64;
/** Links of all the groups that are kept. */
const MOST_KEPT = 2 ** 19;

const groups = perFile(() => new RecentMap<number, ReadonlyMap<string, Link>>(MOST_KEPT, (links) => 8 + links.size));

/**
 * The address of the object header at a path, along hard links and soft links inside the file. An empty name or `.` in
 * the path stands for the group itself; there is no `..` in HDF5.
 */
export function findAddress(file: StructureFile, path: string): number {
  let softLinks = 0;
  return follow(file.superblock.rootAddress, path);

  function follow(from: number, rest: string): number {
    let address = rest.startsWith("/") ? file.superblock.rootAddress : from;
    for (const name of rest.split("/")) {
      if (name === "" || name === ".") continue;
      const link = membersByName(file, address).get(name);
      if (!link) throw new Fault("not-found", `There is nothing named “${name}” on the way to ${path}.`);
      if (link.kind === "hard") address = link.address;
      else if (link.kind === "soft") {
        if (++softLinks > MOST_SOFT_LINKS)
          throw new Fault("broken-link", `The soft links on the way to ${path} have no end.`);
        address = follow(address, link.target);
      } else throw new Fault("unsupported", `The way to ${path} leads out of the file.`);
    }
    return address;
  }
}

export function membersByName(file: StructureFile, address: number): ReadonlyMap<string, Link> {
  return groups(file).get(address, () => {
    const header = readObjectHeader(file, address);
    if (objectKind(header) !== "group")
      throw new Fault("not-found", "The path leads through an object that is no group.");
    return new Map(readMembers(file, header).map((link) => [link.name, link]));
  });
}
