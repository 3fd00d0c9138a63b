import type { DType } from "../../core/dtype.ts";
import { Fault } from "../../core/fault.ts";
import type { NumberArray, Value, Values } from "../../core/value.ts";

/** Values of a source in the type of the virtual dataset, as HDF5 converts them: what is too large is the largest. */
export function convertValues(values: Values, from: DType, to: DType): Values {
  if (ArrayBuffer.isView(values) && isNumber(from) && isNumber(to)) return numbers(values, from, to);
  if (from.kind === "string" && to.kind === "string") {
    const { length } = to;
    return length === null || from.length === length ? values : (values as string[]).map((text) => cut(text, length));
  }
  if (isSame(from, to)) return values;
  throw new Fault(
    "unsupported-type",
    `Its source has values of the type ${from.kind}; these cannot be made ${to.kind}.`,
    {
      hint: "Look at the source itself: the inspector names it.",
    },
  );
}

function isNumber({ kind }: DType): boolean {
  return kind === "int" || kind === "uint" || kind === "float";
}

function numbers(values: NumberArray, from: DType, to: DType): Values {
  if (from.kind === to.kind && from.size === to.size) return values;
  const numbers = values as ArrayLike<number | bigint>;
  if (to.kind === "float") {
    if (to.size < 4) throw new Fault("unsupported-type", "Its source has numbers of another type than small floats.");
    const floats = Array.from(numbers, Number);
    return to.size === 4 ? Float32Array.from(floats) : Float64Array.from(floats);
  }
  const bits = BigInt(to.size * 8);
  const [low, high] = to.kind === "uint" ? [0n, 2n ** bits - 1n] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
  if (to.size === 8) {
    const within = (value: number | bigint) => {
      const whole = typeof value === "bigint" ? value : wholeOf(value, high, low);
      return whole < low ? low : whole > high ? high : whole;
    };
    const all = Array.from(numbers, within);
    return to.kind === "uint" ? BigUint64Array.from(all) : BigInt64Array.from(all);
  }
  const [least, most] = [Number(low), Number(high)];
  const within = (value: number | bigint) => Math.min(Math.max(Math.trunc(Number(value)) || 0, least), most);
  return arrayOf(to).from(Array.from(numbers, within));
}

function arrayOf({ kind, size }: DType) {
  const signed = kind === "int";
  if (size === 1) return signed ? Int8Array : Uint8Array;
  if (size === 2) return signed ? Int16Array : Uint16Array;
  if (size === 4) return signed ? Int32Array : Uint32Array;
  throw new Fault("unsupported-type", `Integers of ${size} bytes cannot be made of other numbers.`);
}

function wholeOf(value: number, high: bigint, low: bigint): bigint {
  if (Number.isNaN(value)) return 0n;
  if (Number.isFinite(value)) return BigInt(Math.trunc(value));
  return value > 0 ? high : low;
}

function cut(text: string, bytes: number): string {
  const encoded = new TextEncoder().encode(text);
  return encoded.length <= bytes ? text : new TextDecoder().decode(encoded.subarray(0, bytes)).replace(/\ufffd+$/, "");
}

/** Whether decoded values mean the same: the order of bytes and the padding do not matter any more. */
function isSame(a: DType, b: DType): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "compound" && b.kind === "compound") {
    return (
      a.fields.length === b.fields.length &&
      a.fields.every(({ name, dtype }, i) => name === b.fields[i]?.name && isSame(dtype, b.fields[i].dtype))
    );
  }
  if (a.kind === "array" && b.kind === "array") return `${a.dims}` === `${b.dims}` && isSame(a.base, b.base);
  if (a.kind === "vlen" && b.kind === "vlen") return isSame(a.base, b.base);
  if (a.kind === "string") return true;
  return a.size === b.size;
}

/** Copies whole elements, each of `lanes` places, from the places `from` to the places `to`, for all pairs of axes. */
export function copyElements(
  values: Values,
  target: Values,
  axes: readonly { readonly from: readonly number[]; readonly to: readonly number[] }[],
  lanes: number,
): void {
  const source = values as readonly Value[];
  const into = target as Value[];
  const last = axes.at(-1);
  const run = last && lanes === 1 && ArrayBuffer.isView(values) && consecutive(last.from) && consecutive(last.to);
  const walk = (axis: number, from: number, to: number): void => {
    const pair = axes[axis];
    if (!pair) {
      for (let lane = 0; lane < lanes; lane++) into[to * lanes + lane] = source[from * lanes + lane] as Value;
      return;
    }
    const inner = axis === axes.length - 1 && lanes === 1;
    if (inner && run) {
      const at = from + (pair.from[0] as number);
      const piece = (values as Float64Array).subarray(at, at + pair.from.length);
      (target as Float64Array).set(piece, to + (pair.to[0] as number));
      return;
    }
    for (let i = 0; i < pair.from.length; i++) {
      const [at, place] = [from + (pair.from[i] as number), to + (pair.to[i] as number)];
      if (inner) into[place] = source[at] as Value;
      else walk(axis + 1, at, place);
    }
  };
  walk(0, 0, 0);
}

function consecutive(places: readonly number[]): boolean {
  return places.every((place, i) => place === (places[0] as number) + i);
}
