import { Fault } from "../../core/fault.ts";

const FIELD = /\{\{|\}\}|\{([^{}]*)\}|[{}]/g;
/** The part of Python's format specification that texts take: fill and alignment, width, precision. */
const SPEC = /^(?:(.)?([<>^]))?(0)?(\d+)?(?:\.(\d+))?s?$/su;

/**
 * Fills a target path in, as Python's `str.format` does for texts: `measurements/{match:0>3}/data`.
 *
 * @throws Fault `invalid` that names the field which is not known, or the specification that texts do not take.
 */
export function formatTarget(template: string, fields: Readonly<Record<string, string>>): string {
  return template.replace(FIELD, (whole, field: string | undefined) => {
    if (whole === "{{" || whole === "}}") return whole.charAt(0);
    if (field === undefined) throw new Fault("invalid", `The target path “${template}” has a single “${whole}”.`);
    const [name = "", ...rest] = field.split(":");
    const value = fields[name];
    if (value === undefined) {
      const known = Object.keys(fields).map((key) => `{${key}:}`);
      throw new Fault("invalid", `The target path has {${field}}; there is only ${known.join(" and ")}.`);
    }
    return formatted(value, rest.join(":"));
  });
}

function formatted(value: string, spec: string): string {
  const parts = SPEC.exec(spec);
  if (!parts) throw new Fault("invalid", `“${spec}” is no format of a text; write e.g. “0>3” for three places.`);
  const [, fill, align, zero, width, precision] = parts;
  const cut = precision === undefined ? value : [...value].slice(0, Number(precision)).join("");
  const missing = Math.max(0, Number(width ?? 0) - [...cut].length);
  const filler = fill ?? (zero ? "0" : " ");
  const before = align === ">" ? missing : align === "^" ? Math.floor(missing / 2) : 0;
  return filler.repeat(before) + cut + filler.repeat(missing - before);
}
