import { CONSTANTS, FUNCTIONS } from "../../array/functions/catalog.ts";
import { METHODS } from "../../array/functions/methods.ts";
import { type CallSpec, signatureText } from "../../array/functions/signature.ts";
import type { Completion } from "../../state/expression.ts";
import type { CaretCall, CaretWord } from "./caretContext.ts";

/** One entry of the list of what can be written at the caret. */
export interface Suggestion {
  readonly kind: "function" | "dataset" | "parameter" | "constant";
  /** What is found in the list. */
  readonly name: string;
  /** What is written in place of the word. */
  readonly insert: string;
  readonly detail: string;
  readonly doc?: string;
}

const MOST = 120;

/** What fits the word at the caret: parameters of the call, then datasets, then functions. */
export function suggestionsFor(
  word: CaretWord,
  call: CaretCall | null,
  datasets: readonly Completion[],
): readonly Suggestion[] {
  const found: Suggestion[] = [];
  if (word.kind === "name" && call) found.push(...parametersLike(word.prefix, call));
  if (word.kind !== "member") found.push(...datasets.map(datasetSuggestion));
  if (word.kind !== "path") found.push(...functionsLike(word));
  return found.slice(0, MOST);
}

function parametersLike(prefix: string, call: CaretCall): Suggestion[] {
  const spec = specOf(call);
  if (!spec || call.keyword !== null) return [];
  return spec.parameters
    .filter(({ name, optional }) => optional && name.startsWith(prefix) && prefix !== "")
    .map(({ name }) => ({ kind: "parameter", name: `${name}=`, insert: `${name}=`, detail: `of ${call.name}` }));
}

function datasetSuggestion({ name, path, detail }: Completion): Suggestion {
  return { kind: "dataset", name, insert: name, detail, doc: path };
}

function functionsLike({ kind, prefix }: CaretWord): Suggestion[] {
  const wanted = prefix.toLowerCase();
  const functions = [...(kind === "member" ? METHODS : FUNCTIONS).values()]
    .filter((spec) => spec.name.toLowerCase().startsWith(wanted))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((spec) => functionSuggestion(spec, kind === "member"));
  if (kind === "member") return functions;
  const constants = [...CONSTANTS.keys()].filter((name) => name.startsWith(wanted) && wanted !== "");
  return [
    ...functions,
    ...constants.map((name): Suggestion => ({ kind: "constant", name, insert: name, detail: "constant" })),
  ];
}

/** What is called: a method may take other arguments than the function of its name. */
function specOf({ name, method }: CaretCall): CallSpec | undefined {
  return (method ? METHODS.get(name) : undefined) ?? FUNCTIONS.get(name);
}

function functionSuggestion(spec: CallSpec, method: boolean): Suggestion {
  const shown = method ? { ...spec, parameters: spec.parameters.slice(1) } : spec;
  return {
    kind: "function",
    name: spec.name,
    insert: `${spec.name}(`,
    detail: signatureText(shown).slice(spec.name.length),
    doc: spec.doc,
  };
}

/** Whether accepting a suggestion would write what stands there already. */
export function isWritten(suggestion: Suggestion, word: CaretWord): boolean {
  return word.kind !== "path" && suggestion.kind !== "parameter" && suggestion.name === word.prefix;
}

/** What the signature help says of a call: its parameters, and which one is being written. */
export function signatureOf(
  call: CaretCall,
): { readonly spec: CallSpec; readonly parts: readonly string[]; readonly active: number } | null {
  const spec = specOf(call);
  if (!spec) return null;
  const parameters = call.method && METHODS.has(call.name) ? spec.parameters.slice(1) : spec.parameters;
  const byName = parameters.findIndex(({ name }) => name === call.keyword);
  const positional = parameters[call.position]?.keyword ? -1 : call.position;
  return {
    spec,
    parts: parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)),
    active: call.keyword === null ? positional : byName,
  };
}
