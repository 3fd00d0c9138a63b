import { type ChunkEntry, type ChunkLookup, entryReader, MOST_KEPT } from "./chunkEntry.ts";
import { linearNumber } from "./chunkGrid.ts";
import { RecentMap } from "./perFile.ts";
import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

type Entries = readonly (ChunkEntry | null)[];

/** A fixed array of chunks (File Format Specification 3.0, VII.C): one block, in pages where it is large. */
export function openFixedArray(
  file: StructureFile,
  address: number,
  limits: readonly (number | null)[],
  chunkBytes: number,
): ChunkLookup {
  const { offsetSize, lengthSize } = file;
  const head = file.checkedCursor(address, 8 + lengthSize + offsetSize + 4, "fixed array");
  head.signature("FAHD");
  head.version(0);
  const client = head.u8();
  const entrySize = head.u8();
  const pageBits = head.u8();
  const total = head.length();
  const block = head.address();
  if (client > 1 || pageBits > 32 || entrySize === 0) throw damaged("a fixed array is of an impossible form", address);
  if (block === null) return () => null;
  const readEntry = entryReader(client === 1, entrySize, offsetSize, chunkBytes, address);
  const perPage = 2 ** pageBits;
  const pages = total > perPage ? Math.ceil(total / perPage) : 0;
  const prefix = 6 + offsetSize + Math.ceil(pages / 8);
  const kept = new RecentMap<number, Entries>(MOST_KEPT, (entries) => 64 + entries.length * 48);

  const first = file.checkedCursor(block, prefix + (pages ? 0 : total * entrySize) + 4, "fixed array");
  first.signature("FADB");
  first.version(0);
  if (first.u8() !== client || first.definedAddress() !== address) {
    throw damaged("a fixed array's block belongs to another array", block);
  }
  const written = first.take(Math.ceil(pages / 8)); // a bit for each page, the highest first
  const only: Entries = pages ? [] : Array.from({ length: total }, () => readEntry(first));

  const readPage = (page: number): Entries => {
    const count = Math.min(perPage, total - page * perPage);
    const at = block + prefix + 4 + page * (perPage * entrySize + 4);
    const body = file.checkedCursor(at, count * entrySize + 4, "fixed array");
    return Array.from({ length: count }, () => readEntry(body));
  };

  return (coords) => {
    const number = linearNumber(coords, limits);
    if (!(number < total)) throw damaged("a fixed array has too few entries", address);
    if (!pages) return only[number] ?? null;
    const page = Math.floor(number / perPage);
    if (((written[page >> 3] ?? 0) & (0x80 >> (page & 7))) === 0) return null;
    return kept.get(page, () => readPage(page))[number - page * perPage] ?? null;
  };
}
