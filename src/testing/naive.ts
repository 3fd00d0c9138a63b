import { castValue } from "../array/build.ts";
import type { ElementType } from "../array/elementType.ts";
import type { Expr } from "../array/expr.ts";
import { elements } from "../array/grid.ts";
import { isFloat } from "../array/promote.ts";

type Scalar = number | bigint;

/** All values of an expression in C order, computed one by one, straight from the definitions: slow, and easy to check. */
export function naive(expr: Expr, sources: ReadonlyMap<string, ArrayLike<Scalar>>): Scalar[] {
  const cache = new Map<string, Scalar[]>();
  const all = (part: Expr): Scalar[] => {
    let values = cache.get(part.id);
    if (!values) {
      values = compute(part);
      cache.set(part.id, values);
    }
    return values;
  };

  const compute = (part: Expr): Scalar[] => {
    const type = part.type as ElementType;
    switch (part.kind) {
      case "source":
        return Array.from(sources.get(part.source.path) as ArrayLike<Scalar>);
      case "constant":
        return [part.value];
      case "map": {
        const args = part.args.map((arg) => ({ values: all(arg), scalar: arg.shape.length === 0 }));
        return each(part.shape, (_, i) =>
          operate(
            part.op,
            type,
            part.args[part.op === "where" ? 1 : 0]?.type as ElementType,
            args.map(({ values, scalar }) => values[scalar ? 0 : i] as Scalar),
          ),
        );
      }
      case "cast":
        return all(part.arg).map((value) => castValue(value, type));
      case "broadcast":
        return each(part.shape, (at) =>
          pick(
            part.arg,
            at.map((i, axis) => (part.arg.shape[axis] === 1 ? 0 : i)),
          ),
        );
      case "slice":
        return each(part.shape, (at) =>
          pick(
            part.arg,
            at.map((i, axis) => (part.ranges[axis]?.start ?? 0) + i * (part.ranges[axis]?.step ?? 1)),
          ),
        );
      case "axes":
        return each(part.shape, (at) =>
          pick(
            part.arg,
            part.arg.shape.map((_, axis) => at[part.from.indexOf(axis)] ?? 0),
          ),
        );
      case "take":
        return each(part.shape, (at) =>
          pick(
            part.arg,
            at.map((i, axis) => (axis === part.axis ? (part.at[i] as number) : i)),
          ),
        );
      case "concat":
        return each(part.shape, (at) => {
          let place = at[part.axis] as number;
          for (const arg of part.args) {
            const n = arg.shape[part.axis] as number;
            if (place < n)
              return pick(
                arg,
                at.map((i, axis) => (axis === part.axis ? place : i)),
              );
            place -= n;
          }
          throw new Error("outside");
        });
      case "reshape":
        return all(part.arg);
      case "reduce": {
        const kept = part.arg.shape.map((_, axis) => axis).filter((axis) => !part.axes.includes(axis));
        const cells = new Map<string, Scalar[]>();
        each(part.arg.shape, (at, i) => {
          const key = kept.map((axis) => at[axis]).join();
          const cell = cells.get(key) ?? [];
          cell.push(all(part.arg)[i] as Scalar);
          cells.set(key, cell);
          return 0;
        });
        return each(part.shape, (at) =>
          fold(part.op.name, "skipna" in part.op && part.op.skipna, type, cells.get(at.join()) ?? []),
        );
      }
      case "window":
        return each(part.shape, (at) => {
          const values = Array.from({ length: part.size }, (_, k) =>
            pick(
              part.arg,
              at.map((i, axis) => (axis === part.axis ? i * part.stride + k : i)),
            ),
          );
          return fold(part.op, part.skipna, type, values);
        });
      case "scan":
        return each(part.shape, (at) => {
          const before = Array.from({ length: (at[part.axis] as number) + 1 }, (_, k) =>
            pick(
              part.arg,
              at.map((i, axis) => (axis === part.axis ? k : i)),
            ),
          );
          return fold(part.op, false, type, before);
        });
      case "group":
        throw new Error("groups have their own tests");
    }
  };

  const pick = (part: Expr, at: readonly number[]): Scalar => {
    const place = at.reduce((sum, i, axis) => sum * (part.shape[axis] as number) + i, 0);
    return all(part)[place] as Scalar;
  };

  return all(expr);
}

function each(shape: readonly number[], value: (at: number[], i: number) => Scalar): Scalar[] {
  const at = shape.map(() => 0);
  return Array.from({ length: elements(shape) }, (_, i) => {
    let rest = i;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at[axis] = rest % (shape[axis] as number);
      rest = Math.floor(rest / (shape[axis] as number));
    }
    return value([...at], i);
  });
}

function operate(op: string, type: ElementType, argType: ElementType, [a = 0, b = 0, c = 0]: Scalar[]): Scalar {
  const [x, y] = [Number(a), Number(b)];
  switch (op) {
    case "where":
      return Number(a) !== 0 ? b : c;
    case "equal":
      return Number(a === b || x === y);
    case "not_equal":
      return Number(!(a === b || x === y));
    case "less":
      return Number(a < b);
    case "less_equal":
      return Number(a <= b);
    case "greater":
      return Number(a > b);
    case "greater_equal":
      return Number(a >= b);
    case "isnan":
      return Number(Number.isNaN(x));
    case "negative":
      return castValue(isFloat(type) ? -x : -BigInt(a), type);
    case "absolute":
      return castValue(isFloat(type) ? Math.abs(x) : BigInt(a) < 0n ? -BigInt(a) : BigInt(a), type);
    case "sqrt":
      return castValue(Math.sqrt(x), type);
    case "square":
      return castValue(isFloat(type) ? x * x : BigInt(a) * BigInt(a), type);
    case "minimum":
      return Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : a < b ? a : b;
    case "maximum":
      return Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : a > b ? a : b;
    case "bitwise_and":
      return castValue(BigInt(a) & BigInt(b), argType);
    case "bitwise_or":
      return castValue(BigInt(a) | BigInt(b), argType);
    case "add":
      return castValue(isFloat(type) ? x + y : BigInt(a) + BigInt(b), type);
    case "subtract":
      return castValue(isFloat(type) ? x - y : BigInt(a) - BigInt(b), type);
    case "multiply":
      return castValue(isFloat(type) ? x * y : BigInt(a) * BigInt(b), type);
    case "divide":
      return castValue(x / y, type);
    default:
      throw new Error(`the naive evaluator has no ${op}`);
  }
}

function fold(name: string, skipna: boolean, type: ElementType, given: Scalar[]): Scalar {
  const values = skipna ? given.filter((value) => !Number.isNaN(Number(value))) : given;
  const hasNaN = values.some((value) => Number.isNaN(Number(value)));
  const sum = () => values.reduce<number>((total, value) => total + Number(value), 0);
  switch (name) {
    case "sum":
      return isFloat(type)
        ? castValue(sum(), type)
        : castValue(
            values.reduce<bigint>((total, value) => total + BigInt(value), 0n),
            type,
          );
    case "mean":
      return castValue(sum() / values.length, type);
    case "min":
    case "max": {
      if (hasNaN || values.length === 0) return Number.NaN;
      return values.reduce((best, value) => ((name === "min") === value < best ? value : best));
    }
    case "any":
      return Number(values.some((value) => Number(value) !== 0));
    case "all":
      return Number(values.every((value) => Number(value) !== 0));
    case "count":
      return BigInt(given.filter((value) => !Number.isNaN(Number(value))).length);
    case "std":
    case "var": {
      const mean = sum() / values.length;
      const variance = values.reduce<number>((total, value) => total + (Number(value) - mean) ** 2, 0) / values.length;
      return castValue(name === "std" ? Math.sqrt(variance) : variance, type);
    }
    default:
      throw new Error(`the naive evaluator has no ${name}`);
  }
}
