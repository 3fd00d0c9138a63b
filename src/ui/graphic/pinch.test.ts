import { describe, expect, it } from "vitest";
import { type Pinch, pinchBetween } from "./pinch.ts";

const at = (x: number, y: number) => ({ x, y });

describe("two fingers", () => {
  it.each<[string, Parameters<typeof pinchBetween>, Pinch]>([
    [
      "apart zoom in around their middle",
      [
        [at(100, 50), at(200, 50)],
        [at(50, 50), at(250, 50)],
      ],
      { factor: 0.5, from: at(150, 50), to: at(150, 50) },
    ],
    [
      "together zoom out",
      [
        [at(0, 0), at(60, 80)],
        [at(0, 0), at(30, 40)],
      ],
      { factor: 2, from: at(30, 40), to: at(15, 20) },
    ],
    [
      "side by side only move",
      [
        [at(0, 0), at(100, 0)],
        [at(10, 20), at(110, 20)],
      ],
      { factor: 1, from: at(50, 0), to: at(60, 20) },
    ],
    [
      "on one place change nothing by more than eight pixels allow",
      [
        [at(0, 0), at(16, 0)],
        [at(0, 0), at(0, 0)],
      ],
      { factor: 2, from: at(8, 0), to: at(0, 0) },
    ],
  ])("%s", (_name, [before, after], expected) => {
    expect(pinchBetween(before, after)).toEqual(expected);
  });
});
