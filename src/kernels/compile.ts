import { ELEMENT_BYTES, type ElementArray, type ElementType } from "../array/elementType.ts";
import type { BinaryOp, Instruction, Program, UnaryOp } from "../array/program.ts";
import { isFloat } from "../array/promote.ts";
import { arena, reserve } from "./arena.ts";
import { canonical } from "./canonical.ts";
import { SCALAR_MATH, type ScalarName } from "./scalarMath.ts";
import { TILE, type TileRunner } from "./tile.ts";
import { arrayOver } from "./typedArray.ts";
import { cast } from "./wasm/casts.ts";
import { FunctionCode, I32, V128 } from "./wasm/encoder.ts";
import { binaryFloat, unaryFloat } from "./wasm/floatOps.ts";
import { binaryInteger, unaryInteger } from "./wasm/integerOps.ts";
import { Lanes } from "./wasm/lanes.ts";
import { load, store } from "./wasm/memory.ts";
import { ModuleBuilder } from "./wasm/module.ts";
import { OP, VEC } from "./wasm/opcodes.ts";

/** Where the tile of each input and output lies in the arena. */
interface Layout {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly bytes: number;
}

const IMPORTS = (Object.keys(SCALAR_MATH) as ScalarName[]).map((name) => ({ name, arity: SCALAR_MATH[name].length }));

/**
 * A program as a WebAssembly module: one loop over a tile in which every instruction works on a vector of elements.
 * Throws where WebAssembly, or its vectors, are not to be had.
 */
export function compile(program: Program): TileRunner {
  const plain = canonical(program);
  const layout = layoutOf(plain);
  const module = new WebAssembly.Module(moduleBytes(plain, layout));
  const { exports } = new WebAssembly.Instance(module, { arena: { memory: arena }, math: SCALAR_MATH });
  return new CompiledRunner(plain, layout, exports.run as (n: number) => void);
}

class CompiledRunner implements TileRunner {
  readonly run: (n: number) => void;
  readonly #program: Program;
  readonly #layout: Layout;
  #buffer: ArrayBuffer | undefined;
  #inputs: ElementArray[] = [];
  #outputs: ElementArray[] = [];

  constructor(program: Program, layout: Layout, run: (n: number) => void) {
    this.run = run;
    this.#program = program;
    this.#layout = layout;
  }

  get inputs(): readonly ElementArray[] {
    this.#bind();
    return this.#inputs;
  }

  get outputs(): readonly ElementArray[] {
    this.#bind();
    return this.#outputs;
  }

  /** The arrays lose their memory when the arena grows for another program. */
  #bind(): void {
    reserve(this.#layout.bytes);
    if (this.#buffer === arena.buffer) return;
    this.#buffer = arena.buffer;
    const { inputs, code, outputs } = this.#program;
    const over = (type: ElementType, offset: number) => arrayOver(type, arena.buffer, offset, TILE);
    this.#inputs = inputs.map((type, k) => over(type, this.#layout.inputs[k] as number));
    this.#outputs = outputs.map((register, k) =>
      over((code[register] as Instruction).type, this.#layout.outputs[k] as number),
    );
  }
}

function layoutOf({ inputs, code, outputs }: Program): Layout {
  let bytes = 0;
  const place = (type: ElementType): number => {
    const at = bytes;
    bytes += TILE * ELEMENT_BYTES[type];
    return at;
  };
  return {
    inputs: inputs.map(place),
    outputs: outputs.map((register) => place((code[register] as Instruction).type)),
    get bytes() {
      return bytes;
    },
  };
}

function moduleBytes(program: Program, layout: Layout): Uint8Array<ArrayBuffer> {
  const run = new FunctionCode([I32]);
  const module = new ModuleBuilder(run, usedImports(program));
  const lanes = new Lanes(program, run, module);
  const registers = program.code.map(() => run.local(V128));
  const at = run.local(I32);
  const address = (type: ElementType) => () => {
    run.get(at);
    const shift = Math.log2(ELEMENT_BYTES[type]);
    if (shift > 0) run.i32(shift).op(OP.i32Shl);
  };
  for (const [register, step] of program.code.entries()) {
    if (step.op !== "constant") continue;
    lanes.constant(step.type, step.type === "b1" ? -step.value : step.value);
    run.set(registers[register] as number);
  }
  run.block(() => {
    run.loop(() => {
      run.get(at).get(0).op(OP.i32GeU).brIf(1);
      for (const [register, step] of program.code.entries()) {
        if (step.op === "constant") continue;
        if (step.op === "input") {
          load(lanes, step.type, layout.inputs[step.input] as number, address(step.type));
        } else emit(lanes, program, step, registers);
        run.set(registers[register] as number);
      }
      for (const [k, register] of program.outputs.entries()) {
        const { type } = program.code[register] as Instruction;
        store(lanes, type, layout.outputs[k] as number, address(type), () => run.get(registers[register] as number));
      }
      run.get(at).i32(lanes.count).op(OP.i32Add).set(at).br(0);
    });
  });
  return module.encode();
}

function emit(lanes: Lanes, program: Program, step: Instruction, registers: readonly number[]): void {
  if (!("args" in step)) return;
  const locals = step.args.map((arg) => registers[arg] as number);
  const [a = 0, b = 0, c = 0] = locals;
  const { type } = program.code[step.args[0]] as Instruction;
  if (step.op === "cast") cast(lanes, type, step.type, a);
  else if (step.op === "where") {
    lanes.code.get(b).get(c).get(a);
    lanes.widenMask(step.type);
    lanes.code.simd(VEC.select);
  } else if (step.args.length === 1) (isFloat(type) ? unaryFloat : unaryInteger)(lanes, step.op as UnaryOp, type, a);
  else (isFloat(type) ? binaryFloat : binaryInteger)(lanes, step.op as BinaryOp, type, a, b);
}

function usedImports({ code }: Program) {
  const used = new Set(code.flatMap((step) => (isFloat(step.type) ? [step.op, `${step.op}_f4`] : [])));
  return IMPORTS.filter(({ name }) => used.has(name));
}
