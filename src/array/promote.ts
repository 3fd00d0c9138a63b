import type { ElementType } from "./elementType.ts";

/** Kind and bits of each type; a boolean counts as an unsigned integer of no bits. */
const KIND: Readonly<Record<ElementType, readonly ["b" | "u" | "i" | "f", number]>> = {
  b1: ["b", 0],
  u1: ["u", 8],
  u2: ["u", 16],
  u4: ["u", 32],
  u8: ["u", 64],
  i1: ["i", 8],
  i2: ["i", 16],
  i4: ["i", 32],
  i8: ["i", 64],
  f2: ["f", 16],
  f4: ["f", 32],
  f8: ["f", 64],
};

export const isFloat = (type: ElementType): boolean => KIND[type][0] === "f";
export const isInteger = (type: ElementType): boolean => KIND[type][0] === "u" || KIND[type][0] === "i";
export const isSigned = (type: ElementType): boolean => KIND[type][0] === "i";
export const isBool = (type: ElementType): boolean => type === "b1";
export const bitsOf = (type: ElementType): number => KIND[type][1];

/** `numpy.promote_types`: the smallest type to which both can be cast safely. */
export function promote(a: ElementType, b: ElementType): ElementType {
  const [kindA, bitsA] = KIND[a];
  const [kindB, bitsB] = KIND[b];
  if (kindA === "b") return b;
  if (kindB === "b") return a;
  if (kindA === kindB) return bitsA >= bitsB ? a : b;
  if (kindB === "f") return promote(b, a);
  if (kindA === "f") {
    // A float that holds all integers of that many bits: 11, 24, 53.
    const needed = bitsB <= 8 ? 16 : bitsB <= 16 ? 32 : 64;
    return floatOf(Math.max(bitsA, needed));
  }
  const signed = kindA === "i" ? bitsA : bitsB;
  const unsigned = kindA === "u" ? bitsA : bitsB;
  if (unsigned === 64) return "f8";
  return signedOf(Math.max(signed, unsigned * 2));
}

/** The type of a function of floats: 8-bit integers and booleans give `f2`, 16-bit ones `f4`, wider ones `f8`. */
export function floatFor(type: ElementType): ElementType {
  if (isFloat(type)) return type;
  const bits = bitsOf(type);
  return bits <= 8 ? "f2" : bits <= 16 ? "f4" : "f8";
}

/** The smallest and the largest value of an integer type. */
export function integerBounds(type: ElementType): readonly [bigint, bigint] {
  const bits = BigInt(bitsOf(type));
  return isSigned(type) ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n];
}

function floatOf(bits: number): ElementType {
  return bits <= 16 ? "f2" : bits <= 32 ? "f4" : "f8";
}

function signedOf(bits: number): ElementType {
  return bits <= 8 ? "i1" : bits <= 16 ? "i2" : bits <= 32 ? "i4" : "i8";
}

const NUMPY_NAMES: Readonly<Record<ElementType, string>> = {
  b1: "bool",
  u1: "uint8",
  u2: "uint16",
  u4: "uint32",
  u8: "uint64",
  i1: "int8",
  i2: "int16",
  i4: "int32",
  i8: "int64",
  f2: "float16",
  f4: "float32",
  f8: "float64",
};

export function numpyName(type: ElementType): string {
  return NUMPY_NAMES[type];
}

/** `float32`, `f4`, `<f4`, `int`, `float`, `bool` … as `numpy.dtype` takes them; undefined for anything else. */
export function typeNamed(name: string): ElementType | undefined {
  const bare = name.replace(/^[<>=|]/, "");
  if (Object.hasOwn(KIND, bare)) return bare as ElementType;
  const alias: Readonly<Record<string, ElementType>> = {
    int: "i8",
    float: "f8",
    bool_: "b1",
    "?": "b1",
    half: "f2",
    single: "f4",
    double: "f8",
  };
  if (Object.hasOwn(alias, bare)) return alias[bare];
  return (Object.keys(NUMPY_NAMES) as ElementType[]).find((type) => NUMPY_NAMES[type] === bare);
}
