import { describe, expect, test } from "vitest";
import { METHODS } from "../../array/functions/methods.ts";
import { expression } from "../../array/testing.ts";
import { callAt, wordAt } from "./caretContext.ts";
import { isWritten, signatureOf, suggestionsFor } from "./suggestions.ts";
import { piecesOf, tokensOf } from "./tokens.ts";

/** What the binder says of a call with too few arguments; empty where it takes none. */
function refusalOf(text: string): string {
  try {
    expression(text, { T: { type: "f4", shape: [4, 6], chunks: [2, 6] } });
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

/** The caret is where the bar stands. */
const at = (marked: string) => [marked.replace("|", ""), marked.indexOf("|")] as const;

test("what is written is coloured by what it means", () => {
  const text = 'mean(T[0:10] - 273.15, axis=0) + _ * this["/a b"]';
  const tones = Object.fromEntries(tokensOf(text).map(({ from, to, tone }) => [text.slice(from, to), tone]));
  expect(tones).toMatchObject({
    mean: "function",
    T: "name",
    "273.15": "number",
    "+": "operator",
    _: "selected",
    this: "selected",
    '"/a b"': "string",
  });
});

test("pieces cover the text, whatever is written", () => {
  for (const text of ["", "mean(", "a and b", "'open", "f(x,", "ü + 𝒳 #c", "((((", "x.mean().T"]) {
    const pieces = piecesOf(text, tokensOf(text), [1, 3]);
    expect(pieces.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text);
  }
});

describe("the word at the caret", () => {
  test.each([
    ["mea|", { kind: "name", prefix: "mea", from: 0 }],
    ["1 + mea|", { kind: "name", prefix: "mea", from: 4 }],
    ["T.|", { kind: "member", prefix: "", from: 2 }],
    ["T[0].|", { kind: "member", prefix: "", from: 5 }],
    ["f(x1).|", { kind: "member", prefix: "", from: 6 }],
    ["1.|", null],
    ["1e.|", null],
    ["x + .|", null],
    ["'T.|", null],
    ["T.me|", { kind: "member", prefix: "me", from: 2 }],
    ['this["/ru|"]', { kind: "path", prefix: "/ru", from: 0, to: 11 }],
    ['1 + this["|', { kind: "path", prefix: "", from: 4, to: 10 }],
    ["1e|", null],
    ["'abc|", null],
    ["f(|", null],
  ])("%s", (marked, word) => expect(wordAt(...at(marked))).toEqual(word));
});

describe("the call at the caret", () => {
  test.each([
    ["mean(|", { name: "mean", method: false, position: 0, keyword: null }],
    ["mean(T, |", { name: "mean", method: false, position: 1, keyword: null }],
    ["mean(T, axis=|)", { name: "mean", method: false, position: 1, keyword: "axis" }],
    ["T.mean(|)", { name: "mean", method: true, position: 0, keyword: null }],
    ["np.sqrt(|)", { name: "sqrt", method: false, position: 0, keyword: null }],
    ["where(a > 0, mean(b|), c)", { name: "mean", method: false, position: 0, keyword: null }],
    ["mean(T)|", null],
    ["|mean(T)", null],
  ])("%s", (marked, call) => expect(callAt(...at(marked))).toEqual(call));
});

test("the parameter that is being written is known", () => {
  const signature = signatureOf({ name: "mean", method: true, position: 0, keyword: null });
  expect(signature?.parts[signature.active]).toBe("[axis]");
});

test("every method that arrays have is offered behind a dot, and what is offered is one", () => {
  const offered = suggestionsFor({ kind: "member", prefix: "", from: 2 }, null, []).map(({ name }) => name);
  expect(offered).toEqual([...METHODS.keys()].sort());
  expect(offered).toEqual(expect.arrayContaining(["sel", "isel", "groupby", "where", "coarsen", "rolling", "mean"]));
  for (const name of offered) {
    const said = refusalOf(`T.${name}()`);
    expect(said, name).not.toContain("no method");
  }
  expect(refusalOf("T.histogram_of()")).toContain("no method");
});

test("a method that is no function, or another one, says its own parameters", () => {
  const method = { method: true, position: 0, keyword: null };
  expect(signatureOf({ ...method, name: "where" })?.parts).toEqual(["condition", "[other]"]);
  expect(signatureOf({ ...method, name: "where", method: false })?.parts).toEqual(["condition", "x", "y"]);
  const sel = suggestionsFor({ kind: "name", prefix: "me", from: 14 }, { ...method, name: "sel", position: 1 }, []);
  expect(sel[0]?.insert).toBe("method=");
});

test("suggestions: parameters, datasets, functions", () => {
  const datasets = [{ name: "ax", path: "/run.h5/ax", detail: "float64 (3)" }];
  const word = { kind: "name", prefix: "ax", from: 8 } as const;
  const found = suggestionsFor(word, { name: "mean", method: false, position: 1, keyword: null }, datasets);
  expect(found.map(({ insert }) => insert)).toEqual(["axis=", "ax"]);
  expect(found.map((suggestion) => isWritten(suggestion, word))).toEqual([false, true]);
  expect(suggestionsFor({ kind: "member", prefix: "mea", from: 2 }, null, datasets)[0]?.insert).toBe("mean(");
  const [weighted] = suggestionsFor({ kind: "member", prefix: "wei", from: 2 }, null, datasets);
  expect(weighted).toMatchObject({ insert: "weighted(", detail: "(weights)" });
});
