/** The instructions that generated code uses, by the names of the specification. */
export const OP = {
  else: 0x05,
  drop: 0x1a,
  select: 0x1b,
  i32Load16U: 0x2f,
  i32Eqz: 0x45,
  i32Eq: 0x46,
  i32LtS: 0x48,
  i32LtU: 0x49,
  i32GeU: 0x4f,
  i64Eqz: 0x50,
  i64Eq: 0x51,
  i64LtS: 0x53,
  i64LtU: 0x54,
  f64Eq: 0x61,
  f64Gt: 0x64,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32And: 0x71,
  i32Or: 0x72,
  i32Shl: 0x74,
  f64Abs: 0x99,
  f32ConvertI64S: 0xb4,
  f32ConvertI64U: 0xb5,
  f32DemoteF64: 0xb6,
  f64ConvertI64S: 0xb9,
  f64ConvertI64U: 0xba,
  f64PromoteF32: 0xbb,
  i32ReinterpretF32: 0xbc,
  f32ReinterpretI32: 0xbe,
} as const;

/** Arithmetic of scalar integers: the same instructions for 32 and for 64 bits. */
export const SCALAR_INT = {
  32: {
    eqz: 0x45,
    eq: 0x46,
    ne: 0x47,
    ltS: 0x48,
    ltU: 0x49,
    add: 0x6a,
    sub: 0x6b,
    mul: 0x6c,
    divS: 0x6d,
    divU: 0x6e,
    remS: 0x6f,
    remU: 0x70,
    and: 0x71,
    xor: 0x73,
    shl: 0x74,
    shrS: 0x75,
    shrU: 0x76,
  },
  64: {
    eqz: 0x50,
    eq: 0x51,
    ne: 0x52,
    ltS: 0x53,
    ltU: 0x54,
    add: 0x7c,
    sub: 0x7d,
    mul: 0x7e,
    divS: 0x7f,
    divU: 0x80,
    remS: 0x81,
    remU: 0x82,
    and: 0x83,
    xor: 0x85,
    shl: 0x86,
    shrS: 0x87,
    shrU: 0x88,
  },
} as const;

/** Vectors as a whole, and conversions. */
export const VEC = {
  load: 0x00,
  load8x8S: 0x01,
  load8x8U: 0x02,
  load16x4S: 0x03,
  load16x4U: 0x04,
  store: 0x0b,
  shuffle: 0x0d,
  splat32: 0x11,
  not: 0x4d,
  and: 0x4e,
  andNot: 0x4f,
  or: 0x50,
  xor: 0x51,
  select: 0x52,
  store16Lane: 0x59,
  store32Lane: 0x5a,
  store64Lane: 0x5b,
  load32Zero: 0x5c,
  load64Zero: 0x5d,
  demote: 0x5e,
  promote: 0x5f,
  extend8to16S: 0x87,
  extend8to16U: 0x89,
  extend16to32S: 0xa7,
  extend16to32U: 0xa9,
  extend32to64S: 0xc7,
  extend32to64U: 0xc9,
  truncF32S: 0xf8,
  truncF32U: 0xf9,
  convertF32S: 0xfa,
  convertF32U: 0xfb,
  truncF64S: 0xfc,
  truncF64U: 0xfd,
  convertF64S: 0xfe,
  convertF64U: 0xff,
} as const;

interface IntegerLanes {
  readonly extractS: number;
  readonly extractU: number;
  readonly replace: number;
  readonly eq: number;
  readonly ne: number;
  readonly ltS: number;
  readonly gtS: number;
  readonly leS: number;
  readonly geS: number;
  /** Lanes of 64 bits have no unsigned comparisons, no minimum; those of 8 bits no multiplication. */
  readonly ltU?: number;
  readonly gtU?: number;
  readonly leU?: number;
  readonly geU?: number;
  readonly minS?: number;
  readonly minU?: number;
  readonly maxS?: number;
  readonly maxU?: number;
  readonly abs: number;
  readonly neg: number;
  readonly shl: number;
  readonly shrS: number;
  readonly shrU: number;
  readonly add: number;
  readonly sub: number;
  readonly mul?: number;
}

/** Eight-, four-, two- and sixteen-fold integers, by the bytes of a lane. */
export const LANES: Readonly<Record<1 | 2 | 4 | 8, IntegerLanes>> = {
  1: { extractS: 0x15, extractU: 0x16, replace: 0x17, ...comparisons(0x23), ...arithmetic(0x60, 0x76) },
  2: { extractS: 0x18, extractU: 0x19, replace: 0x1a, ...comparisons(0x2d), ...arithmetic(0x80, 0x96), mul: 0x95 },
  4: { extractS: 0x1b, extractU: 0x1b, replace: 0x1c, ...comparisons(0x37), ...arithmetic(0xa0, 0xb6), mul: 0xb5 },
  8: {
    extractS: 0x1d,
    extractU: 0x1d,
    replace: 0x1e,
    eq: 0xd6,
    ne: 0xd7,
    ltS: 0xd8,
    gtS: 0xd9,
    leS: 0xda,
    geS: 0xdb,
    abs: 0xc0,
    neg: 0xc1,
    shl: 0xcb,
    shrS: 0xcc,
    shrU: 0xcd,
    add: 0xce,
    sub: 0xd1,
    mul: 0xd5,
  },
};

function comparisons(first: number) {
  const at = (place: number) => first + place;
  return {
    eq: at(0),
    ne: at(1),
    ltS: at(2),
    ltU: at(3),
    gtS: at(4),
    gtU: at(5),
    leS: at(6),
    leU: at(7),
    geS: at(8),
    geU: at(9),
  };
}

function arithmetic(first: number, minimum: number) {
  return {
    abs: first,
    neg: first + 1,
    shl: first + 0x0b,
    shrS: first + 0x0c,
    shrU: first + 0x0d,
    add: first + 0x0e,
    sub: first + 0x11,
    minS: minimum,
    minU: minimum + 1,
    maxS: minimum + 2,
    maxU: minimum + 3,
  };
}

/** Floats, by the bytes of a lane. */
export const FLOATS = {
  4: {
    extract: 0x1f,
    replace: 0x20,
    eq: 0x41,
    ne: 0x42,
    lt: 0x43,
    gt: 0x44,
    le: 0x45,
    ge: 0x46,
    ceil: 0x67,
    floor: 0x68,
    trunc: 0x69,
    nearest: 0x6a,
    abs: 0xe0,
    neg: 0xe1,
    sqrt: 0xe3,
    add: 0xe4,
    sub: 0xe5,
    mul: 0xe6,
    div: 0xe7,
    min: 0xe8,
    max: 0xe9,
  },
  8: {
    extract: 0x21,
    replace: 0x22,
    eq: 0x47,
    ne: 0x48,
    lt: 0x49,
    gt: 0x4a,
    le: 0x4b,
    ge: 0x4c,
    ceil: 0x74,
    floor: 0x75,
    trunc: 0x7a,
    nearest: 0x94,
    abs: 0xec,
    neg: 0xed,
    sqrt: 0xef,
    add: 0xf0,
    sub: 0xf1,
    mul: 0xf2,
    div: 0xf3,
    min: 0xf4,
    max: 0xf5,
  },
} as const;
