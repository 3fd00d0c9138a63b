import type { FloatLayout } from "../../core/dtype.ts";

type Fields = Omit<FloatLayout, "name">;

const row = (
  size: number,
  name: string | null,
  signAt: number,
  exponentAt: number,
  exponentBits: number,
  exponentBias: number,
  mantissaAt: number,
  mantissaBits: number,
  impliedOne = true,
  vax = false,
) => ({
  size,
  name,
  fields: {
    signAt,
    exponentAt,
    exponentBits,
    exponentBias,
    mantissaAt,
    mantissaBits,
    impliedOne,
    ...(vax && { vax }),
  } as Fields,
});

/** `name` is null for the IEEE formats that need no further words; `size` 0 stands for any. */
const KNOWN = [
  row(2, null, 15, 10, 5, 15, 0, 10),
  row(4, null, 31, 23, 8, 127, 0, 23),
  row(8, null, 63, 52, 11, 1023, 0, 52),
  row(16, "binary128", 127, 112, 15, 16383, 0, 112),
  row(2, "bfloat16", 15, 7, 8, 127, 0, 7),
  row(1, "float8_e4m3", 7, 3, 4, 7, 0, 3),
  row(1, "float8_e5m2", 7, 2, 5, 15, 0, 2),
  row(1, "float6_e2m3", 5, 3, 2, 1, 0, 3),
  row(1, "float6_e3m2", 5, 2, 3, 3, 0, 2),
  row(1, "float4_e2m1", 3, 1, 2, 1, 0, 1),
  row(4, "VAX F", 31, 23, 8, 129, 0, 23, true, true),
  row(8, "VAX D", 63, 55, 8, 129, 0, 55, true, true),
  row(8, "VAX G", 63, 52, 11, 1025, 0, 52, true, true),
  row(0, "x87 extended", 79, 64, 15, 16383, 0, 64, false),
] as const;

/** Undefined for IEEE half, single and double precision; else the layout, with its name if it has a common one. */
export function namedFloatLayout(size: number, fields: Fields): FloatLayout | undefined {
  const known = KNOWN.find(
    (entry) =>
      (entry.size === size || entry.size === 0) &&
      entry.fields.signAt === fields.signAt &&
      entry.fields.exponentAt === fields.exponentAt &&
      entry.fields.exponentBits === fields.exponentBits &&
      entry.fields.exponentBias === fields.exponentBias &&
      entry.fields.mantissaAt === fields.mantissaAt &&
      entry.fields.mantissaBits === fields.mantissaBits &&
      entry.fields.impliedOne === fields.impliedOne &&
      entry.fields.vax === fields.vax,
  );
  if (known?.name === null) return undefined;
  return known ? { ...fields, name: known.name } : fields;
}
