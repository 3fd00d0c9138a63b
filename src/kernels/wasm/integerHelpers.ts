import { FunctionCode, I32, I64 } from "./encoder.ts";
import { OP, SCALAR_INT } from "./opcodes.ts";

type Width = 32 | 64;

const kind = (width: Width) => (width === 64 ? I64 : I32);

function constant(code: FunctionCode, width: Width, value: number): FunctionCode {
  return width === 64 ? code.i64(BigInt(value)) : code.i32(value);
}

/** Quotient rounded down, or what is left of it with the divisor's sign; both 0 where the divisor is. */
export function division(width: Width, signed: boolean, remainder: boolean): FunctionCode {
  const int = SCALAR_INT[width];
  const code = new FunctionCode([kind(width), kind(width)], kind(width));
  const zero = () => constant(code, width, 0);
  code
    .get(1)
    .op(int.eqz)
    .when(() => zero().giveBack());
  if (!signed)
    return code
      .get(0)
      .get(1)
      .op(remainder ? int.remU : int.divU);
  // The smallest integer by -1 would trap.
  constant(code.get(1), width, -1)
    .op(int.eq)
    .when(() => (remainder ? zero() : zero().get(0).op(int.sub)).giveBack());
  const rest = code.local(kind(width));
  code.get(0).get(1).op(int.remS).set(rest);
  // Whether the signs differ and something is left.
  const adjust = () => {
    code.get(rest).get(1).op(int.xor);
    zero().op(int.ltS).get(rest);
    zero().op(int.ne).op(OP.i32And);
  };
  if (remainder) code.get(rest).get(1).op(int.add).get(rest);
  else {
    const quotient = code.local(kind(width));
    constant(code.get(0).get(1).op(int.divS).tee(quotient), width, 1).op(int.sub).get(quotient);
  }
  adjust();
  return code.op(OP.select);
}

/** By squaring, modulo 2 ** width. A negative exponent gives the fraction cut off: 0, but for the bases 1 and -1. */
export function power(width: Width, signed: boolean): FunctionCode {
  const int = SCALAR_INT[width];
  const code = new FunctionCode([kind(width), kind(width)], kind(width));
  const result = code.local(kind(width));
  if (signed) {
    constant(code.get(1), width, 0)
      .op(int.ltS)
      .when(() => {
        constant(code.get(0), width, 1)
          .op(int.eq)
          .when(() => constant(code, width, 1).giveBack());
        constant(code.get(0), width, -1)
          .op(int.ne)
          .when(() => constant(code, width, 0).giveBack());
        // -1 to an even power is 1.
        constant(code, width, 1);
        constant(code.get(1), width, 1).op(int.and);
        constant(code, width, 1).op(int.shl).op(int.sub).giveBack();
      });
  }
  constant(code, width, 1).set(result);
  code.block(() => {
    code.loop(() => {
      code.get(1).op(int.eqz).brIf(1);
      constant(code.get(1), width, 1)
        .op(int.and)
        .op(int.eqz)
        .op(OP.i32Eqz)
        .when(() => code.get(result).get(0).op(int.mul).set(result));
      code.get(0).get(0).op(int.mul).set(0);
      constant(code.get(1), width, 1).op(int.shrU).set(1).br(0);
    });
  });
  return code.get(result);
}

/** Shifts by as many bits as the type has, or more, leave nothing but the sign. */
export function shift(width: Width, signed: boolean, left: boolean, bits: number): FunctionCode {
  const int = SCALAR_INT[width];
  const code = new FunctionCode([kind(width), kind(width)], kind(width));
  const beyond = () => {
    if (signed && !left) constant(code.get(0), width, width - 1).op(int.shrS);
    else constant(code, width, 0);
  };
  code
    .get(0)
    .get(1)
    .op(left ? int.shl : signed ? int.shrS : int.shrU);
  beyond();
  return constant(code.get(1), width, bits).op(int.ltU).op(OP.select);
}
