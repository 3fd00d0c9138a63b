import { spawnSync } from "node:child_process";
import { FIXTURES } from "./app.ts";

export const python = process.env.PYTHON ?? "/usr/bin/python3";

/** Whether there is a Python with these modules. */
export function hasModules(modules: string): boolean {
  return spawnSync(python, ["-c", `import ${modules}`]).status === 0;
}

export interface ScriptAnswer {
  readonly name: string;
  readonly dtype?: string;
  readonly shape?: readonly number[];
  readonly values?: readonly (number | string)[];
  /** Of arrays of xarray. */
  readonly dims?: readonly string[];
  readonly coords?: Readonly<Record<string, readonly (number | string)[]>>;
  readonly error?: string;
}

/** Runs exported scripts by real dask, on the fixtures; the answers by the names of the scripts. */
export function runScripts(
  scripts: readonly { readonly name: string; readonly script: string }[],
): ReadonlyMap<string, ScriptAnswer> {
  return askPython<ScriptAnswer>("run_scripts.py", scripts);
}

/** Asks a script of the fixtures, one JSON text a line, where the fixtures lie; its answers by the names of the questions. */
export function askPython<A extends { readonly name: string }>(
  script: string,
  questions: readonly { readonly name: string }[],
): ReadonlyMap<string, A> {
  const { stdout, stderr } = spawnSync(python, [`${FIXTURES}/${script}`, FIXTURES], {
    input: questions.map((question) => JSON.stringify(question)).join("\n"),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const answers = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as A);
  if (answers.length !== questions.length) {
    throw new Error(`${answers.length} of ${questions.length} questions were answered: ${stderr}`);
  }
  return new Map(answers.map((answer) => [answer.name, answer]));
}
