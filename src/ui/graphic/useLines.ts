import { useMemo } from "react";
import type { NodePath } from "../../core/path.ts";
import type { AxisRange } from "../../core/selection.ts";
import { type DrawnSource, drawnKey } from "../../state/drawing.ts";
import { type AxisValues, readCoordinate } from "../../state/readCoordinate.ts";
import { type Line, lineLength, readLine } from "../../state/readLine.ts";
import type { AxisSource } from "../../state/siblings.ts";
import { useTiles } from "../../state/tiles.ts";
import { lineBytes } from "./lineWords.ts";
import { useDrawn } from "./useDrawn.ts";

/** A line of a dataset: a row of its table. */
export interface LineRequest {
  readonly source: DrawnSource;
  readonly row: number;
  /** What its values may be off by, of the same shape. */
  readonly errors: DrawnSource | null;
}

export interface ReadLines {
  readonly lines: readonly Line[];
  /** Of lines whose points are single values. */
  readonly errors: readonly (Line | null)[];
}

const bytesOf = ({ lines, errors }: ReadLines) => lineBytes([...lines, ...errors.filter((line) => line !== null)]);

/** Reads a part of each line, in no more than about `points` points. */
export function useLines(
  requests: readonly LineRequest[],
  [from, to]: readonly [number, number],
  points: number,
  delay: number,
) {
  const generation = useTiles((state) => state.generation);
  const words = requests.map(({ source, row, errors }) => `${drawnKey(source)} ${row} ${errors?.path ?? ""}`);
  const key = points > 0 ? `line ${words.join("\n")} ${from}:${to} ${points} ${generation}` : null;
  const read = async ({ source, row, errors }: LineRequest, signal: AbortSignal, show?: (line: Line) => void) => {
    const own = [Math.min(from, lineLength(source)), Math.min(to, lineLength(source))] as const;
    const line = await readLine(source, row, own, points, signal, show);
    return { line, error: errors && line.factor === 1 ? await readLine(errors, row, own, points, signal) : null };
  };
  const drawn = useDrawn<ReadLines>(
    key,
    async (signal, show) => {
      const early = requests.length === 1 ? (line: Line) => show({ lines: [line], errors: [null] }) : undefined;
      const all = await Promise.all(requests.map((request) => read(request, signal, early)));
      return { lines: all.map(({ line }) => line), errors: all.map(({ error }) => error) };
    },
    { delay, bytesOf },
  );
  return { ...drawn, settled: drawn.of === key && key !== null };
}

/** Reads what stands along the axis of lines; undefined until it is read, null where it is in no order. */
export function useAxisValues(
  path: NodePath,
  source: AxisSource | null,
  along: AxisRange,
  [from, to]: readonly [number, number],
  points: number,
): AxisValues | null | undefined {
  const generation = useTiles((state) => state.generation);
  const step = Math.max(1, Math.ceil((to - from) / Math.max(1, points)));
  const { start, step: stride } = along;
  const key =
    source === null || points <= 0
      ? null
      : `axis ${path} ${source} ${start} ${stride} ${from}:${to} ${step} ${generation}`;
  const { value, fault } = useDrawn(
    key,
    (signal) => readCoordinate(path, source ?? path, along, [from, to], step, signal),
    { bytesOf: ({ found }) => found?.values.byteLength ?? 0 },
  );
  return useMemo(() => (source === null || fault ? null : value?.found), [source, fault, value]);
}
