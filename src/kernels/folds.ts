import { bytes } from "kernels/folds";
import { arena } from "./arena.ts";

type Sum = (at: number, n: number) => number;
type Column = (cells: number, at: number, n: number) => void;
type Bins = (counts: number, at: number, n: number, limits: number, bins: number) => void;
type Choice = (at: number, n: number, skip: boolean) => number;
type ChoiceColumn = (cells: number, at: number, n: number, skip: boolean) => void;
type WideChoice = (at: number, n: number, best: bigint, signed: boolean) => bigint;

/**
 * The loops of reductions in WebAssembly (assembly/index.ts), over elements of the arena: addresses are bytes, `F4` and `F8`
 * say what the elements are, cells are doubles. Addresses are not checked: they come from `addressOf` alone.
 */
interface Folds {
  readonly sumF4: Sum;
  readonly sumF8: Sum;
  readonly hasNaNF4: (at: number, n: number) => number;
  readonly hasNaNF8: (at: number, n: number) => number;
  readonly withoutNaNF4: (at: number, n: number, to: number) => number;
  readonly withoutNaNF8: (at: number, n: number, to: number) => number;
  readonly addF4: Column;
  readonly addF8: Column;
  readonly addKnownF4: (cells: number, counts: number, at: number, n: number) => void;
  readonly addKnownF8: (cells: number, counts: number, at: number, n: number) => void;
  readonly sumWide: (low: number, high: number, at: number, n: number) => void;
  readonly addWide: (low: number, high: number, at: number, n: number) => void;
  readonly distancesF4: (at: number, n: number, mean: number) => number;
  readonly distancesF8: (at: number, n: number, mean: number) => number;
  readonly welfordF4: (means: number, spreads: number, at: number, n: number, share: number) => void;
  readonly welfordF8: (means: number, spreads: number, at: number, n: number, share: number) => void;
  readonly histogramF4: Bins;
  readonly histogramF8: Bins;
  readonly smallestF4: Choice;
  readonly smallestF8: Choice;
  readonly largestF4: Choice;
  readonly largestF8: Choice;
  readonly columnSmallestF4: ChoiceColumn;
  readonly columnSmallestF8: ChoiceColumn;
  readonly columnLargestF4: ChoiceColumn;
  readonly columnLargestF8: ChoiceColumn;
  readonly placeF4: (at: number, n: number, x: number) => number;
  readonly placeF8: (at: number, n: number, x: number) => number;
  readonly smallestWide: WideChoice;
  readonly largestWide: WideChoice;
  readonly columnSmallestWide: ChoiceColumn;
  readonly columnLargestWide: ChoiceColumn;
  readonly placeWide: (at: number, n: number, x: bigint) => number;
}

let instance: Folds | undefined;

/** Made with the first need of it. Only where elements lie in the arena, and so where WebAssembly runs, may it be asked for. */
export function folds(): Folds {
  instance ??= new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: arena } })
    .exports as unknown as Folds;
  return instance;
}

/** Shorter runs cost less in a loop of JavaScript than a call does. */
const SHORT = 16;

interface Elements {
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly BYTES_PER_ELEMENT: number;
}

/** Where element `from` lies in the arena; -1 where it lies elsewhere, or is the first of so few that it does not matter. */
export function addressOf(elements: Elements, from: number, n: number): number {
  if (n < SHORT || elements.buffer !== arena.buffer) return -1;
  return elements.byteOffset + from * elements.BYTES_PER_ELEMENT;
}
