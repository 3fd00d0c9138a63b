import type { DType, IntType } from "../../core/dtype.ts";
import { Fault } from "../../core/fault.ts";
import type { ByteReader } from "./byteReader.ts";
import { damaged } from "./structureFault.ts";
import { decodeName } from "./text.ts";

type Members = (readonly [name: string, value: number | bigint])[];

/** Names and values of an enumeration, which follow its base type (File Format Specification 4.0, IV.A.2.d, class 8). */
export function enumType(reader: ByteReader, version: number, size: number, count: number, base: DType): DType {
  if (base.kind !== "int" && base.kind !== "uint") {
    throw new Fault("unsupported-type", "An enumeration is not based on integers.");
  }
  if (base.size !== size) throw damaged("an enumeration's size is not that of its base");
  const names: string[] = [];
  for (let left = count; left > 0; left--) {
    const nameAt = reader.position;
    names.push(decodeName(reader.takeTerminated()).name);
    if (version < 3) reader.align(8, nameAt);
  }
  const members: Members = names.map((name) => [name, integer(reader.take(size), base)] as const);
  if (isBool(members, size)) return { kind: "bool", str: "|b1", size, order: base.order };
  return { kind: "enum", str: "enum", size, base, members };
}

/** h5py's boolean: exactly FALSE = 0 and TRUE = 1 in one byte. */
function isBool(members: Members, size: number): boolean {
  if (size !== 1 || members.length !== 2) return false;
  const value = (name: string) => members.find((member) => member[0] === name)?.[1];
  return value("FALSE") === 0 && value("TRUE") === 1;
}

/** The exact value of an integer in the bytes of a file: a bigint where a number would round it. */
export function integer(bytes: Uint8Array, type: IntType): number | bigint {
  let bits = 0n;
  for (let i = 0; i < bytes.length; i++) {
    bits = (bits << 8n) | BigInt(bytes[type.order === "big" ? i : bytes.length - 1 - i] ?? 0);
  }
  const precision = type.precision ?? type.size * 8;
  bits = (bits >> BigInt(type.offset ?? 0)) & ((1n << BigInt(precision)) - 1n);
  const value = type.kind === "int" ? BigInt.asIntN(precision, bits) : bits;
  const asNumber = Number(value);
  return Number.isSafeInteger(asNumber) ? asNumber : value;
}
