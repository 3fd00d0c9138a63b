import type { ByteReader } from "./byteReader.ts";
import { type ChunkEntry, type ChunkLookup, entryReader, MOST_KEPT } from "./chunkEntry.ts";
import { linearNumber } from "./chunkGrid.ts";
import { RecentMap } from "./perFile.ts";
import { damaged } from "./structureFault.ts";
import type { StructureFile } from "./structureFile.ts";

type Entries = readonly (ChunkEntry | null)[];

interface SecondaryBlock {
  /** A bit for each page of each data block, the highest first. */
  readonly written: Uint8Array;
  readonly blocks: readonly (number | null)[];
}

/**
 * An extensible array of chunks (File Format Specification 3.0, VII.D). The first entries lie in the index block; the
 * next in data blocks that it points to; all others in data blocks of secondary blocks. Level u has 2^floor(u/2) data
 * blocks of 2^ceil(u/2) times the smallest number of entries; large ones are kept in pages.
 */
export function openExtensibleArray(
  file: StructureFile,
  address: number,
  limits: readonly (number | null)[],
  chunkBytes: number,
): ChunkLookup {
  const { offsetSize, lengthSize } = file;
  const head = file.checkedCursor(address, 12 + 6 * lengthSize + offsetSize + 4, "extensible array");
  head.signature("EAHD");
  head.version(0);
  const client = head.u8();
  const entrySize = head.u8();
  const totalBits = head.u8();
  const inIndex = head.u8();
  const smallest = head.u8();
  const leastPointers = head.u8();
  const pageBits = head.u8();
  head.skip(6 * lengthSize); // statistics
  const indexAddress = head.address();
  const isPower = (n: number) => n > 0 && (n & (n - 1)) === 0;
  const levels = 1 + totalBits - Math.log2(smallest);
  const directLevels = 2 * Math.log2(leastPointers);
  const impossible = client > 1 || totalBits > 53 || !isPower(smallest) || !isPower(leastPointers) || pageBits > 32;
  if (impossible || levels < directLevels) throw damaged("an extensible array is of an impossible form", address);
  if (indexAddress === null) return () => null;
  const readEntry = entryReader(client === 1, entrySize, offsetSize, chunkBytes, address);
  const perPage = 2 ** pageBits;
  const offsetWidth = Math.ceil(totalBits / 8);
  const kept = new RecentMap<number, Entries>(MOST_KEPT, (entries) => 64 + entries.length * 48);
  const secondaries = new RecentMap<number, SecondaryBlock>(MOST_KEPT, (block) => 64 + block.blocks.length * 16);

  const open = (at: number, length: number, signature: string): ByteReader => {
    const block = file.checkedCursor(at, 6 + offsetSize + length + 4, "extensible array");
    block.signature(signature);
    block.version(0);
    if (block.u8() !== client || block.definedAddress() !== address) {
      throw damaged("a block of an extensible array belongs to another array", at);
    }
    return block;
  };
  const take = (body: ByteReader, count: number): Entries => Array.from({ length: count }, () => readEntry(body));
  const pointers = (body: ByteReader, count: number) => Array.from({ length: count }, () => body.address());

  const directBlocks = 2 * (leastPointers - 1);
  const indexLength = inIndex * entrySize + (directBlocks + levels - directLevels) * offsetSize;
  const index = open(indexAddress, indexLength, "EAIB");
  const first = take(index, inIndex);
  const direct = pointers(index, directBlocks);
  const secondary = pointers(index, levels - directLevels);

  const dataBlock = (at: number, count: number): Entries =>
    kept.get(at, () => {
      const body = open(at, offsetWidth + count * entrySize, "EADB");
      body.skip(offsetWidth); // its place in the array
      return take(body, count);
    });

  const page = (block: number, number: number): Entries => {
    const at = block + 6 + offsetSize + offsetWidth + 4 + number * (perPage * entrySize + 4);
    return kept.get(at, () => take(file.checkedCursor(at, perPage * entrySize + 4, "extensible array"), perPage));
  };

  /** Entries behind those of the index block: `number` counts from the beginning of the level. */
  const inLevel = (level: number, number: number): ChunkEntry | null => {
    const blocks = 2 ** (level >> 1);
    const perBlock = 2 ** ((level + 1) >> 1) * smallest;
    const which = Math.floor(number / perBlock);
    const place = number % perBlock;
    if (level < directLevels) {
      // Levels 0 to u - 1 have 2^ceil(u/2) + 2^floor(u/2) - 2 data blocks.
      const before = 2 ** ((level + 1) >> 1) + 2 ** (level >> 1) - 2;
      const at = direct[before + which] ?? null;
      return at === null ? null : (dataBlock(at, perBlock)[place] ?? null);
    }
    const at = secondary[level - directLevels] ?? null;
    if (at === null) return null;
    const pages = perBlock > perPage ? perBlock / perPage : 0;
    const { written, blocks: addresses } = secondaries.get(at, () => {
      const bitmap = blocks * Math.ceil(pages / 8);
      const body = open(at, offsetWidth + bitmap + blocks * offsetSize, "EASB");
      body.skip(offsetWidth);
      return { written: body.take(bitmap), blocks: pointers(body, blocks) };
    });
    const block = addresses[which] ?? null;
    if (block === null) return null;
    if (!pages) return dataBlock(block, perBlock)[place] ?? null;
    const pageNumber = Math.floor(place / perPage);
    const bit = which * pages + pageNumber;
    if (((written[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) === 0) return null;
    return page(block, pageNumber)[place % perPage] ?? null;
  };

  return (coords) => {
    const number = linearNumber(coords, limits);
    if (number < inIndex) return first[number] ?? null;
    const rest = number - inIndex;
    const level = Math.floor(Math.log2(Math.floor(rest / smallest) + 1));
    if (level >= levels) throw damaged("an extensible array has too few entries", address);
    return inLevel(level, rest - (2 ** level - 1) * smallest);
  };
}
