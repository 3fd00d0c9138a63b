import { type ElementType, elementTypeOf } from "./elementType.ts";
import { type Expr, node, type SourceRef, type ValueType } from "./expr.ts";
import { bitsOf, isFloat, isSigned } from "./promote.ts";
import { refuse } from "./refuse.ts";

export function source(ref: SourceRef, shape: readonly number[], stored = ref.stored): Expr {
  return node(shape, valueType(stored, ref), { kind: "source", source: ref });
}

function valueType(dtype: SourceRef["stored"], { path, part }: SourceRef): ValueType {
  let type = dtype;
  for (const name of part) {
    const next =
      type.kind === "compound"
        ? type.fields.find((field) => field.name === name)?.dtype
        : type.kind === "complex" && (name === "real" || name === "imag")
          ? type.base
          : undefined;
    if (!next) refuse(`${path} has no part “${name}”.`);
    type = next;
  }
  if (type.kind === "string") return "str";
  if (type.kind === "compound") {
    const names = type.fields.map((field) => field.name);
    return refuse(
      `${path} is a compound; choose one of its fields.`,
      `e.g. _["${names[0] ?? ""}"]; it has ${names.slice(0, 8).join(", ")}.`,
    );
  }
  if (type.kind === "complex") return refuse(`${path} holds complex numbers.`, "Take .real, .imag or abs() of it.");
  return elementTypeOf(type) ?? refuse(`Values of type ${type.kind} cannot be computed with.`);
}

export function constant(value: number | bigint | boolean, type?: ElementType): Expr {
  const weak = type === undefined && typeof value !== "boolean";
  const own = type ?? (typeof value === "boolean" ? "b1" : typeof value === "bigint" ? "i8" : "f8");
  return node([], own, { kind: "constant", value: typeof value === "boolean" ? Number(value) : value, weak });
}

/** The type of an operand that must be a number. */
export function numeric(expr: Expr, what: string): ElementType {
  return expr.type === "str" ? refuse(`${what} does not work on strings.`) : expr.type;
}

export function cast(arg: Expr, type: ElementType): Expr {
  const from = numeric(arg, "astype");
  if (arg.kind === "constant") return constant(castValue(arg.value, type), type);
  return from === type ? arg : node(arg.shape, type, { kind: "cast", arg });
}

export function broadcast(arg: Expr, shape: readonly number[]): Expr {
  if (arg.kind === "constant") return arg; // a scalar fits everywhere
  const missing = shape.length - arg.shape.length;
  const full = missing > 0 ? addAxes(arg, missing) : arg;
  return sameShape(full.shape, shape) ? full : node(shape, arg.type, { kind: "broadcast", arg: full });
}

function addAxes(arg: Expr, count: number): Expr {
  const from = [...new Array<null>(count).fill(null), ...arg.shape.map((_, axis) => axis)];
  return node([...new Array<number>(count).fill(1), ...arg.shape], arg.type, { kind: "axes", arg, from });
}

/** NumPy's broadcasting: shapes are aligned at their ends, extents are equal or 1. */
export function commonShape(shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, i) => {
    let extent = 1;
    for (const shape of shapes) {
      const n = shape[shape.length - rank + i] ?? 1;
      if (n === 1 || n === extent) continue;
      if (extent !== 1) {
        refuse(
          `Shapes ${shapes.map((s) => `(${s.join(", ")})`).join(" and ")} do not fit together.`,
          "Extents must be equal or 1, counted from the last axis.",
        );
      }
      extent = n;
    }
    return extent;
  });
}
/** A constant that has a shape of its own, for where the result must not shrink to a scalar. */
export function broadcastConstant(value: Expr, shape: readonly number[]): Expr {
  if (shape.length === 0) return value;
  const ones = node(
    shape.map(() => 1),
    value.type,
    { kind: "axes", arg: value, from: shape.map(() => null) },
  );
  return node(shape, value.type, { kind: "broadcast", arg: ones });
}
/** A constant in another type: floats are truncated towards 0, integers wrap. */
export function castValue(value: number | bigint, type: ElementType): number | bigint {
  if (type === "b1") return Number(value) === 0 ? 0 : 1;
  if (isFloat(type)) return type === "f8" ? Number(value) : Math.fround(Number(value));
  const whole = typeof value === "bigint" ? value : Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
  const bits = bitsOf(type);
  return isSigned(type) ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
}
function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((n, axis) => n === b[axis]);
}
