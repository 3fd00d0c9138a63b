import type { Place, Syntax } from "./syntax.ts";

/** A dataset in an expression, by its short name or by its path, and where it is written. */
export type Reference = Place & ({ readonly name: string } | { readonly path: string });

/** All names, and all strings in `this["…"]`, that an expression refers to. */
export function references(syntax: Syntax): { names: string[]; paths: string[] } {
  const all = referencesIn(syntax, partsOf);
  const names = all.flatMap((each) => ("name" in each ? each.name : []));
  const paths = all.flatMap((each) => ("path" in each ? each.path : []));
  return { names: [...new Set(names)], paths: [...new Set(paths)] };
}

/**
 * The references whose values an expression takes as they are stored, in the order of the text: not those that
 * `decode_cf` decodes, nor those of which only a coordinate is taken.
 */
export function takenAsStored(syntax: Syntax): Reference[] {
  return referencesIn(syntax, (part) => {
    if (part.kind === "attribute" && !VALUES.has(part.name) && isPart(part.of)) return [];
    if (part.kind !== "call") return partsOf(part);
    const { callee, args } = part;
    const decodes = (callee.kind === "attribute" || callee.kind === "name") && callee.name === "decode_cf";
    const own = callee.kind === "attribute" ? callee.of : null;
    return [own, ...args.map(({ value }) => value)].filter((value) => value && !(decodes && isPart(value)));
  });
}

/** Attributes of a dataset that are its values, in another order or in part. */
const VALUES: ReadonlySet<string> = new Set(["T", "real", "imag"]);

/** Whether it is a dataset, or a part of one: `T`, `this["/f.h5/T"][0]`, `T.isel(time=0)`. */
function isPart(syntax: Syntax): boolean {
  if (syntax.kind === "name") return true;
  if (syntax.kind === "index") return pathOf(syntax) !== undefined || isPart(syntax.of);
  return syntax.kind === "call" && syntax.callee.kind === "attribute" && SELECTING.has(syntax.callee.name)
    ? isPart(syntax.callee.of)
    : false;
}

const SELECTING: ReadonlySet<string> = new Set(["isel", "sel"]);

/** `inner` gives the parts of an expression in which references are looked for. */
function referencesIn(syntax: Syntax, inner: (part: Syntax) => readonly (Syntax | null)[]): Reference[] {
  const path = syntax.kind === "index" ? pathOf(syntax) : undefined;
  const { from, to } = syntax;
  if (path !== undefined) return [{ path, from, to }];
  if (syntax.kind === "name") return [{ name: syntax.name, from, to }];
  return inner(syntax).flatMap((part) => (part ? referencesIn(part, inner) : []));
}

/** The parts of an expression that are expressions; the name of a function that is called is none. */
function partsOf(syntax: Syntax): readonly (Syntax | null)[] {
  switch (syntax.kind) {
    case "unary":
      return [syntax.arg];
    case "binary":
      return [syntax.left, syntax.right];
    case "index":
      return [syntax.of, ...syntax.parts];
    case "slice":
      return [syntax.start, syntax.stop, syntax.step];
    case "attribute":
      return [syntax.of];
    case "call": {
      const values = syntax.args.map((argument) => argument.value);
      return syntax.callee.kind === "name" ? values : [syntax.callee, ...values];
    }
    case "sequence":
      return syntax.items;
    default:
      return [];
  }
}

/** The path in `this["/run1.h5/fluid/T"]`; undefined for any other indexing. */
export function pathOf(syntax: Syntax & { kind: "index" }): string | undefined {
  const [part, more] = syntax.parts;
  const isThis = syntax.of.kind === "name" && syntax.of.name === "this";
  return isThis && part?.kind === "string" && !more ? part.value : undefined;
}
