const PAGE = 65536;

/**
 * The memory that all compiled programs of a thread work in, one after the other: a tile of each input and output. It is
 * one for all because a browser reserves gigabytes of addresses for each.
 */
export const arena = new WebAssembly.Memory({ initial: 16 });

/** Makes room; arrays over the memory must be made anew afterwards, if it grew. */
export function reserve(bytes: number): void {
  const missing = Math.ceil((bytes - arena.buffer.byteLength) / PAGE);
  if (missing > 0) arena.grow(missing);
}
