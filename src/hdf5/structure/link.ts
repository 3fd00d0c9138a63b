import type { ByteReader } from "./byteReader.ts";
import { damaged } from "./structureFault.ts";
import { decodeName, type Name } from "./text.ts";

interface LinkBase extends Name {
  /** Where the group keeps the order in which its links were made. */
  readonly creationOrder?: number;
}

/** A member of a group. */
export type Link =
  | (LinkBase & { readonly kind: "hard"; readonly address: number })
  | (LinkBase & { readonly kind: "soft"; readonly target: string })
  | (LinkBase & { readonly kind: "external"; readonly file: string; readonly target: string })
  /** Of a class that the writing program defined. */
  | (LinkBase & { readonly kind: "user"; readonly linkClass: number });

const HARD = 0;
const SOFT = 1;
const EXTERNAL = 64;

/** Written out for the plain case: groups may have very many links. */
export function hardLink({ name, rawName }: Name, address: number, creationOrder?: number): Link {
  if (rawName === undefined && creationOrder === undefined) return { name, kind: "hard", address };
  if (rawName === undefined) return { name, kind: "hard", address, creationOrder };
  return { name, rawName, kind: "hard", address, ...(creationOrder !== undefined && { creationOrder }) };
}

/** The link message (File Format Specification 3.0, IV.A.2.g). */
export function readLink(reader: ByteReader): Link {
  reader.version(1);
  const flags = reader.u8();
  const linkClass = flags & 0x08 ? reader.u8() : HARD;
  const creationOrder = flags & 0x04 ? reader.u64() : undefined;
  if (flags & 0x10) reader.skip(1); // character set: names are decoded by their bytes
  const nameLength = reader.uint(2 ** (flags & 3));
  if (nameLength === 0) throw damaged("a link has no name");
  const name = decodeName(reader.take(nameLength));
  if (linkClass === HARD) return hardLink(name, reader.definedAddress(), creationOrder);
  const base: LinkBase = creationOrder === undefined ? name : { ...name, creationOrder };
  const value = reader.take(reader.u16());
  if (linkClass === SOFT) return { ...base, kind: "soft", target: decodeName(value).name };
  if (linkClass !== EXTERNAL) return { ...base, kind: "user", linkClass };
  // A byte of version and flags, then two strings.
  const fileEnd = value.indexOf(0, 1);
  const targetEnd = value.indexOf(0, fileEnd + 1);
  if (fileEnd < 1 || targetEnd < 0) throw damaged("an external link has no end");
  const file = decodeName(value.subarray(1, fileEnd)).name;
  const target = decodeName(value.subarray(fileEnd + 1, targetEnd)).name;
  return { ...base, kind: "external", file, target };
}
