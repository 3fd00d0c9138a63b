import { describe, expect, test } from "vitest";
import { Fault } from "../core/fault.ts";
import { ReaderLane, type ReaderWork } from "./readerLane.ts";
import type { ReaderProcess } from "./readerProcess.ts";
import { FakeProcess, fakeFile } from "./testing.ts";

const FILE = fakeFile(0);
const OTHER = fakeFile(1);

function laneOver(...processes: FakeProcess[]): ReaderLane {
  return wideLaneOver(1, ...processes);
}

function wideLaneOver(width: number, ...processes: FakeProcess[]): ReaderLane {
  const spawn = () => processes.shift() as unknown as ReaderProcess;
  return new ReaderLane({
    spawn,
    patience: () => 1000,
    directReads: () => true,
    cacheBytes: 0,
    width,
  });
}

const list: ReaderWork<unknown> = (api) => api.list(0, "/");
const turn = () => new Promise((resolve) => setTimeout(resolve));

test("one request after the other, the most urgent first", async () => {
  const process = new FakeProcess();
  const lane = laneOver(process);
  const done: string[] = [];
  const run = (name: string, priority: number) => lane.run([FILE], list, priority).then(() => done.push(name));
  const all = [run("first", 1), run("later", 1), run("urgent", 0)];
  for (let i = 0; i < 3; i++) {
    await turn();
    expect(process.calls).toHaveLength(i + 1);
    process.calls[i]?.answer(i);
  }
  await Promise.all(all);
  expect(done).toEqual(["first", "urgent", "later"]);
});

describe("abort", () => {
  test("of a queued request keeps it from the reader", async () => {
    const process = new FakeProcess();
    const lane = laneOver(process);
    const running = lane.run([FILE], list);
    const controller = new AbortController();
    const queued = lane.run([FILE], list, 0, controller.signal);
    controller.abort();
    await expect(queued).rejects.toMatchObject({ code: "aborted" });
    await turn();
    process.calls[0]?.answer("right");
    expect(await running).toBe("right");
    expect(process.calls).toHaveLength(1);
  });

  test("of a running request answers at once; the next one waits for the reader", async () => {
    const process = new FakeProcess();
    const lane = laneOver(process);
    const controller = new AbortController();
    const running = lane.run([FILE], list, 0, controller.signal);
    const next = lane.run([FILE], list);
    await turn();
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: "aborted" });
    await turn();
    expect(process.calls).toHaveLength(1);
    process.calls[0]?.answer("nobody wants it");
    await turn();
    process.calls[1]?.answer("right");
    expect(await next).toBe("right");
  });
});

describe("a reader that hangs or dies", () => {
  const hung = () => new Fault("reader-hung", "no answer");

  test("is replaced, and its request tried once more", async () => {
    const [first, second] = [new FakeProcess(), new FakeProcess()];
    const lane = laneOver(first, second);
    const answer = lane.run([FILE], list);
    await turn();
    first.alive = false;
    first.calls[0]?.fail(hung());
    await turn();
    second.calls[0]?.answer("right");
    expect(await answer).toBe("right");
  });

  test("twice is a fault, and the lane goes on with a third", async () => {
    const [first, second, third] = [new FakeProcess(), new FakeProcess(), new FakeProcess()];
    const lane = laneOver(first, second, third);
    const answer = lane.run([FILE], list);
    for (const process of [first, second]) {
      await turn();
      process.alive = false;
      process.calls[0]?.fail(hung());
    }
    await expect(answer).rejects.toMatchObject({ code: "reader-hung" });
    const next = lane.run([FILE], list);
    await turn();
    third.calls[0]?.answer("right");
    expect(await next).toBe("right");
  });

  test("any other fault is not tried again", async () => {
    const process = new FakeProcess();
    const answer = laneOver(process).run([FILE], list);
    await turn();
    process.calls[0]?.fail(new Fault("damaged", "no"));
    await expect(answer).rejects.toMatchObject({ code: "damaged" });
    expect(process.calls).toHaveLength(1);
  });
});

test("a closed lane refuses, and its reader is ended", async () => {
  const process = new FakeProcess();
  const lane = laneOver(process);
  const answer = lane.run([FILE], list);
  await turn();
  process.calls[0]?.answer("right");
  await answer;
  lane.close();
  expect(process.alive).toBe(false);
  await expect(lane.run([FILE], list)).rejects.toMatchObject({ code: "closed" });
});

describe("a reader that has two requests at a time", () => {
  test("opens its file once and gets the third when one is answered", async () => {
    const process = new FakeProcess();
    const lane = wideLaneOver(2, process);
    const all = [1, 2, 3].map(() => lane.run([FILE], list));
    await turn();
    expect(process.calls).toHaveLength(2);
    process.calls[1]?.answer("second");
    await turn();
    expect(process.calls).toHaveLength(3);
    expect(lane.retire()).toBe(false);
    process.calls[0]?.answer("first");
    process.calls[2]?.answer("third");
    expect(await Promise.all(all)).toEqual(["first", "second", "third"]);
    await turn();
    expect(lane.retire()).toBe(true);
  });

  test("is replaced by one, not by two, when it dies; what it was at is tried again, one after the other", async () => {
    const [broken, fresh, never] = [new FakeProcess(), new FakeProcess(), new FakeProcess()];
    const lane = wideLaneOver(2, broken, fresh, never);
    const all = [lane.run([FILE], list), lane.run([OTHER], list)];
    await turn();
    broken.alive = false;
    for (const call of broken.calls) call.fail(new Fault("reader-died", "It died."));
    for (const answer of ["one", "two"]) {
      await turn();
      expect(fresh.calls).toHaveLength(1);
      fresh.calls.shift()?.answer(answer);
    }
    expect((await Promise.all(all)).sort()).toEqual(["one", "two"]);
    expect(never.calls).toHaveLength(0);
  });

  test("does not let one request down for another that hangs again and again", async () => {
    const processes = [new FakeProcess(), new FakeProcess(), new FakeProcess()];
    const lane = wideLaneOver(2, ...processes);
    const [hanging, good] = [FILE, OTHER].map((file) => lane.run([file], list));
    const settled = Promise.allSettled([hanging, good]);
    /** A process dies of what is asked of the first file, and answers what is asked of the other. */
    for (const process of processes) {
      await turn();
      if (!process.told.includes(FILE.id)) {
        process.calls[0]?.answer("right");
        await turn();
      }
      if (process.told.includes(FILE.id)) {
        process.alive = false;
        for (const call of process.calls) call.fail(new Fault("reader-hung", "no answer"));
      }
    }
    const [first, second] = await settled;
    expect(first).toMatchObject({ status: "rejected", reason: { code: "reader-hung" } });
    expect(second).toMatchObject({ status: "fulfilled", value: "right" });
  });
});

test("a reader is told of each file once, with the first request for it, and again after a file was forgotten", async () => {
  const process = new FakeProcess();
  const lane = laneOver(process);
  for (const files of [[FILE], [FILE, OTHER], [OTHER]]) {
    const answer = lane.run(files, list);
    await turn();
    process.calls.at(-1)?.answer("there");
    await answer;
  }
  expect(process.told).toEqual([0, 1]);
  lane.forget(OTHER.id);
  expect([lane.knows(FILE.id), lane.knows(OTHER.id)]).toEqual([true, false]);
  const again = lane.run([OTHER], list);
  await turn();
  process.calls.at(-1)?.answer("there");
  await again;
  expect(process.told).toEqual([0, 1, 1]);
});

test("a lane says whether it works for another file", async () => {
  const process = new FakeProcess();
  const lane = laneOver(process);
  const answer = lane.run([FILE], list);
  expect([lane.worksForOthers(FILE.id), lane.worksForOthers(OTHER.id)]).toEqual([false, true]);
  await turn();
  process.calls[0]?.answer("there");
  await answer;
  await turn();
  expect(lane.worksForOthers(OTHER.id)).toBe(false);
});
