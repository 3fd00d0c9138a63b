import type { StructureFile } from "./structureFile.ts";

/** Something that is made once for each file and goes with it. */
export function perFile<T>(make: (file: StructureFile) => T): (file: StructureFile) => T {
  const made = new WeakMap<StructureFile, { readonly value: T }>();
  return (file) => {
    let entry = made.get(file);
    if (!entry) {
      entry = { value: make(file) };
      made.set(file, entry);
    }
    return entry.value;
  };
}

/** What was asked for last, as many entries as weigh no more than `most` together. */
export class RecentMap<K, V> {
  private readonly most: number;
  private readonly weigh: (value: V) => number;
  private readonly entries = new Map<K, V>();
  private weight = 0;

  constructor(most: number, weigh: (value: V) => number) {
    this.most = most;
    this.weigh = weigh;
  }

  has(key: K): boolean {
    return this.entries.has(key);
  }

  get(key: K, make: () => V): V {
    const known = this.entries.get(key);
    if (known !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    const value = make();
    this.weight += this.weigh(value);
    for (const [oldest, other] of this.entries) {
      if (this.weight <= this.most) break;
      this.weight -= this.weigh(other);
      this.entries.delete(oldest);
    }
    this.entries.set(key, value);
    return value;
  }
}
