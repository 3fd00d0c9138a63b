import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { asFault } from "../core/fault.ts";
import type { InnerPath } from "../core/path.ts";
import { fixtureBytes } from "./structure/testing.ts";
import { nodeBoot, openNode } from "./testing.ts";

const boot = nodeBoot();
const FILES: readonly (readonly [string, () => Uint8Array])[] = [
  ["chunks_earliest", () => fixtureBytes("chunks_earliest")],
  ["chunks_latest", () => fixtureBytes("chunks_latest")],
  ["combinations_earliest", () => fixtureBytes("combinations_earliest")],
  ["combinations_latest", () => fixtureBytes("combinations_latest")],
  ...["filters", "packed", "compressed"].map(
    (name) =>
      [name, () => new Uint8Array(readFileSync(new URL(`../../e2e/fixtures/${name}.h5`, import.meta.url)))] as const,
  ),
];
const ROUNDS = 400;
/** Datasets that are read of each damaged file. */
const READ = 12;

/** Only what is read without the library: how that one fails is not ours to test. */
test.each(FILES)(
  "%s: a damaged file ends in values or a fault, in little time",
  async (_name, load) => {
    const original = load();
    const paths = directPaths(original);
    expect(paths.length).toBeGreaterThan(10);
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const codes = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = original.slice();
      for (let i = 1 + random(20); i > 0; i--) bytes[2048 + random(bytes.length - 2048)] = random(256);
      const begun = performance.now();
      for (let i = 0; i < READ; i++) {
        const path = paths[random(paths.length)] as string;
        try {
          const reader = openNode(boot, bytes, true);
          const facts = reader.inspect(path as InnerPath);
          if (facts.reader !== "direct" || !facts.shape) continue;
          if (facts.shape.reduce((product, n) => product * n, 1) > 1_000_000) continue;
          await reader.readBlock(
            path as InnerPath,
            facts.shape.map((count) => ({ start: 0, step: 1, count, drop: false })),
          );
        } catch (cause) {
          codes.add(asFault(cause).code);
        }
      }
      expect(performance.now() - begun).toBeLessThan(5000);
    }
    expect([...codes]).not.toContain("internal");
    expect([...codes]).toContain("damaged");
  },
  120_000,
);

function directPaths(bytes: Uint8Array): string[] {
  const reader = openNode(boot, bytes, true);
  const paths: string[] = [];
  const visit = (at: string): void => {
    for (const name of reader.list(at as InnerPath)) {
      const path = at === "/" ? `/${name}` : `${at}/${name}`;
      const facts = reader.describe(path as InnerPath);
      if (facts.kind === "group") visit(path);
      else if (facts.reader === "direct" && facts.chunks) paths.push(path);
    }
  };
  visit("/");
  return paths;
}
