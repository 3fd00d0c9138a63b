/**
 * Merges results that belong together in a fixed order, in whatever order they come: the k-th slot holds a merge of 2^k
 * neighbours, like the digits of a binary counter. So the result does not depend on who was faster, errors grow with the
 * logarithm of the number of parts only, and few of them are held at a time. `merge` may use its operands up.
 */
export class OrderedMerge<T> {
  readonly #merge: (earlier: T, later: T) => T;
  readonly #slots: (T | undefined)[] = [];
  readonly #waiting = new Map<number, T>();
  #next = 0;

  constructor(merge: (earlier: T, later: T) => T) {
    this.#merge = merge;
  }

  /** Parts that came before their turn. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Part number `sequence`, counted from 0 without gaps. */
  add(sequence: number, part: T): void {
    this.#waiting.set(sequence, part);
    for (;;) {
      const next = this.#waiting.get(this.#next);
      if (next === undefined) return;
      this.#waiting.delete(this.#next);
      this.#next++;
      this.#carry(next);
    }
  }

  #carry(part: T): void {
    let sum = part;
    for (let k = 0; ; k++) {
      const slot = this.#slots[k];
      if (slot === undefined) {
        this.#slots[k] = sum;
        return;
      }
      this.#slots[k] = undefined;
      sum = this.#merge(slot, sum);
    }
  }

  /** The merge of the parts before the first gap, made of copies: more can be added afterwards. */
  peek(copy: (part: T) => T): T | undefined {
    return this.#total(this.#slots.map((slot) => (slot === undefined ? undefined : copy(slot))));
  }

  /** The merge of all parts; undefined where there were none. */
  finish(): T | undefined {
    if (this.#waiting.size > 0) throw new RangeError(`part ${this.#next} is missing`);
    return this.#total(this.#slots.splice(0));
  }

  #total(slots: readonly (T | undefined)[]): T | undefined {
    let sum: T | undefined;
    for (const slot of slots) {
      if (slot !== undefined) sum = sum === undefined ? slot : this.#merge(slot, sum);
    }
    return sum;
  }
}
