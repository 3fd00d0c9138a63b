/** Writes the binary format of WebAssembly: numbers in LEB128, vectors with their length, sections, functions. */

export const I32 = 0x7f;
export const I64 = 0x7e;
export const F32 = 0x7d;
export const F64 = 0x7c;
export const V128 = 0x7b;
export type ValueKind = typeof I32 | typeof I64 | typeof F32 | typeof F64 | typeof V128;

const VOID = 0x40;
const SIMD_PREFIX = 0xfd;

export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
}

export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; ) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const done = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

export function text(value: string): number[] {
  const bytes = [...new TextEncoder().encode(value)];
  return [...unsigned(bytes.length), ...bytes];
}

export function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

export function section(id: number, body: readonly number[]): number[] {
  return [id, ...unsigned(body.length), ...body];
}

/** The code of one function. Locals are numbered after the parameters. */
export class FunctionCode {
  readonly parameters: readonly ValueKind[];
  readonly result: ValueKind | undefined;
  readonly #locals: ValueKind[] = [];
  readonly #bytes: number[] = [];

  constructor(parameters: readonly ValueKind[], result?: ValueKind) {
    this.parameters = parameters;
    this.result = result;
  }

  local(kind: ValueKind): number {
    this.#locals.push(kind);
    return this.parameters.length + this.#locals.length - 1;
  }

  /** An instruction of one byte, with numbers that follow it. */
  op(code: number, ...immediates: readonly number[]): this {
    this.#bytes.push(code, ...immediates.flatMap(unsigned));
    return this;
  }

  simd(code: number): this {
    this.#bytes.push(SIMD_PREFIX, ...unsigned(code));
    return this;
  }

  lane(code: number, lane: number): this {
    this.#bytes.push(SIMD_PREFIX, ...unsigned(code), lane);
    return this;
  }

  /** A vector load or store at a constant `offset` from the address on the stack; `lane` for the lane-wise ones. */
  memory(code: number, offset: number, lane?: number): this {
    this.#bytes.push(SIMD_PREFIX, ...unsigned(code), 0, ...unsigned(offset));
    if (lane !== undefined) this.#bytes.push(lane);
    return this;
  }

  raw(bytes: Iterable<number>): this {
    this.#bytes.push(...bytes);
    return this;
  }

  get(local: number): this {
    return this.op(0x20, local);
  }

  set(local: number): this {
    return this.op(0x21, local);
  }

  tee(local: number): this {
    return this.op(0x22, local);
  }

  call(index: number): this {
    return this.op(0x10, index);
  }

  i32(value: number): this {
    return this.raw([0x41, ...signed(BigInt(value))]);
  }

  i64(value: bigint): this {
    return this.raw([0x42, ...signed(value)]);
  }

  v128(bytes: Uint8Array): this {
    return this.raw([SIMD_PREFIX, 0x0c, ...bytes]);
  }

  /** `body` as a block or a loop, from which `br` leaves or which it repeats. */
  block(body: () => void): this {
    return this.#nest(0x02, body);
  }

  loop(body: () => void): this {
    return this.#nest(0x03, body);
  }

  /** Runs `body` if the i32 on the stack is not 0. */
  when(body: () => void): this {
    return this.#nest(0x04, body);
  }

  br(depth: number): this {
    return this.op(0x0c, depth);
  }

  brIf(depth: number): this {
    return this.op(0x0d, depth);
  }

  giveBack(): this {
    return this.op(0x0f);
  }

  #nest(code: number, body: () => void): this {
    this.#bytes.push(code, VOID);
    body();
    this.#bytes.push(0x0b);
    return this;
  }

  encode(): number[] {
    const body = [...vector(this.#locals.map((kind) => [1, kind])), ...this.#bytes, 0x0b];
    return [...unsigned(body.length), ...body];
  }
}
