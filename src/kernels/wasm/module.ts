import { F64, type FunctionCode, section, text, unsigned, type ValueKind, vector } from "./encoder.ts";

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const FUNCTION_TYPE = 0x60;

/** A WebAssembly module in the making: one exported function `run`, the functions it needs, one imported memory. */
export class ModuleBuilder {
  readonly run: FunctionCode;
  readonly #imports: { readonly name: string; readonly arity: number }[] = [];
  readonly #functions: FunctionCode[] = [];
  readonly #known = new Map<string, number>();
  readonly #importLimit: number;

  /** `imports` are the functions of numbers that code may call: they are numbered before all others. */
  constructor(run: FunctionCode, imports: readonly { readonly name: string; readonly arity: number }[]) {
    this.run = run;
    this.#imports.push(...imports);
    this.#importLimit = imports.length;
  }

  imported(name: string): number {
    return this.#imports.findIndex((entry) => entry.name === name);
  }

  /** The index of a function that is added once, when it is first asked for. */
  helper(name: string, make: () => FunctionCode): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const code = make(); // may add helpers of its own
    const index = this.#importLimit + 1 + this.#functions.push(code) - 1;
    this.#known.set(name, index);
    return index;
  }

  encode(): Uint8Array<ArrayBuffer> {
    const functions = [this.run, ...this.#functions];
    const types: number[][] = [];
    const typeOf = (parameters: readonly ValueKind[], result: ValueKind | undefined): number => {
      const encoded = [
        FUNCTION_TYPE,
        ...vector(parameters.map((kind) => [kind])),
        ...vector(result === undefined ? [] : [[result]]),
      ];
      return types.push(encoded) - 1;
    };
    const imports = [
      [...text("arena"), ...text("memory"), 2, 0, ...unsigned(1)],
      ...this.#imports.map(({ name, arity }) => {
        const parameters = new Array<ValueKind>(arity).fill(F64);
        return [...text("math"), ...text(name), 0, ...unsigned(typeOf(parameters, F64))];
      }),
    ];
    const declared = functions.map((code) => unsigned(typeOf(code.parameters, code.result)));
    return new Uint8Array([
      ...MAGIC,
      ...section(1, vector(types)),
      ...section(2, vector(imports)),
      ...section(3, vector(declared)),
      ...section(7, vector([[...text("run"), 0, ...unsigned(this.#importLimit)]])),
      ...section(10, vector(functions.map((code) => code.encode()))),
    ]);
  }
}
