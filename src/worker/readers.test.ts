import { describe, expect, test } from "vitest";
import { BulkReaders } from "./bulkReaders.ts";
import { LeadReaders } from "./leadReaders.ts";
import { ReaderLane, type ReaderWork } from "./readerLane.ts";
import type { ReaderProcess } from "./readerProcess.ts";
import { FakeProcess, fakeFile } from "./testing.ts";

const FILES = 100;
const list: ReaderWork<unknown> = (api) => api.list(0, "/");
const turn = () => new Promise((resolve) => setTimeout(resolve));
const never = new AbortController().signal;

/** Lanes whose processes are noted. */
function lanes(width: number) {
  const processes: FakeProcess[] = [];
  const newLane = (onFree?: () => void) =>
    new ReaderLane({
      spawn: () => {
        const process = new FakeProcess();
        processes.push(process);
        return process as unknown as ReaderProcess;
      },
      patience: () => 1000,
      directReads: () => true,
      cacheBytes: 0,
      width,
      ...(onFree && { onFree }),
    });
  return { processes, newLane };
}

/** Answers what the processes are asked, until nothing is asked any more; the most that one was asked at a time. */
async function answerAll(processes: readonly FakeProcess[], leaveOut?: FakeProcess): Promise<number> {
  let most = 0;
  for (let idle = 0; idle < 3; idle++) {
    await turn();
    for (const process of processes) {
      if (process === leaveOut || process.calls.length === 0) continue;
      most = Math.max(most, process.calls.length);
      process.calls.shift()?.answer("there");
      idle = 0;
    }
  }
  return most;
}

describe("readers for what is on screen", () => {
  test("are a few, whatever the number of files, and answer all", async () => {
    const { processes, newLane } = lanes(1);
    const leads = new LeadReaders(newLane);
    const answers = Array.from({ length: FILES }, (_, id) => leads.run(fakeFile(id), list, 1, never));
    expect(await answerAll(processes)).toBe(1);
    expect(await Promise.all(answers)).toHaveLength(FILES);
    expect(processes).toHaveLength(4);
    expect(new Set(processes.flatMap(({ told }) => told)).size).toBe(FILES);
  });

  test("one that does not answer holds its own file up, and no other (limit 7)", async () => {
    const { processes, newLane } = lanes(1);
    const leads = new LeadReaders(newLane);
    let answered = false;
    const slow = leads.run(fakeFile(0), list, 0, never).then(() => {
      answered = true;
    });
    const others = Array.from({ length: 20 }, (_, id) => leads.run(fakeFile(id + 1), list, 0, never));
    const same = leads.run(fakeFile(0), list, 0, never);
    await turn();
    const [stuck] = processes;
    await answerAll(processes, stuck);
    await Promise.all(others);
    expect(answered).toBe(false);
    await answerAll(processes);
    await Promise.all([slow, same]);
    expect(processes.filter(({ told }) => told.includes(0))).toEqual([stuck]);
  });

  test("what is looked at goes before what is only listed; what is given up is never asked", async () => {
    const { processes, newLane } = lanes(1);
    const leads = new LeadReaders(newLane);
    const done: string[] = [];
    const stop = new AbortController();
    const run = (name: string, id: number, priority: number, signal = never) =>
      leads.run(fakeFile(id), list, priority, signal).then(
        () => done.push(name),
        () => done.push(`no ${name}`),
      );
    const all = [0, 1, 2, 3].map((id) => run("first", id, 1));
    all.push(run("listed", 4, 1), run("seen", 5, 0), run("given up", 6, 0, stop.signal));
    stop.abort();
    await answerAll(processes);
    await Promise.all(all);
    expect(done).toEqual(["no given up", "first", "first", "first", "first", "seen", "listed"]);
    expect(processes.flatMap(({ told }) => told)).not.toContain(6);
  });
});

describe("readers of computations", () => {
  test("are as many as the limit, with two tasks each at most", async () => {
    const { processes, newLane } = lanes(2);
    const bulk = new BulkReaders(() => newLane(), 2);
    const answers = Array.from({ length: FILES }, (_, id) => bulk.run([fakeFile(id)], list, never));
    expect(await answerAll(processes)).toBe(2);
    expect(await Promise.all(answers)).toHaveLength(FILES);
    expect(processes).toHaveLength(2);
  });

  test("a task of many files is one request to one reader", async () => {
    const { processes, newLane } = lanes(2);
    const bulk = new BulkReaders(() => newLane(), 4);
    const answer = bulk.run(
      Array.from({ length: FILES }, (_, id) => fakeFile(id)),
      list,
      never,
    );
    await answerAll(processes);
    expect(await answer).toBe("there");
    expect(processes.map(({ told }) => told.length)).toEqual([FILES]);
  });

  test("those beyond a lower limit end when they are idle", async () => {
    const { processes, newLane } = lanes(2);
    const bulk = new BulkReaders(() => newLane(), 3);
    const answers = [0, 1, 2].map((id) => bulk.run([fakeFile(id)], list, never));
    await turn();
    bulk.setLimit(1);
    expect(processes.filter(({ alive }) => alive)).toHaveLength(3);
    await answerAll(processes);
    await Promise.all(answers);
    expect(processes.filter(({ alive }) => alive)).toHaveLength(1);
  });
});
