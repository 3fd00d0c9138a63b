import { expect, test } from "vitest";
import type { Block } from "../core/value.ts";
import { ResolvedValues } from "./memory.ts";

const BLOCK: Block = {
  shape: [1],
  dtype: { kind: "float", str: "<f8", size: 8, order: "little" },
  data: new Float64Array(1),
};

test("the least recently used values give way (limit 6)", () => {
  const given: string[][] = [];
  const values = new ResolvedValues(100, (paths) => given.push([...paths]));
  values.set("/a", BLOCK, 40);
  values.set("/b", BLOCK, 40);
  values.get("/a");
  values.set("/c", BLOCK, 40);
  expect(given).toEqual([["/b"]]);
  expect(values.info()).toEqual({
    used: 80,
    budget: 100,
    holders: [
      { path: "/a", bytes: 40 },
      { path: "/c", bytes: 40 },
    ],
  });
  values.set("/d", BLOCK, 100);
  expect(given.at(-1)).toEqual(["/a", "/c"]);
});

test("what would not fit even alone is refused, and takes nobody's place", () => {
  const values = new ResolvedValues(100, () => expect.unreachable());
  values.set("/a", BLOCK, 60);
  expect(() => values.set("/b", BLOCK, 101)).toThrow("Its values needs 101 B, the memory budget is 100 B.");
  expect(values.info().used).toBe(60);
});

test("setting again and deleting keep the account right", () => {
  const values = new ResolvedValues(100, () => undefined);
  values.set("/a", BLOCK, 60);
  values.set("/a", BLOCK, 70);
  expect(values.info().used).toBe(70);
  expect([values.delete("/a"), values.delete("/a"), values.info().used]).toEqual([true, false, 0]);
});

test("a smaller budget makes room at once", () => {
  const given: string[] = [];
  const values = new ResolvedValues(100, (paths) => given.push(...paths));
  values.set("/a", BLOCK, 50);
  values.set("/b", BLOCK, 50);
  values.setBudget(60);
  expect(given).toEqual(["/a"]);
});

test("what cannot be read again stays, and leaves less room for the others (acceptance 7)", () => {
  const given: string[] = [];
  const values = new ResolvedValues(100, (paths) => given.push(...paths));
  values.set("/kept", BLOCK, 60, true);
  values.set("/a", BLOCK, 30);
  values.set("/b", BLOCK, 30);
  expect(given).toEqual(["/a"]);
  expect(() => values.requireRoom(41, "This dataset")).toThrow(
    "This dataset needs 41 B, the memory budget is 100 B, of which 60 B are held by nodes that cannot be reinstated.",
  );
  expect(values.get("/kept")).toBe(BLOCK);
});
