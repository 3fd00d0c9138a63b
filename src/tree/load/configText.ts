import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import type { ConfigMark, ConfigProblem } from "../../core/loading.ts";
import type { LoadConfig } from "./loadEntry.ts";
import { readConfig } from "./readConfig.ts";

/** Aliases may repeat each other without end. */
const MOST_ALIASES = 1000;

/** Understands the YAML text of a load configuration; each problem has its place in the text. */
export function readConfigText(text: string): { readonly config: LoadConfig; readonly marks: readonly ConfigMark[] } {
  const document = parseDocument(text, { prettyErrors: false, lineCounter: new LineCounter(), merge: true });
  const marks = [...document.errors, ...document.warnings].map(
    (error): ConfigMark => ({
      at: [],
      part: "value",
      severity: document.errors.includes(error as (typeof document.errors)[number]) ? "error" : "warning",
      message: `YAML: ${error.message.replace(/\.?$/, ".")}`,
      from: Math.min(error.pos[0], text.length),
      to: Math.min(Math.max(error.pos[1], error.pos[0] + 1), text.length),
    }),
  );
  if (document.errors.length > 0) return { config: { createGroups: [], entries: [] }, marks };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    const message = `YAML: ${cause instanceof Error ? cause.message : String(cause)}.`;
    marks.push({ at: [], part: "value", severity: "error", message, from: 0, to: text.length });
    return { config: { createGroups: [], entries: [] }, marks };
  }
  const { config, problems } = readConfig(value);
  return { config, marks: [...marks, ...problems.map((problem) => placed(problem, document.contents, text.length))] };
}

/** The place of a problem: of its key or its value, else of the nearest thing around it. */
function placed(problem: ConfigProblem, root: Node | null, length: number): ConfigMark {
  let node: unknown = root;
  let found: unknown = root;
  for (const [depth, step] of problem.at.entries()) {
    const isLast = depth === problem.at.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      found = (isLast && problem.part === "key") || !pair.value ? pair.key : pair.value;
      // A whole mapping underlined says less than its name.
      if (isLast && (isMap(pair.value) || isSeq(pair.value))) found = pair.key;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      node = node.items[step];
      found = isPair(node) ? node.key : node;
    } else break;
  }
  const range = (found as Node | null | undefined)?.range;
  const [from, to] = range ? [range[0], range[1]] : [0, length];
  return { ...problem, from: Math.min(from, length), to: Math.min(Math.max(to, from + 1), length) };
}
