import { beforeEach, expect, test } from "vitest";
import type { ExplorerSettings } from "../rpc/explorerApi.ts";
import { fakeExplorer } from "../testing/fakeExplorer.ts";
import { attachExplorer } from "./explorer.ts";
import { readyValue } from "./loadable.ts";
import { useNotices } from "./notices.ts";
import { useSettings } from "./settings.ts";

const inForce = () => readyValue(useSettings.getState().inForce);

beforeEach(async () => {
  attachExplorer(fakeExplorer(1));
  await useSettings.getState().applyStored();
});

/** An explorer that answers to a change of its settings when, and as, it is told to. */
function slowExplorer() {
  let resolve: (settings: ExplorerSettings) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<ExplorerSettings>((...settle) => {
    [resolve, reject] = settle;
  });
  attachExplorer({ ...fakeExplorer(1), settings: () => promise });
  return { resolve, reject };
}

test("what is chosen is shown before the explorer answers, and what it answers holds", async () => {
  expect(inForce()?.readers).toBe(3);
  const { resolve } = slowExplorer();
  const chosen = useSettings.getState().choose({ readers: 99, directReads: false });
  expect(inForce()).toMatchObject({ readers: 99, directReads: false, patience: 20_000 });
  resolve({ readers: 64, memoryBudget: 512e6, patience: 20_000, directReads: false });
  await chosen;
  expect(inForce()?.readers).toBe(64);
});

test("a choice that could not be applied is taken back, and told of", async () => {
  const { reject } = slowExplorer();
  const before = inForce();
  const chosen = useSettings.getState().choose({ readers: 5 });
  reject(new Error("gone"));
  await chosen;
  expect(inForce()).toEqual(before);
  expect(useNotices.getState().notices.at(-1)?.title).toBe("The settings could not be applied");
});
