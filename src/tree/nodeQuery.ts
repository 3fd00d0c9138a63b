import picomatch from "picomatch";
import { Fault } from "../core/fault.ts";
import type { AttributeInfo, NodeInfo } from "../core/node.ts";
import { numpyText } from "../core/numpyText.ts";
import type { NodePath } from "../core/path.ts";

/** What a search looks for: all parts must hold. */
export interface NodeQuery {
  readonly matchesPath: (path: NodePath) => boolean;
  /** For nodes whose path matches; of what is known without attributes. */
  readonly matchesFacts: (node: NodeInfo) => boolean;
  /** Absent where attributes do not matter: they cost a further look at each node. */
  readonly matchesAttributes?: (attributes: readonly AttributeInfo[]) => boolean;
}

type Terms = { facts: ((node: NodeInfo) => boolean)[]; attributes: ((list: readonly AttributeInfo[]) => boolean)[] };

/**
 * Understands a search: words, which are looked for anywhere in the path whatever their case; words with `*`, `?`, `[]` or
 * `{}`, which are globs over the path, or over the name where they have no slash; and terms `type:float`, `kind:group`,
 * `ndim:>2`, `attr:units` or `attr:units=K`. Quotes keep blanks together. A term that is not known is a Fault.
 */
export function parseQuery(text: string): NodeQuery {
  const terms: Terms = { facts: [], attributes: [] };
  const paths: ((path: NodePath) => boolean)[] = [];
  for (const [, quotedWord, word = ""] of text.matchAll(/"([^"]*)"|((?:[^\s"]|"[^"]*")+)/g)) {
    if (quotedWord !== undefined) paths.push(contains(quotedWord));
    else {
      const [, name = "", value = ""] = /^([a-z]+):(.*)$/i.exec(word) ?? [];
      const term = name === "" ? undefined : TERMS[name.toLowerCase()];
      if (term) term(value.replaceAll('"', ""), terms);
      else if (name !== "" && !word.includes("/")) {
        throw new Fault("invalid", `There is no search term “${name}:”.`, {
          hint: `There are ${Object.keys(TERMS)
            .map((known) => `${known}:`)
            .join(", ")}.`,
        });
      } else paths.push(/[*?[\]{}]/.test(word) ? glob(word) : contains(word));
    }
  }
  const { facts, attributes } = terms;
  return {
    matchesPath: (path) => paths.every((matches) => matches(path)),
    matchesFacts: (node) => facts.every((matches) => matches(node)),
    ...(attributes.length > 0 && {
      matchesAttributes: (list: readonly AttributeInfo[]) => attributes.every((matches) => matches(list)),
    }),
  };
}

function contains(word: string): (path: NodePath) => boolean {
  const lower = word.toLowerCase();
  return (path) => path.toLowerCase().includes(lower);
}

function glob(pattern: string): (path: NodePath) => boolean {
  const options = { nocase: true, dot: true };
  if (!pattern.includes("/")) {
    const matches = picomatch(pattern, options);
    return (path) => matches(path.slice(path.lastIndexOf("/") + 1));
  }
  const matches = picomatch(pattern.replace(/^\//, ""), options);
  return (path) => matches(path.slice(1));
}

const TERMS: Readonly<Record<string, (value: string, terms: Terms) => void>> = {
  type: (value, { facts }) => {
    const wanted = value.toLowerCase();
    facts.push(
      ({ dtype }) =>
        dtype !== null && (dtype.kind.startsWith(wanted) || numpyText(dtype).toLowerCase().includes(wanted)),
    );
  },
  kind: (value, { facts }) => {
    const wanted = value.toLowerCase();
    facts.push(({ kind }) => kind.startsWith(wanted) || (wanted === "link" && kind.endsWith("link")));
  },
  ndim: (value, { facts }) => {
    const compare = comparison(value);
    facts.push(({ shape }) => shape !== null && compare(shape.length));
  },
  attr: (value, { attributes }) => {
    const [name = "", wanted] = value.split(/=(.*)/s);
    const matches = /[*?[\]{}]/.test(name) ? picomatch(name, { nocase: true }) : undefined;
    attributes.push((list) =>
      list.some((attribute) => {
        const named = matches ? matches(attribute.name) : attribute.name.toLowerCase() === name.toLowerCase();
        return named && (wanted === undefined || valueText(attribute).toLowerCase().includes(wanted.toLowerCase()));
      }),
    );
  },
};

function comparison(text: string): (n: number) => boolean {
  const [, sign = "=", digits] = /^(>=|<=|>|<|=)?(\d+)$/.exec(text) ?? [];
  if (digits === undefined)
    throw new Fault("invalid", `“ndim:${text}” is not understood.`, { hint: "e.g. ndim:2, ndim:>2." });
  const wanted = Number(digits);
  switch (sign) {
    case ">":
      return (n) => n > wanted;
    case ">=":
      return (n) => n >= wanted;
    case "<":
      return (n) => n < wanted;
    case "<=":
      return (n) => n <= wanted;
    default:
      return (n) => n === wanted;
  }
}

function valueText({ value }: AttributeInfo): string {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number | bigint>).join(" ");
  return Array.isArray(value) ? value.join(" ") : String(value ?? "");
}
