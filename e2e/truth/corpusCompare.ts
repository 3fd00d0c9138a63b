import type { Digest } from "./corpusDigest.ts";

export interface CorpusType {
  readonly c: string;
  readonly n: number;
  readonly o?: "LE" | "BE" | "VAX";
  readonly s?: boolean | number;
  readonly prec?: number;
  readonly fields?: unknown;
  readonly vl?: boolean | number;
  readonly r?: string;
  readonly m?: { readonly [name: string]: number };
  readonly b?: CorpusType;
  readonly f?: readonly (readonly [name: string, offset: number, type: CorpusType])[];
}

interface CorpusData {
  readonly cnt?: number;
  readonly first?: readonly unknown[];
  readonly last?: readonly unknown[];
  readonly crc?: number;
  readonly np?: string;
  readonly names?: readonly string[];
  readonly big?: boolean | number;
  readonly raw?: boolean | number;
  readonly untrusted?: boolean | number;
}

export interface CorpusNode {
  readonly p: string;
  readonly k: string;
  readonly same?: string;
  readonly hexname?: string;
  readonly broken?: boolean | number;
  readonly err?: string;
  readonly t?: CorpusType;
  readonly s?: readonly number[] | null;
  readonly mx?: readonly (number | null)[] | null;
  readonly ch?: readonly number[];
  readonly fl?: readonly (readonly [number, ...unknown[]])[];
  readonly lay?: string;
  readonly a?: readonly {
    readonly n?: string;
    readonly t?: CorpusType;
    readonly s?: unknown;
    readonly v?: unknown;
    readonly verr?: string;
  }[];
  readonly d?: CorpusData;
  readonly derr?: string;
}

export function compareCorpusNode(truth: CorpusNode, got: Digest): string[] {
  const bad: string[] = [];
  const same = (what: string, expected: unknown, actual: unknown) => {
    const [a, b] = [JSON.stringify(expected ?? null), JSON.stringify(actual ?? null)];
    if (a !== b) bad.push(`${truth.p} ${what}: expected ${a.slice(0, 160)}, got ${b.slice(0, 160)}`);
  };
  const { info, values } = got;
  if (truth.err) return bad;
  if (!info) return [`${truth.p}: ${got.fault}`];
  const kinds =
    truth.broken || truth.k === "broken"
      ? ["broken", truth.k]
      : truth.k === "udlink"
        ? ["broken", "externallink"]
        : [truth.k];
  if (!kinds.includes(info.kind)) same("kind", truth.k, info.kind);
  if (truth.same !== undefined) return bad;

  if (truth.k === "dataset" && truth.t) {
    same("dtype", kindOf(truth.t), info.dtype?.kind);
    const text = typeText(truth.t);
    if (text) same("dtype", text, info.dtype?.str);
    same("shape", truth.s, info.shape);
    if (truth.mx !== undefined) same("maxshape", truth.mx, info.maxshape);
    same("chunks", truth.ch, info.chunks);
    if (truth.lay && info.layout) same("layout", truth.lay, info.layout);
    same(
      "filters",
      (truth.fl ?? []).map(([id]) => id),
      info.filters.map(({ id }) => id),
    );
    compareValues(truth.t);
  }
  for (const attribute of truth.a ?? []) {
    if (!attribute.n || !attribute.t) continue;
    const found = info.attributes?.find(({ name }) => name === attribute.n);
    const at = `@${attribute.n}`;
    if (!found) same(at, "an attribute", "none");
    else if (found.error) {
      if (!attribute.verr) same(at, attribute.v, found.error);
    } else {
      same(`${at} dtype`, kindOf(attribute.t), found.dtype?.kind);
      same(`${at} shape`, attribute.s ?? null, found.shape);
      if (!attribute.verr && attribute.v !== undefined)
        compareAttributeValue(at, attribute.t, attribute.v, found.value);
    }
  }
  return bad;

  function compareValues(type: CorpusType): void {
    const { d } = truth;
    if (!d || !truth.s || truth.derr || d.big || d.raw || d.untrusted) return;
    if (!values) {
      same("reading", "values", got.readFault);
      return;
    }
    const kind = kindOf(type);
    if (NUMERIC.has(kind)) {
      if (d.cnt !== undefined) same("count", d.cnt, values.count);
      if (d.crc !== undefined && sameBytes(d.np, values.container)) same("bytes", d.crc, values.crc);
      else if (!type.fields) {
        same("first", d.first ?? [], values.first);
        same("last", d.last ?? [], values.last);
      }
    } else if (kind === "string") {
      const text = (list?: readonly unknown[]) =>
        list?.map((item) => (item !== null && typeof item === "object" ? "" : item));
      const mask = (list: readonly unknown[] | undefined, by?: readonly unknown[]) =>
        list?.map((item, i) => (by?.[i] !== null && typeof by?.[i] === "object" ? "" : item));
      same("first", text(d.first ?? []), mask(values.first, d.first));
      same("last", text(d.last ?? []), mask(values.last, d.last));
    } else if (kind === "compound" && d.names && values.first.length > 0) {
      same("fields", d.names, Object.keys(values.first[0] as object));
    }
  }

  function compareAttributeValue(at: string, type: CorpusType, expected: unknown, value: unknown): void {
    if (!NUMERIC.has(kindOf(type)) && kindOf(type) !== "string") return;
    const flat = (item: unknown): unknown[] => (Array.isArray(item) ? item.flat(9) : [item]);
    const [want, have] = [flat(expected), flat(value)];
    if (want.some((item) => item !== null && typeof item === "object" && !("i" in item))) return;
    same(`${at} value`, want.slice(0, 64).map(plainBool), have.slice(0, 64));
  }
}

const NUMERIC = new Set(["int", "uint", "float", "bool", "enum"]);
const plainBool = (value: unknown) => (typeof value === "boolean" ? Number(value) : value);

function isComplex({ c, f }: CorpusType): boolean {
  return (
    c === "compound" &&
    f?.length === 2 &&
    f[0]?.[0] === "r" &&
    f[1]?.[0] === "i" &&
    f.every(([, , type]) => type.c === "float")
  );
}

function isBool({ c, m, n }: CorpusType): boolean {
  return c === "enum" && n === 1 && m !== undefined && Object.keys(m).length === 2 && m.FALSE === 0 && m.TRUE === 1;
}

function kindOf(type: CorpusType): string {
  if (isBool(type)) return "bool";
  if (isComplex(type)) return "complex";
  if (type.c === "int") return type.s ? "int" : "uint";
  if (type.c === "ref") return type.r === "region" ? "regionref" : "reference";
  return type.c;
}

function typeText(type: CorpusType): string | null {
  const kind = kindOf(type);
  if (kind === "string") return type.vl ? "vlen-str" : `|S${type.n}`;
  if (type.prec !== undefined || type.fields || ![1, 2, 4, 8].includes(type.n)) return null;
  const letter = { int: "i", uint: "u", float: "f" }[kind];
  return letter ? `${type.n === 1 ? "|" : type.o === "BE" ? ">" : "<"}${letter}${type.n}` : null;
}

/** Whether the page's array holds its numbers in the very bytes that the digest was made of. */
function sameBytes(np: string | undefined, container: string): boolean {
  const sizes: { readonly [name: string]: string } = {
    Int8Array: "i1",
    Uint8Array: "u1",
    Int16Array: "i2",
    Uint16Array: "u2",
    Int32Array: "i4",
    Uint32Array: "u4",
    BigInt64Array: "i8",
    BigUint64Array: "u8",
    Float32Array: "f4",
    Float64Array: "f8",
  };
  return np?.replace(/^[<>|=]/, "") === sizes[container];
}
