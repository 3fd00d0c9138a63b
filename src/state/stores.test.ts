import { beforeEach, expect, test, vi } from "vitest";
import { fakeExplorer } from "../testing/fakeExplorer.ts";
import { defaultView } from "./datasetView.ts";
import { useDetails } from "./details.ts";
import { attachExplorer } from "./explorer.ts";
import { useJobs } from "./jobs.ts";
import { readyValue } from "./loadable.ts";
import { rangeId } from "./memberRanges.ts";
import { useNavigation } from "./navigation.ts";
import { useNotices } from "./notices.ts";
import { useRows } from "./rows.ts";
import { useSession } from "./session.ts";
import { cellOf, isRead, requestTiles, tileSource, useTiles } from "./tiles.ts";
import { useTree } from "./tree.ts";

vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 0));

beforeEach(async () => {
  for (const { path } of useSession.getState().files) await useSession.getState().close(path);
  attachExplorer(fakeExplorer(1));
});

const open = (...names: string[]) => useSession.getState().open(names.map((name) => ({ file: new File(["x"], name) })));

test("files that open are shown, one that does not is told of and kept as a broken node", async () => {
  await open("run.h5", "old.nc3");
  expect(useSession.getState().files.map(({ path, error }) => [path, error?.code])).toEqual([
    ["/run.h5", undefined],
    ["/old.nc3", "not-hdf5"],
  ]);
  expect(useNotices.getState().notices.at(-1)).toMatchObject({ title: "old.nc3 could not be opened" });
  expect(useNavigation.getState().selected).toBe("/run.h5");
  await vi.waitFor(() => expect(readyValue(useTree.getState().members.get("/run.h5"))).toContain("fluid"));
});

test("closing a file forgets it and goes on to the next", async () => {
  await open("a.h5", "b.h5");
  await useSession.getState().close("/a.h5");
  expect(useNavigation.getState().selected).toBe("/b.h5");
  expect([...useTree.getState().open]).not.toContain("/a.h5");
  await useSession.getState().close("/b.h5");
  expect(useNavigation.getState()).toMatchObject({ selected: null, current: null });
  expect(useDetails.getState().info.status).toBe("idle");
});

test("going to a member of a huge group opens the ranges on the way", async () => {
  await open("run.h5");
  await useNavigation.getState().goTo("/run.h5/checkpoints/field_777777");
  expect([...useTree.getState().open]).toEqual(
    expect.arrayContaining([
      "/run.h5/checkpoints",
      rangeId("/run.h5/checkpoints", { from: 750_000, to: 1_000_000 }),
      rangeId("/run.h5/checkpoints", { from: 777_500, to: 778_000 }),
    ]),
  );
});

test("closing a branch cancels its listing", async () => {
  await open("run.h5");
  useTree.getState().expand(["/run.h5/slow"]);
  await vi.waitFor(() => expect(useJobs.getState().jobs.map((job) => job.path)).toContain("/run.h5/slow"));
  useTree.getState().collapse("/run.h5/slow");
  await vi.waitFor(() => expect(useTree.getState().members.get("/run.h5/slow")?.status).toBe("idle"));
  expect(useJobs.getState().jobs.map((job) => job.path)).not.toContain("/run.h5/slow");
});

test("the wishes of visible rows travel together", async () => {
  const client = fakeExplorer(1);
  const describe = vi.spyOn(client, "describe");
  attachExplorer(client);
  await open("run.h5");
  for (const name of ["fluid", "meta", "events"]) useRows.getState().want(`/run.h5/${name}`);
  await vi.waitFor(() => expect(useRows.getState().rows.size).toBeGreaterThanOrEqual(3));
  expect(describe.mock.calls.filter(([paths]) => paths.includes("/run.h5/meta"))).toHaveLength(1);
});

test("values are read in tiles, and a part that fails says why", async () => {
  await open("run.h5");
  const density = await sourceOf("/run.h5/fluid/state/density");
  const rect = { top: 0, bottom: 40, left: 0, right: 8 };
  requestTiles(density, rect);
  await vi.waitFor(() => expect(isRead(density, rect)).toBe(true));
  expect(cellOf(density, 39, 7)?.value).toEqual(expect.any(Number));
  const blosc = await sourceOf("/run.h5/meta/blosc");
  requestTiles(blosc, rect);
  await vi.waitFor(() => expect(useTiles.getState().fault?.code).toBe("filter-missing"));
});

async function sourceOf(path: string) {
  useDetails.getState().show(path);
  await vi.waitFor(() => expect(useDetails.getState().info.status).toBe("ready"));
  const info = readyValue(useDetails.getState().info);
  if (!info?.shape || !info.dtype) throw new Error(`${path} is not a dataset`);
  return tileSource(path, info.shape, info.dtype, defaultView(info.shape, info.dtype));
}
