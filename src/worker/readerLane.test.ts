import { describe, expect, test } from "vitest";
import { Fault } from "../core/fault.ts";
import { ReaderLane, type ReaderWork } from "./readerLane.ts";
import type { ReaderProcess } from "./readerProcess.ts";

const FACTS = { size: 1 };

/** A process whose calls the test answers itself; those that open the file are answered at once. */
class FakeProcess {
  alive = true;
  readonly calls: { answer: (value: unknown) => void; fail: (fault: Fault) => void }[] = [];

  call(work: (api: unknown) => unknown): Promise<unknown> {
    let opens = false;
    const api = new Proxy({}, { get: (_, name) => () => (opens = name === "open") });
    work(api);
    if (opens) return Promise.resolve(FACTS);
    return new Promise((answer, fail) => this.calls.push({ answer, fail }));
  }

  end(): void {
    this.alive = false;
  }
}

function laneOver(...processes: FakeProcess[]): ReaderLane {
  return wideLaneOver(1, ...processes);
}

function wideLaneOver(width: number, ...processes: FakeProcess[]): ReaderLane {
  const spawn = () => processes.shift() as unknown as ReaderProcess;
  const source = { name: "f.h5", size: 1, file: new Blob() as File };
  return new ReaderLane({
    source: () => source,
    root: "/f.h5",
    spawn,
    patience: () => 1000,
    directReads: () => true,
    cacheBytes: 0,
    width,
  });
}

const list: ReaderWork<unknown> = (api) => api.list("/");
const turn = () => new Promise((resolve) => setTimeout(resolve));

test("one request after the other, the most urgent first", async () => {
  const process = new FakeProcess();
  const lane = laneOver(process);
  const done: string[] = [];
  const run = (name: string, priority: number) => lane.run(list, priority).then(() => done.push(name));
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
    const running = lane.run(list);
    const controller = new AbortController();
    const queued = lane.run(list, 0, controller.signal);
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
    const running = lane.run(list, 0, controller.signal);
    const next = lane.run(list);
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
    const answer = lane.run(list);
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
    const answer = lane.run(list);
    for (const process of [first, second]) {
      await turn();
      process.alive = false;
      process.calls[0]?.fail(hung());
    }
    await expect(answer).rejects.toMatchObject({ code: "reader-hung" });
    const next = lane.run(list);
    await turn();
    third.calls[0]?.answer("right");
    expect(await next).toBe("right");
  });

  test("any other fault is not tried again", async () => {
    const process = new FakeProcess();
    const answer = laneOver(process).run(list);
    await turn();
    process.calls[0]?.fail(new Fault("damaged", "no"));
    await expect(answer).rejects.toMatchObject({ code: "damaged" });
    expect(process.calls).toHaveLength(1);
  });
});

test("a closed lane refuses, and its reader is ended", async () => {
  const process = new FakeProcess();
  const lane = laneOver(process);
  const answer = lane.run(list);
  await turn();
  process.calls[0]?.answer("right");
  await answer;
  lane.close();
  expect(process.alive).toBe(false);
  await expect(lane.run(list)).rejects.toMatchObject({ code: "closed" });
});

describe("a reader that has two requests at a time", () => {
  test("opens its file once and gets the third when one is answered", async () => {
    const process = new FakeProcess();
    const lane = wideLaneOver(2, process);
    const all = [1, 2, 3].map(() => lane.run(list));
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

  test("is replaced by one, not by two, when it dies", async () => {
    const [broken, fresh, never] = [new FakeProcess(), new FakeProcess(), new FakeProcess()];
    const lane = wideLaneOver(2, broken, fresh, never);
    const all = [lane.run(list), lane.run(list)];
    await turn();
    broken.alive = false;
    for (const call of broken.calls) call.fail(new Fault("reader-died", "It died."));
    await turn();
    expect(fresh.calls).toHaveLength(2);
    expect(never.calls).toHaveLength(0);
    fresh.calls.forEach((call, k) => {
      call.answer(k);
    });
    expect(await Promise.all(all)).toEqual([0, 1]);
  });
});

test("an idle lane hands its reader on and takes another with the next request; a busy one keeps it", async () => {
  const [first, second] = [new FakeProcess(), new FakeProcess()];
  const lane = laneOver(first, second);
  const before = lane.run(list);
  await turn();
  expect(lane.takeReader()).toBeUndefined();
  first.calls[0]?.answer("there");
  await before;
  await turn();
  expect(lane.takeReader()).toBe(first);
  expect(first.alive).toBe(true);
  const after = lane.run(list);
  await turn();
  second.calls[0]?.answer("there, too");
  expect(await after).toBe("there, too");
  lane.close();
  expect([first.alive, second.alive]).toEqual([true, false]);
});
