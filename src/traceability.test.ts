import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const README = read("README.md");

/** Rows of the table below a heading: the number, and the files that the last column names. */
function rows(heading: string): { number: number; files: string[]; row: string }[] {
  const [, section = ""] = README.split(`#### ${heading}\n`);
  const table = section.split(/\n#{2,4} |\n<\/details>/)[0] ?? "";
  return [...table.matchAll(/^\| (\d+) \|.*$/gm)].map(([row, number]) => {
    const last = row.split("|").at(-2) ?? "";
    return {
      number: Number(number),
      row,
      files: [...last.matchAll(/`((?:src|e2e)\/[^`]+\.ts)`/g)].map(([, file = ""]) => file),
    };
  });
}

/** Numbers that a test says it is for: `(acceptance 1, 2; limit 6)`. */
function numbersIn(file: string, word: "acceptance" | "limits?"): Set<number> {
  const told = [...read(file).matchAll(new RegExp(`\\b${word} (\\d+(?:, \\d+)*)`, "g"))];
  return new Set(told.flatMap(([, list = ""]) => list.split(", ").map(Number)));
}

test.each([
  ["dantro's acceptance sentences", "acceptance", 35],
  ["dantro's limits", "limits?", 29],
] as const)(
  "each row of %s names tests that say they are for it, or the reason why there is none",
  (heading, word, count) => {
    const all = rows(heading);
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    for (const { number, files, row } of all) {
      if (files.length === 0) expect(row).toMatch(/no meaning|all of `e2e`/);
      for (const file of files) expect(numbersIn(file, word), `${file} for ${number}`).toContain(number);
    }
  },
);
