/** Bytes between two parts that are read along rather than skipped: a read costs about 1 ms whatever its size. */
const GAP = 64 * 1024;
/** No read is made longer than this by joining. */
const LONGEST = 20 * 1024 * 1024;

export interface JoinedRead<T> {
  readonly offset: number;
  readonly length: number;
  readonly parts: readonly T[];
}

/** Parts of a file in the order in which they lie there, put together into few reads. */
export function* joinReads<T extends { readonly offset: number; readonly size: number }>(
  wanted: readonly T[],
): Generator<JoinedRead<T>> {
  let parts: T[] = [];
  let start = 0;
  let end = 0;
  for (const part of wanted.toSorted((a, b) => a.offset - b.offset)) {
    const partEnd = part.offset + part.size;
    if (parts.length > 0 && (part.offset > end + GAP || partEnd - start > LONGEST)) {
      yield { offset: start, length: end - start, parts };
      parts = [];
    }
    if (parts.length === 0) {
      start = part.offset;
      end = start;
    }
    parts.push(part);
    end = Math.max(end, partEnd);
  }
  if (parts.length > 0) yield { offset: start, length: end - start, parts };
}
