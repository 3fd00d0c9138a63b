import type { InPage } from "../app.ts";

/** What is asked of one node. */
export interface Question {
  readonly path: string;
  readonly children: boolean;
  readonly read: boolean;
}

export interface FaultText {
  readonly code: string;
  readonly message: string;
}

/** A value as JSON carries it: see `canonical` below. */
export type Plain = null | number | string | readonly Plain[] | { readonly [key: string]: Plain };

export interface Answer {
  readonly path: string;
  readonly info?: { readonly [key: string]: Plain };
  readonly fault?: FaultText;
  readonly children?: readonly string[];
  readonly childrenFault?: FaultText;
  readonly read?: { readonly shape: readonly number[]; readonly container: string; readonly values: readonly Plain[] };
  readonly readFault?: FaultText;
}

/**
 * Runs in the page: asks `window.proxima` about nodes and gives the answers as JSON text. Integers beyond 2^53 and numbers
 * that are not finite become text, typed arrays lists, booleans 0 and 1, objects `{"": [[key, value], …]}`, so that
 * nothing gets lost on the way out of the page.
 */
export async function probe(questions: readonly Question[]): Promise<string> {
  const { proxima } = globalThis as unknown as InPage;

  function canonical(value: unknown): Plain {
    if (value === null || value === undefined) return null;
    if (typeof value === "boolean") return value ? 1 : 0;
    if (typeof value === "bigint") {
      const small = value >= -9007199254740992n && value <= 9007199254740992n;
      return small ? Number(value) : String(value);
    }
    if (typeof value === "number")
      return Number.isFinite(value) ? (Object.is(value, -0) ? "-0" : value) : String(value);
    if (typeof value === "string") return value;
    if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>, canonical);
    if (Array.isArray(value)) return value.map(canonical);
    return { "": Object.entries(value).map(([key, item]): Plain => [key, canonical(item)]) };
  }

  function fields(value: object): { [key: string]: Plain } {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, key)]));
  }

  /** Facts keep their names; only values take the form above. */
  function plain(value: unknown, key = ""): Plain {
    if (key === "value" || key === "fillValue") return canonical(value);
    if (Array.isArray(value)) return value.map((item) => plain(item));
    if (value !== null && typeof value === "object" && !ArrayBuffer.isView(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, name)]));
    }
    return canonical(value);
  }

  function fault(error: unknown): FaultText {
    const { code = "none", message = String(error) } = error as { code?: string; message?: string };
    return { code, message };
  }

  async function ask({ path, children, read }: Question): Promise<Answer> {
    let answer: Answer = { path };
    try {
      answer = { ...answer, info: fields(await proxima.info(path)) };
    } catch (error) {
      return { ...answer, fault: fault(error) };
    }
    if (children) {
      try {
        answer = { ...answer, children: (await proxima.children(path)).map((child) => child.name) };
      } catch (error) {
        answer = { ...answer, childrenFault: fault(error) };
      }
    }
    if (read) {
      try {
        const { shape, data } = await proxima.read(path);
        const values = Array.from(data as ArrayLike<unknown>, canonical);
        answer = { ...answer, read: { shape, container: data.constructor.name, values } };
      } catch (error) {
        answer = { ...answer, readFault: fault(error) };
      }
    }
    return answer;
  }

  const answers: Answer[] = [];
  for (const question of questions) answers.push(await ask(question));
  return JSON.stringify(answers);
}
