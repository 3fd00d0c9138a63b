import { Fault } from "../../core/fault.ts";

/** How many ways of matching an expression may have to go through: it grows with the length of the text. */
export interface RegexCost {
  /** Parts that take any number of characters. */
  readonly wildcards: number;
  /** Ways of the parts that may be there or not, or between two numbers of times. */
  readonly ways: number;
}

/** Ways that are gone through in a moment. */
const MOST_WAYS = 2e9;
const HINT = "Write it without a repetition inside a repeated group, e.g. ([a-z_]+) for ([a-z]+_?)+.";

/**
 * What an expression may cost. A regular expression that repeats what is itself repeated, `(a+)+`, can take longer than
 * anybody waits for a short text; matching cannot be interrupted, so such ones are not taken.
 *
 * @throws Fault `invalid` for a repetition in a repeated group, and for repeated alternatives that begin alike.
 */
export function regexCost(body: string): RegexCost {
  const { wildcards, ways } = new Reader(body).alternatives();
  return { wildcards: wildcards + (/^\^/.test(body) ? 0 : 1), ways };
}

/** @throws Fault `invalid` where it would take too long for a text of this length. */
export function requireFast({ wildcards, ways }: RegexCost, length: number): void {
  let total = ways;
  for (let i = 1; i <= wildcards; i++) total *= (length + i) / i;
  if (total <= MOST_WAYS) return;
  throw new Fault("invalid", `It has too many repetitions for a path of ${length} characters.`, {
    hint: "Write the parts that are the same in all paths as they are.",
  });
}

interface Part extends RegexCost {
  /** Whether it can match in several ways by itself. */
  readonly varies: boolean;
  /** The literal characters that its alternatives begin with; null for one that begins otherwise. */
  readonly begins: readonly (string | null)[];
}

const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/;

/** Reads an expression that is known to be one, as far as its cost goes. */
class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  alternatives(): Part {
    const all = [this.sequence()];
    while (this.text[this.at] === "|") {
      this.at++;
      all.push(this.sequence());
    }
    return {
      wildcards: Math.max(...all.map(({ wildcards }) => wildcards)),
      ways: all.reduce((sum, { ways }) => sum + ways, 0),
      varies: all.some(({ varies }) => varies),
      begins: all.flatMap(({ begins }) => begins),
    };
  }

  private sequence(): Part {
    let whole: Part = { wildcards: 0, ways: 1, varies: false, begins: [null] };
    for (let first = true; this.at < this.text.length && !"|)".includes(this.text[this.at] as string); first = false) {
      const part = this.repeated(this.atom());
      whole = {
        wildcards: whole.wildcards + part.wildcards,
        ways: whole.ways * part.ways,
        varies: whole.varies || part.varies,
        begins: first ? part.begins : whole.begins,
      };
    }
    return whole;
  }

  private repeated(part: Part): Part {
    const [found, low, range, high] = QUANTIFIER.exec(this.text.slice(this.at)) ?? [];
    if (found === undefined) return part;
    this.at += found.length;
    if (found[0] === "?") return { ...part, ways: part.ways + 1, varies: true, begins: [null] };
    const from = low === undefined ? (found[0] === "+" ? 1 : 0) : Number(low);
    const to =
      low === undefined || (range !== undefined && high === "") ? Number.POSITIVE_INFINITY : Number(high ?? low);
    if (to > 1 && part.varies) throw new Fault("invalid", "It repeats what is itself repeated.", { hint: HINT });
    const alike =
      part.begins.length > 1 && (part.begins.includes(null) || new Set(part.begins).size < part.begins.length);
    if (to > 1 && alike) {
      throw new Fault("invalid", "It repeats alternatives that may begin alike.", {
        hint: "Write single characters in brackets, e.g. [ab]* for (a|b)*.",
      });
    }
    const begins = from === 0 ? [null] : part.begins;
    if (to === Number.POSITIVE_INFINITY) return { ...part, wildcards: part.wildcards + 1, varies: true, begins };
    return { ...part, ways: part.ways * (to - from + 1), varies: part.varies || to > from, begins };
  }

  private atom(): Part {
    const plain = (begins: string | null): Part => ({ wildcards: 0, ways: 1, varies: false, begins: [begins] });
    const character = this.text[this.at++] as string;
    if (character === "(") {
      const kind = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(this.text.slice(this.at))?.[0] ?? "";
      this.at += kind.length;
      const inner = this.alternatives();
      this.at++; // the bracket
      return inner;
    }
    if (character === "[") {
      for (; this.at < this.text.length && this.text[this.at] !== "]"; this.at++)
        if (this.text[this.at] === "\\") this.at++;
      this.at++;
      return plain(null);
    }
    if (character === "\\") {
      const escaped = this.text[this.at++] ?? "";
      if (escaped === "k") this.at = Math.max(this.at, this.text.indexOf(">", this.at) + 1);
      return plain(/[\w]/.test(escaped) ? null : escaped);
    }
    return plain(/[.^$]/.test(character) ? null : character);
  }
}
