import { parser } from "@lezer/python";
import { CONSTANTS, FUNCTIONS } from "../../array/functions/catalog.ts";
import { METHODS } from "../../array/functions/methods.ts";

export type Tone = "name" | "function" | "number" | "string" | "word" | "selected" | "operator" | "comment" | "plain";

/** A stretch of a text of one colour. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
}

const TONES: Readonly<Record<string, Tone>> = {
  Number: "number",
  String: "string",
  FormatString: "string",
  Boolean: "word",
  None: "word",
  Ellipsis: "number",
  Comment: "comment",
  ArithOp: "operator",
  CompareOp: "operator",
  BitOp: "operator",
};
const KEYWORD = /^[a-z]+$/;

/** The stretches of a text of Python that are coloured, in order; what lies between them is plain. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  parser.parse(text).iterate({
    enter({ name, from, to, node }) {
      if (from === to) return undefined;
      const tone = name === "VariableName" ? toneOfName(text.slice(from, to)) : (TONES[name] ?? keywordTone(name));
      const word = text.slice(from, to);
      if (name === "PropertyName" && (FUNCTIONS.has(word) || METHODS.has(word))) {
        tokens.push({ from, to, tone: "function" });
      } else if (tone && (tone !== "word" || node.firstChild === null)) tokens.push({ from, to, tone });
      // A string is coloured whole, with what stands inside it.
      return tone !== "string";
    },
  });
  return tokens;
}

function toneOfName(name: string): Tone {
  if (name === "_" || name === "this") return "selected";
  if (FUNCTIONS.has(name)) return "function";
  return CONSTANTS.has(name) ? "word" : "name";
}

/** Keywords are nodes named like themselves. */
function keywordTone(name: string): Tone | undefined {
  return KEYWORD.test(name) ? "word" : undefined;
}

/** A text cut at the ends of its tokens and at some further places. */
export function piecesOf(text: string, tokens: readonly Token[], cuts: readonly number[]): Token[] {
  const ends = new Set([0, text.length, ...tokens.flatMap(({ from, to }) => [from, to]), ...cuts]);
  const places = [...ends].filter((place) => place >= 0 && place <= text.length).sort((a, b) => a - b);
  let at = 0;
  return places.slice(1).map((to, i) => {
    const from = places[i] ?? 0;
    while ((tokens[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at++;
    const token = tokens[at];
    return { from, to, tone: token && token.from <= from ? token.tone : "plain" };
  });
}
