import { constant } from "./build.ts";
import type { ElementType } from "./elementType.ts";
import type { Expr } from "./expr.ts";
import { refuse } from "./refuse.ts";

/** Literals among themselves follow Python; of typed constants only casts are folded. */
export function foldConstants(op: string, type: ElementType, args: readonly Expr[]): Expr | undefined {
  if (!args.every((arg) => arg.kind === "constant" && arg.weak)) return undefined;
  const values = args.map((arg) => (arg.kind === "constant" ? arg.value : 0));
  const [a = 0, b = 0] = values;
  if (typeof a === "bigint" && typeof b === "bigint") {
    const exact = integerFold(op, a, b);
    return exact === undefined ? undefined : constant(exact);
  }
  const x = Number(a);
  const y = Number(b);
  const result = FLOAT_FOLDS[op]?.(x, y);
  return result === undefined ? undefined : constant(result, type === "b1" ? "b1" : undefined);
}

function integerFold(op: string, a: bigint, b: bigint): bigint | undefined {
  switch (op) {
    case "add":
      return a + b;
    case "subtract":
      return a - b;
    case "multiply":
      return a * b;
    case "power":
      if (b >= 4096n) refuse("The number is too large.");
      return b >= 0n ? a ** b : undefined;
    case "square":
      return a * a;
    case "floor_divide":
      return b === 0n ? undefined : (a - (((a % b) + b) % b)) / b;
    case "remainder":
      return b === 0n ? undefined : ((a % b) + b) % b;
    default:
      return undefined;
  }
}

const FLOAT_FOLDS: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power: (a, b) => a ** b,
  square: (a) => a * a,
  sqrt: Math.sqrt,
};
