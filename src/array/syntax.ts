import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import { Fault } from "../core/fault.ts";

/** A place in the text of an expression, in characters. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** The part of Python that expressions are written in. */
export type Syntax = Place &
  (
    | { readonly kind: "name"; readonly name: string }
    /** `value` of an integer is a bigint, as Python's are of any size. */
    | { readonly kind: "number"; readonly value: number | bigint }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "none" }
    | { readonly kind: "ellipsis" }
    | { readonly kind: "unary"; readonly op: "-" | "+" | "~"; readonly arg: Syntax }
    | { readonly kind: "binary"; readonly op: string; readonly left: Syntax; readonly right: Syntax }
    | { readonly kind: "index"; readonly of: Syntax; readonly parts: readonly Syntax[] }
    | {
        readonly kind: "slice";
        readonly start: Syntax | null;
        readonly stop: Syntax | null;
        readonly step: Syntax | null;
      }
    | { readonly kind: "attribute"; readonly of: Syntax; readonly name: string; readonly nameAt: Place }
    | { readonly kind: "call"; readonly callee: Syntax; readonly args: readonly Argument[] }
    /** A list or a tuple. */
    | { readonly kind: "sequence"; readonly items: readonly Syntax[] }
  );

export interface Argument {
  /** Of a keyword argument. */
  readonly name: string | null;
  readonly value: Syntax;
}

/** A fault of an expression, with the place of it in the text. */
export class ExpressionFault extends Fault {
  readonly place: Place;

  constructor(message: string, place: Place, hint?: string) {
    super("invalid", message, { details: `at ${place.from}–${place.to}`, ...(hint !== undefined && { hint }) });
    this.place = place;
  }
}

const LONGEST = 10_000;
const DEEPEST = 200;

/** Reads an expression. Throws an ExpressionFault at the first thing that is not understood. */
export function parse(text: string): Syntax {
  if (text.length > LONGEST) {
    throw new ExpressionFault(`The expression is longer than ${LONGEST} characters.`, {
      from: LONGEST,
      to: text.length,
    });
  }
  if (text.trim() === "") throw new ExpressionFault("The expression is empty.", { from: 0, to: 0 });
  const reader = new Reader(text);
  return reader.script(parser.parse(text).topNode);
}

/** What is said of Python that is not part of expressions here. */
const NOT_HERE: Readonly<Record<string, string>> = {
  StatementGroup: "Only one expression can be written.",
  ConditionalExpression: "“if … else” chooses for a whole array; write where(condition, a, b).",
  LambdaExpression: "Functions cannot be defined here.",
  ComprehensionExpression: "Comprehensions are not offered; operations work on whole arrays.",
  ArrayComprehensionExpression: "Comprehensions are not offered; operations work on whole arrays.",
  DictionaryExpression: "Dictionaries are not offered here.",
  SetExpression: "Sets are not offered here.",
  NamedExpression: "Nothing can be assigned here.",
  AssignStatement: "Nothing can be assigned here: write only the right-hand side.",
  UpdateStatement: "Nothing can be assigned here.",
  FormatString: "Format strings are not offered here.",
  ContinuedString: "Write one string.",
  AwaitExpression: "“await” is not offered here.",
  YieldExpression: "“yield” is not offered here.",
};

class Reader {
  private readonly text: string;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  script(top: SyntaxNode): Syntax {
    const error = firstError(top);
    if (error) throw this.errorAt(error);
    const statements = children(top).filter((child) => child.name !== "Comment");
    const [statement, next] = statements;
    if (!statement) throw new ExpressionFault("The expression is empty.", { from: 0, to: this.text.length });
    if (next) throw new ExpressionFault("Only one expression can be written.", next);
    if (statement.name !== "ExpressionStatement") {
      throw new ExpressionFault(NOT_HERE[statement.name] ?? "This is not an expression.", statement);
    }
    const parts = children(statement);
    const [first] = parts;
    if (parts.length === 1 && first) return this.read(first);
    return { kind: "sequence", items: this.list(parts), from: statement.from, to: statement.to };
  }

  private errorAt(error: SyntaxNode): ExpressionFault {
    const rest = this.text.slice(error.from).trim();
    const place = { from: error.from, to: Math.max(error.to, Math.min(error.from + 1, this.text.length)) };
    if (rest !== "") return new ExpressionFault(`“${rest.slice(0, 12)}” was not expected here.`, place);
    const opened = openBracket(this.text);
    return new ExpressionFault(opened ? `“${opened}” is not closed.` : "The expression is not finished.", place);
  }

  private read(node: SyntaxNode): Syntax {
    if (++this.depth > DEEPEST) throw new ExpressionFault("The expression is nested too deeply.", node);
    const syntax = this.readNode(node);
    this.depth--;
    return syntax;
  }

  private readNode(node: SyntaxNode): Syntax {
    const place = { from: node.from, to: node.to };
    const parts = children(node);
    switch (node.name) {
      case "VariableName":
        return { kind: "name", name: this.textOf(node), ...place };
      case "Number":
        return { kind: "number", value: this.number(node), ...place };
      case "String":
        return { kind: "string", value: this.string(node), ...place };
      case "Boolean":
        return { kind: "boolean", value: this.textOf(node) === "True", ...place };
      case "None":
        return { kind: "none", ...place };
      case "Ellipsis":
        return { kind: "ellipsis", ...place };
      case "ParenthesizedExpression":
        return { ...this.read(parts[1] as SyntaxNode), ...place };
      case "ArrayExpression":
      case "TupleExpression":
        return { kind: "sequence", items: this.list(parts.slice(1, -1)), ...place };
      case "UnaryExpression": {
        const op = this.textOf(parts[0] as SyntaxNode);
        if (op === "not") throw new ExpressionFault("“not” does not work on arrays.", node, "Write ~ in its place.");
        return { kind: "unary", op: op as "-" | "+" | "~", arg: this.read(parts[1] as SyntaxNode), ...place };
      }
      case "BinaryExpression":
        return { ...this.binary(node, parts), ...place };
      case "MemberExpression":
        return { ...this.member(parts), ...place };
      case "CallExpression":
        return {
          kind: "call",
          callee: this.read(parts[0] as SyntaxNode),
          args: this.args(children(parts[1] as SyntaxNode).slice(1, -1)),
          ...place,
        };
      default:
        throw new ExpressionFault(
          NOT_HERE[node.name] ?? `“${this.textOf(node).slice(0, 20)}” is not offered here.`,
          node,
        );
    }
  }

  private binary(node: SyntaxNode, parts: SyntaxNode[]) {
    const [left, operator, right] = parts as [SyntaxNode, SyntaxNode, SyntaxNode];
    const op = this.text.slice(operator.from, parts.length > 3 ? (parts[2] as SyntaxNode).to : operator.to);
    if (op === "and" || op === "or") {
      throw new ExpressionFault(
        `“${op}” does not work on arrays.`,
        operator,
        `Write ${op === "and" ? "&" : "|"} with each side in brackets.`,
      );
    }
    if (parts.length > 3 || op === "in" || op === "is")
      throw new ExpressionFault(`“${op}” is not offered here.`, operator);
    if (op === "@") throw new ExpressionFault("Matrix products are not offered.", operator);
    if (operator.name === "CompareOp" && left.name === "BinaryExpression" && left.getChild("CompareOp")) {
      throw new ExpressionFault("Comparisons of arrays cannot be chained.", node, "Write (a < b) & (b < c).");
    }
    return { kind: "binary", op, left: this.read(left), right: this.read(right) } as const;
  }

  private member(parts: SyntaxNode[]) {
    const [of, mark, ...rest] = parts as [SyntaxNode, SyntaxNode, ...SyntaxNode[]];
    if (mark.name === ".") {
      const [name] = rest as [SyntaxNode];
      return {
        kind: "attribute",
        of: this.read(of),
        name: this.textOf(name),
        nameAt: { from: name.from, to: name.to },
      } as const;
    }
    const inside = rest.slice(0, -1);
    if (inside.length === 0) throw new ExpressionFault("The brackets are empty.", mark);
    return {
      kind: "index",
      of: this.read(of),
      parts: splitAtCommas(inside).map((part) => this.indexPart(part, mark)),
    } as const;
  }

  /** One entry between commas in brackets: a slice, or any expression. */
  private indexPart(part: SyntaxNode[], bracket: SyntaxNode): Syntax {
    const [first] = part;
    const last = part.at(-1);
    if (!first || !last) throw new ExpressionFault("An index is missing between two commas.", bracket);
    if (part.length === 1 && first.name !== ":") return this.read(first);
    const entries: (Syntax | null)[] = [null];
    for (const node of part) {
      if (node.name === ":") entries.push(null);
      else entries[entries.length - 1] = this.read(node);
    }
    if (entries.length > 3) throw new ExpressionFault("A slice has at most two colons.", first);
    const [start = null, stop = null, step = null] = entries;
    return { kind: "slice", start, stop, step, from: first.from, to: last.to };
  }

  private args(parts: SyntaxNode[]): Argument[] {
    return splitAtCommas(parts).map((part) => {
      const [first, second, third] = part;
      if (first && second?.name === "AssignOp" && third) return { name: this.textOf(first), value: this.read(third) };
      if (!first || second)
        throw new ExpressionFault("This argument is not understood.", first ?? (parts[0] as SyntaxNode));
      return { name: null, value: this.read(first) };
    });
  }

  private list(parts: SyntaxNode[]): Syntax[] {
    return splitAtCommas(parts).map((part) => this.read(part[0] as SyntaxNode));
  }

  private number(node: SyntaxNode): number | bigint {
    const text = this.textOf(node).replaceAll("_", "").toLowerCase();
    if (text.endsWith("j")) throw new ExpressionFault("Complex numbers are not offered.", node);
    return /^(\d+|0x[0-9a-f]+|0o[0-7]+|0b[01]+)$/.test(text) ? BigInt(text) : Number(text);
  }

  private string(node: SyntaxNode): string {
    const match = /^(["'])(.*)\1$/s.exec(this.textOf(node));
    if (!match) throw new ExpressionFault("Only plain strings in single or double quotes are offered.", node);
    return (match[2] as string).replace(/\\(["'\\])/g, "$1");
  }

  private textOf(node: Place): string {
    return this.text.slice(node.from, node.to);
  }
}

function children(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child);
  return all;
}

/** A trailing comma ends the list. */
function splitAtCommas(nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ",") parts.push([]);
    else parts.at(-1)?.push(node);
  }
  if (parts.at(-1)?.length === 0) parts.pop();
  return parts;
}

function firstError(top: SyntaxNode): SyntaxNode | undefined {
  let error: SyntaxNode | undefined;
  top.cursor().iterate((node) => {
    if (node.type.isError) error ??= node.node;
    return error === undefined;
  });
  return error;
}

const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** The last bracket that was opened and not closed. */
function openBracket(text: string): string | undefined {
  const open: string[] = [];
  for (const character of text.replace(/"[^"]*"|'[^']*'/g, "")) {
    if ("([{".includes(character)) open.push(character);
    else if (CLOSING[character] === open.at(-1)) open.pop();
  }
  return open.at(-1);
}
