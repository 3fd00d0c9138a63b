import { describe, expect, it } from "vitest";
import { isFault } from "../../core/fault.ts";
import { readAttributes } from "./attributes.ts";
import { describeDataset } from "./dataset.ts";
import { readMembers } from "./group.ts";
import { MESSAGE } from "./messageType.ts";
import { objectKind, readObjectHeader } from "./objectHeader.ts";
import { messageBody } from "./sharedMessage.ts";
import type { StructureFile } from "./structureFile.ts";
import { fixtureBytes, openBytes } from "./testing.ts";

/** Reads all that can be reached, each object on its own. Everything that is thrown must be a Fault. */
function readAll(bytes: Uint8Array): { objects: number; faults: number } {
  let objects = 0;
  let faults = 0;
  const attempt = (read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!isFault(error)) throw error;
      faults++;
    }
  };
  attempt(() => {
    const file = openBytes(bytes);
    const met = new Set<number>();
    const waiting = [file.superblock.rootAddress];
    for (let address = waiting.pop(); address !== undefined && met.size < 500; address = waiting.pop()) {
      if (met.has(address)) continue;
      met.add(address);
      objects++;
      const at = address;
      attempt(() => readObject(file, at, waiting, attempt));
    }
  });
  return { objects, faults };
}

function readObject(
  file: StructureFile,
  address: number,
  waiting: number[],
  attempt: (read: () => void) => void,
): void {
  const header = readObjectHeader(file, address);
  attempt(() => readAttributes(file, header));
  for (const message of header.messages) {
    if (message.type === MESSAGE.datatype) attempt(() => messageBody(file, message));
  }
  const kind = objectKind(header);
  if (kind === "dataset") attempt(() => describeDataset(file, header));
  if (kind === "group") {
    for (const link of readMembers(file, header)) if (link.kind === "hard") waiting.push(link.address);
  }
}

/** A small generator of random numbers, so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const FIXTURES = ["types_latest", "layouts_earliest", "layouts_latest", "groups_earliest", "groups_latest"];
const MORE = [
  "attributes_earliest",
  "attributes_latest",
  "shared_latest",
  "types_earliest",
  "userblock",
  "cache_image",
];

describe("damaged files", () => {
  it.each([...FIXTURES, ...MORE])("changed bytes of %s give faults only", (name) => {
    const intact = fixtureBytes(name);
    expect(readAll(intact).faults).toBe(0);
    for (let seed = 1; seed <= 100; seed++) {
      const bytes = intact.slice();
      const next = random(seed);
      for (let n = 1 + next(8); n > 0; n--) bytes[next(bytes.length)] = next(4) === 0 ? 0xff : next(256);
      readAll(bytes);
    }
  });

  it.each(FIXTURES)("%s cut off anywhere gives faults only", (name) => {
    const intact = fixtureBytes(name);
    for (let part = 0; part < 40; part++) readAll(intact.subarray(0, Math.floor((intact.length * part) / 40)));
  });
});
