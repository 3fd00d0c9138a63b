/** What a literal of Python can hold, as far as headers of NumPy files need it. */
export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

const TOKEN = /\s*(?:([{}[\](),:])|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+)L?|(True|False|None))/y;
const WORDS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

/** Reads one literal: texts, whole numbers, True, False, None, lists, tuples and dicts. Undefined where it is none. */
export function pythonLiteral(text: string): Literal | undefined {
  const tokens: string[] = [];
  const values: (Literal | undefined)[] = [];
  const source = text.trim();
  for (let at = 0; at < source.length; ) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) return undefined;
    at = TOKEN.lastIndex;
    const [, mark, single, double, number, word] = match;
    tokens.push(mark ?? "value");
    const quoted = single ?? double;
    if (quoted !== undefined) values.push(quoted.replace(/\\(.)/g, "$1"));
    else if (number !== undefined) values.push(Number(number));
    else values.push(word === undefined ? undefined : WORDS[word]);
  }
  let at = 0;
  const fail = Symbol("fail");
  const items = (end: string): Literal[] => {
    const all: Literal[] = [];
    while (tokens[at] !== end) {
      all.push(value());
      if (tokens[at] === ",") at++;
      else if (tokens[at] !== end) throw fail;
    }
    at++;
    return all;
  };
  const dict = (): Literal => {
    const all = new Map<string, Literal>();
    while (tokens[at] !== "}") {
      const key = value();
      if (typeof key !== "string" || tokens[at++] !== ":") throw fail;
      all.set(key, value());
      if (tokens[at] === ",") at++;
      else if (tokens[at] !== "}") throw fail;
    }
    at++;
    return all;
  };
  const value = (): Literal => {
    const token = tokens[at];
    const own = values[at++];
    if (token === "value") return own as Literal;
    if (token === "[") return items("]");
    if (token === "(") return items(")");
    if (token === "{") return dict();
    throw fail;
  };
  try {
    const whole = value();
    return at === tokens.length ? whole : undefined;
  } catch (cause) {
    if (cause === fail) return undefined;
    throw cause;
  }
}
