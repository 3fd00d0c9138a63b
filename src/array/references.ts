import type { Syntax } from "./syntax.ts";

/** All names, and all strings in `this["…"]`, that an expression refers to. */
export function references(syntax: Syntax): { names: string[]; paths: string[] } {
  const names = new Set<string>();
  const paths = new Set<string>();
  const visit = (part: Syntax | null): void => {
    if (part?.kind === "name") names.add(part.name);
    else if (part?.kind === "index" && pathOf(part) !== undefined) paths.add(pathOf(part) as string);
    else if (part) for (const inner of partsOf(part)) visit(inner);
  };
  visit(syntax);
  return { names: [...names], paths: [...paths] };
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
