import { parse } from "yaml";
import { Fault } from "../../core/fault.ts";
import type { LoaderName } from "./loadEntry.ts";
import { isMapping, kindOf } from "./optionReader.ts";

/** Aliases may repeat each other without end. */
const MOST_ALIASES = 1000;

/** dantro's containers for what the loaders of small files read. */
export const CONTAINERS = {
  text: "StringContainer",
  yaml: "MutableMappingContainer",
  yaml_to_object: "ObjectContainer",
} as const satisfies Partial<Record<LoaderName, string>>;

export type TextLoader = keyof typeof CONTAINERS;

export function isTextLoader(loader: LoaderName): loader is TextLoader {
  return loader in CONTAINERS;
}

/**
 * What a text file holds: the text itself, or what its YAML says.
 *
 * @throws Fault `damaged` where it is no YAML, `wrong-kind` where the loader wants a mapping and there is none.
 */
export function textValue(loader: TextLoader, text: string): unknown {
  if (loader === "text") return text;
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: MOST_ALIASES, merge: true, prettyErrors: true });
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    throw new Fault("damaged", `This is no YAML: ${message.replace(/:$/, "")}.`);
  }
  if (loader === "yaml" && !isMapping(value)) {
    throw new Fault("wrong-kind", `This YAML file holds ${kindOf(value)}, not a mapping.`, {
      hint: "Load it by “yaml_to_object”.",
    });
  }
  return value;
}
