import { type ElementArray, type ElementType, newArray } from "../array/elementType.ts";
import type { Instruction, Program } from "../array/program.ts";
import type { BufferPool } from "../core/bufferPool.ts";
import { arena } from "./arena.ts";
import { runnerFor, wasmAllowed } from "./runner.ts";
import { TILE, type TileSink } from "./tile.ts";
import { arrayOver, lentArray } from "./typedArray.ts";
import { type Block, elementCount, type StridedView } from "./view.ts";
import { ViewReader } from "./viewReader.ts";

export function outputType({ code, outputs }: Program, k: number): ElementType {
  return (code[outputs[k] as number] as Instruction).type;
}

/**
 * Runs a program over all elements of `shape`, which the views see in their own ways. The results go to the sink in
 * tiles, in C order.
 */
export function runFused(
  program: Program,
  views: readonly StridedView[],
  shape: readonly number[],
  sink: TileSink,
  key?: string,
): void {
  const count = elementCount(shape);
  if (count === 0) return;
  const readers = views.map((view) => new ViewReader(view, shape));
  if (program.code.every((step) => step.op === "input")) {
    (sink.inArena && wasmAllowed() ? passThroughArena : passOn)(program, readers, count, sink);
    return;
  }
  const { inputs, outputs, run } = ready(program, key);
  for (const [k, reader] of readers.entries()) {
    if (reader.isConstant) reader.read(0, Math.min(TILE, count), inputs[k] as ElementArray);
  }
  for (let start = 0; start < count; start += TILE) {
    const n = Math.min(TILE, count - start);
    for (const [k, reader] of readers.entries()) {
      if (!reader.isConstant) reader.read(start, n, inputs[k] as ElementArray);
    }
    run(n);
    sink.tile(outputs, start, n);
  }
}

function ready(program: Program, key: string | undefined) {
  const runner = runnerFor(program, key);
  return { inputs: runner.inputs, outputs: runner.outputs, run: (n: number) => runner.run(n) };
}

/** Nothing to compute: elements that lie side by side are handed on where they are. */
function passOn(program: Program, readers: readonly ViewReader[], count: number, sink: TileSink): void {
  const used = program.outputs.map((register) => {
    const step = program.code[register] as Extract<Instruction, { op: "input" }>;
    return { reader: readers[step.input] as ViewReader, type: step.type };
  });
  const buffers = used.map(({ type, reader }) => (reader.slice(0, 1) ? undefined : newArray(type, TILE)));
  for (let start = 0; start < count; start += TILE) {
    const n = Math.min(TILE, count - start);
    const outputs = used.map(({ reader }, k) => {
      const buffer = buffers[k];
      if (!buffer) return reader.slice(start, n) as ElementArray;
      reader.read(start, n, buffer);
      return buffer;
    });
    sink.tile(outputs, start, n);
  }
}

/** As `passOn`, but the tiles lie where WebAssembly reaches them: each input is copied there, as a program's would be. */
function passThroughArena(program: Program, readers: readonly ViewReader[], count: number, sink: TileSink): void {
  const tiles = readers.map((_, k) => arrayOver(program.inputs[k] as ElementType, arena.buffer, k * TILE * 8, TILE));
  const outputs = program.outputs.map((register) => {
    const step = program.code[register] as Extract<Instruction, { op: "input" }>;
    return tiles[step.input] as ElementArray;
  });
  for (let start = 0; start < count; start += TILE) {
    const n = Math.min(TILE, count - start);
    for (const [k, reader] of readers.entries()) reader.read(start, n, tiles[k] as ElementArray);
    sink.tile(outputs, start, n);
  }
}

/** Keeps the results as arrays in C order. */
export class StoreSink implements TileSink {
  readonly blocks: readonly Block[];

  /** With `pool` they are valid until its buffers are reclaimed. */
  constructor(program: Program, shape: readonly number[], pool?: BufferPool) {
    const count = elementCount(shape);
    this.blocks = program.outputs.map((_, k) => {
      const type = outputType(program, k);
      return { type, shape, data: lentArray(pool, type, count) };
    });
  }

  tile(outputs: readonly ElementArray[], start: number, n: number): void {
    for (const [k, { data }] of this.blocks.entries()) {
      (data as Float64Array).set((outputs[k] as Float64Array).subarray(0, n), start);
    }
  }
}

/** All results of a program, in C order; with `pool` they are valid until its buffers are reclaimed. */
export function evaluate(
  program: Program,
  views: readonly StridedView[],
  shape: readonly number[],
  key?: string,
  pool?: BufferPool,
): readonly Block[] {
  const sink = new StoreSink(program, shape, pool);
  runFused(program, views, shape, sink, key);
  return sink.blocks;
}

/** The program that hands its one input on. */
export function identity(type: ElementType): Program {
  return { inputs: [type], code: [{ op: "input", type, input: 0 }], outputs: [0] };
}

/** The program with each result cast to another type. */
export function castOutputs(program: Program, types: readonly ElementType[]): Program {
  const code = [...program.code];
  const outputs = program.outputs.map((register, k) => {
    const type = types[k] as ElementType;
    if ((code[register] as Instruction).type === type) return register;
    return code.push({ op: "cast", type, args: [register] }) - 1;
  });
  return { ...program, code, outputs };
}
