import { type ByteOrder, type CompoundField, type DType, numberStr } from "../core/dtype.ts";
import { Fault } from "../core/fault.ts";
import type { Literal } from "./pythonLiteral.ts";

const SIMPLE = /^([<>|=])?([biufcSaUVmMO])(\d*)(?:\[[^\]]*\])?$/;

/** The type that a header's `descr` stands for: NumPy's array-protocol text, or a list of fields. */
export function npyType(descr: Literal): DType {
  if (typeof descr === "string") return simple(descr);
  if (Array.isArray(descr)) return compound(descr);
  throw unsupported(JSON.stringify(descr));
}

function simple(text: string): DType {
  const [, mark = "|", letter = "", digits = ""] = SIMPLE.exec(text) ?? [];
  const order: ByteOrder = mark === ">" ? "big" : "little";
  const size = Number(digits || 1);
  switch (letter) {
    case "b":
      return { kind: "bool", str: "|b1", size: 1, order: "little" };
    case "i":
    case "u":
      if (![1, 2, 4, 8].includes(size)) break;
      return { kind: letter === "i" ? "int" : "uint", str: numberStr(letter, size, order), size, order };
    // Times are counted in their unit, from 1970 on.
    case "m":
    case "M":
      return { kind: "int", str: numberStr("i", 8, order), size: 8, order };
    case "f":
      if (![2, 4, 8].includes(size)) break;
      return { kind: "float", str: numberStr("f", size, order), size, order };
    case "c": {
      if (![8, 16].includes(size)) break;
      const half = size / 2;
      const base = { kind: "float", str: numberStr("f", half, order), size: half, order } as const;
      return { kind: "complex", str: numberStr("c", size, order), size, order, base };
    }
    case "S":
    case "a":
      return text_(`|S${digits || 0}`, Number(digits || 0), "ascii");
    case "U":
      return text_(`${mark === "|" ? "<" : mark}U${digits || 0}`, Number(digits || 0) * 4, "utf-8");
    case "V":
      return { kind: "opaque", str: "opaque", size };
    case "O":
      throw new Fault(
        "unsupported-type",
        "This file holds pickled Python objects; they run code when they are opened.",
        {
          hint: "Save the array with a type of numbers or texts.",
        },
      );
  }
  throw unsupported(text);
}

function text_(str: string, size: number, charset: "ascii" | "utf-8"): DType {
  return { kind: "string", str, size, length: size, charset, padding: "null-padded" };
}

/** `[('a', '<f4'), ('b', '<i8', (3,))]`; a field may be named by a pair of title and name. */
function compound(descr: readonly Literal[]): DType {
  const fields: CompoundField[] = [];
  let offset = 0;
  for (const field of descr) {
    if (!Array.isArray(field) || field.length < 2) throw unsupported(JSON.stringify(descr));
    const [title, type, dims] = field;
    const name = Array.isArray(title) ? title[1] : title;
    const base = npyType(type);
    const shape = typeof dims === "number" ? [dims] : Array.isArray(dims) ? (dims as number[]) : [];
    const count = shape.reduce((product, n) => product * n, 1);
    const dtype: DType =
      shape.length === 0 ? base : { kind: "array", str: "array", size: base.size * count, base, dims: shape };
    // NumPy writes padding between fields as fields without a name.
    if (typeof name === "string" && name !== "") fields.push({ name, offset, dtype });
    offset += dtype.size;
  }
  return { kind: "compound", str: "compound", size: offset, fields };
}

function unsupported(text: string): Fault {
  return new Fault("unsupported-type", `Arrays of the type ${text} cannot be read here.`);
}
