import type { Binding } from "./binding.ts";
import type { Bound } from "./bound.ts";
import type { FunctionSpec } from "./functions/signature.ts";
import { refuse } from "./refuse.ts";
import { type Argument, ExpressionFault } from "./syntax.ts";

/** Gives each argument its parameter, by place or by name. */
export function assignArguments(
  binding: Binding,
  spec: Pick<FunctionSpec, "name" | "parameters">,
  receiver: Bound | null,
  args: readonly Argument[],
): Map<string, Bound> {
  const values = new Map<string, Bound>();
  const byPlace = spec.parameters.filter((parameter) => !parameter.keyword).map((parameter) => parameter.name);
  if (receiver) values.set(byPlace.shift() ?? "x", receiver);
  for (const { name, value } of args) {
    const known = spec.parameters.some((parameter) => parameter.name === name);
    if (name !== null && !known) {
      throw new ExpressionFault(
        `${spec.name} has no parameter “${name}”.`,
        value,
        `It has ${spec.parameters.map((p) => p.name).join(", ")}.`,
      );
    }
    const rest = spec.parameters.find((candidate) => candidate.rest && candidate.name === byPlace[0]);
    if (name === null && rest && value.kind !== "sequence") {
      const given = values.get(rest.name);
      const items = given?.kind === "list" ? given.items : [];
      values.set(rest.name, { kind: "list", items: [...items, binding.bind(value)] });
      continue;
    }
    const parameter = name ?? byPlace.shift();
    if (parameter === undefined) throw new ExpressionFault(`${spec.name} takes fewer arguments.`, value);
    if (values.has(parameter)) throw new ExpressionFault(`${parameter} of ${spec.name} is given twice.`, value);
    if (name !== null && byPlace.includes(name)) byPlace.splice(byPlace.indexOf(name), 1);
    values.set(parameter, binding.bind(value));
  }
  const missing = spec.parameters.find((parameter) => !parameter.optional && !values.has(parameter.name));
  return missing ? refuse(`${spec.name} needs ${missing.name}.`) : values;
}
