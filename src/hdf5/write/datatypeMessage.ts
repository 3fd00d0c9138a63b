import type { DType } from "../../core/dtype.ts";
import { Fault } from "../../core/fault.ts";
import { ByteWriter } from "./byteWriter.ts";

const CLASS = { fixed: 0, float: 1, string: 3, compound: 6, enum: 8 } as const;
const SIGNED = 0x08;
const UTF8_NULL_PADDED = 0x11;

/** Properties of IEEE floats: place and width of exponent and mantissa, bias. */
const FLOATS = { 4: [23, 8, 23, 127], 8: [52, 11, 52, 1023] } as const;

/**
 * A datatype message (File Format Specification 3.0, IV.A.2.d) of a type whose elements are written little-endian and in
 * whole bytes; the fault `unsupported` for what cannot be written.
 */
export function datatypeMessage(dtype: DType): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const head = (kind: number, version: number, bits: number, size: number) =>
    writer
      .uint((version << 4) | kind, 1)
      .uint(bits, 3)
      .uint(size, 4);
  switch (dtype.kind) {
    case "int":
    case "uint":
      head(CLASS.fixed, 1, dtype.kind === "int" ? SIGNED : 0, dtype.size);
      return writer
        .uint(0, 2)
        .uint(dtype.size * 8, 2)
        .finish();
    case "float": {
      const [exponentAt, exponentBits, mantissaBits, bias] = FLOATS[dtype.size === 4 ? 4 : 8];
      // The sign is the highest bit; the mantissa's first bit is implied.
      head(CLASS.float, 1, 0x20 | ((dtype.size * 8 - 1) << 8), dtype.size);
      writer
        .uint(0, 2)
        .uint(dtype.size * 8, 2)
        .uint(exponentAt, 1)
        .uint(exponentBits, 1)
        .uint(0, 1);
      return writer.uint(mantissaBits, 1).uint(bias, 4).finish();
    }
    case "string":
      head(CLASS.string, 1, UTF8_NULL_PADDED, dtype.size);
      return writer.finish();
    case "bool":
      return datatypeMessage({
        kind: "enum",
        str: "enum",
        size: 1,
        base: { kind: "int", str: "|i1", size: 1, order: "little" },
        members: [
          ["FALSE", 0],
          ["TRUE", 1],
        ],
      });
    case "enum":
      head(CLASS.enum, 3, dtype.members.length, dtype.base.size).raw(datatypeMessage(dtype.base));
      for (const [name] of dtype.members) writer.text(name);
      for (const [, value] of dtype.members) writer.uint(value, dtype.base.size);
      return writer.finish();
    case "complex":
      return datatypeMessage({
        kind: "compound",
        str: "compound",
        size: dtype.size,
        fields: [
          { name: "r", offset: 0, dtype: dtype.base },
          { name: "i", offset: dtype.base.size, dtype: dtype.base },
        ],
      });
    case "compound": {
      head(CLASS.compound, 3, dtype.fields.length, dtype.size);
      // An offset takes as many bytes as the size of the whole needs.
      const width = dtype.size < 2 ** 8 ? 1 : dtype.size < 2 ** 16 ? 2 : dtype.size < 2 ** 24 ? 3 : 4;
      for (const field of dtype.fields) {
        writer.text(field.name).uint(field.offset, width).raw(datatypeMessage(field.dtype));
      }
      return writer.finish();
    }
    default:
      throw new Fault("unsupported", `Values of type ${dtype.kind} cannot be written as HDF5.`, {
        hint: "Export as JSON instead.",
      });
  }
}
