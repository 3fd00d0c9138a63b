import { beforeEach, expect, test, vi } from "vitest";
import { fakeExplorer } from "../testing/fakeExplorer.ts";
import { attachExplorer } from "./explorer.ts";
import { currentOutcome, followSelection, mistake, useExpression } from "./expression.ts";
import { useNavigation } from "./navigation.ts";
import { useResults } from "./results.ts";
import { remainingSeconds, useRuns } from "./runs.ts";
import { useSession } from "./session.ts";
import { useSettings } from "./settings.ts";
import { useTree } from "./tree.ts";

vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 0));
// There is nowhere to keep the history.
vi.spyOn(console, "warn").mockImplementation(() => undefined);
followSelection();

const DENSITY = "/run_0412.h5/fluid/state/density";
let client = fakeExplorer(1);

beforeEach(async () => {
  client = fakeExplorer(1);
  attachExplorer(client);
  useExpression.getState().setText("");
  for (const { path } of useSession.getState().files) await useSession.getState().close(path);
  await useResults.getState().refresh();
  useRuns.setState({ runs: [] });
  await useSession.getState().open([{ file: new File(["x"], "run_0412.h5") }]);
  useNavigation.getState().moveTo(DENSITY);
});

test("what is typed is checked once, when the typing pauses", async () => {
  const check = vi.spyOn(client, "check");
  for (const text of ["mean", "mean(", "mean(_", "mean(_)"]) useExpression.getState().setText(text);
  await vi.waitFor(() => expect(currentOutcome(useExpression.getState())?.kind).toBe("plan"));
  expect(check.mock.calls.map(([text, selected]) => [text, selected])).toEqual([["mean(_)", DENSITY]]);
});

test("what is wrong has its place, and is not run", async () => {
  useExpression.getState().setText("mean(foo)");
  await useExpression.getState().run();
  const outcome = currentOutcome(useExpression.getState());
  expect(outcome?.kind === "error" && outcome.error.place).toEqual({ from: 5, to: 8 });
  expect(useRuns.getState().runs).toEqual([]);
});

test("an expression that only does not fit what was selected since is no mistake", async () => {
  useExpression.getState().setText("mean(foo)");
  await vi.waitFor(() => expect(mistake(useExpression.getState())?.place).toEqual({ from: 5, to: 8 }));
  useNavigation.getState().moveTo("/run_0412.h5");
  expect(currentOutcome(useExpression.getState())).toBeNull();
  await vi.waitFor(() => expect(currentOutcome(useExpression.getState())?.kind).toBe("error"));
  expect(mistake(useExpression.getState())).toBeNull();
  useExpression.getState().setText("mean(foo )");
  await vi.waitFor(() => expect(mistake(useExpression.getState())).not.toBeNull());
});

test("a run gives a result, which is shown while the expression can be changed and run again", async () => {
  useExpression.getState().setText("mean(_[0:9])");
  await useExpression.getState().run();
  const [run] = useRuns.getState().runs;
  expect(run).toMatchObject({ status: "finished", result: "/results/r1", selected: DENSITY });
  expect(run?.partial?.coverage).toBe(1);
  expect(useNavigation.getState().selected).toBe("/results/r1");
  expect(useExpression.getState().selected).toBe(DENSITY);
  expect(useTree.getState().members.get("/results")).toMatchObject({ value: ["r1"] });
  expect(useSettings.getState().history[0]).toBe("mean(_[0:9])");
  useExpression.getState().setText("");
  expect(useExpression.getState().selected).toBe("/results/r1");
  await useResults.getState().remove("/results/r1");
  expect(useResults.getState().paths).toEqual([]);
  expect(useNavigation.getState().selected).toBe("/run_0412.h5");
});

test("a run that is cancelled ends at once; one that fails says why", async () => {
  const cancelled = useRuns.getState().start("mean(_)", DENSITY);
  await vi.waitFor(() => expect(useRuns.getState().runs[0]?.done).toBeGreaterThan(0));
  useRuns.getState().cancel(useRuns.getState().runs[0]?.id ?? 0);
  await cancelled;
  await useRuns.getState().start("mean(pressure)", DENSITY);
  expect(useRuns.getState().runs.map(({ status, fault }) => [status, fault?.code])).toEqual([
    ["failed", "damaged"],
    ["cancelled", undefined],
  ]);
  expect(useNavigation.getState().selected).toBe(DENSITY);
});

test("who went elsewhere is not taken to the result", async () => {
  const running = useRuns.getState().start("mean(_)", DENSITY);
  useNavigation.getState().moveTo("/run_0412.h5/meta");
  await running;
  expect(useNavigation.getState().selected).toBe("/run_0412.h5/meta");
});

test("the time that remains follows the pace so far", () => {
  const run = { id: 1, expression: "", selected: null, status: "running", done: 25, total: 100, startedAt: 0 } as const;
  expect(remainingSeconds(run, 500)).toBeUndefined();
  expect(remainingSeconds(run, 10_000)).toBe(30);
});
