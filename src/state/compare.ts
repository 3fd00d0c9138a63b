import { create } from "zustand";
import type { NodeInfo } from "../core/node.ts";
import { baseName, isWithin, type NodePath } from "../core/path.ts";
import { shownPart } from "./complexPart.ts";
import type { DatasetView } from "./datasetView.ts";
import { type DrawnSource, sliceOf } from "./drawing.ts";
import { explorer } from "./explorer.ts";
import { missingValues } from "./missingValues.ts";
import { useNavigation } from "./navigation.ts";
import { useNotices } from "./notices.ts";
import { isResult } from "./results.ts";
import { useSession } from "./session.ts";
import { kindsFor } from "./viewKinds.ts";

/** As many fit side by side. */
export const MOST_COMPARED = 4;

/** A dataset of numbers with values. */
export type ComparedInfo = NodeInfo & {
  readonly shape: readonly number[];
  readonly dtype: NonNullable<NodeInfo["dtype"]>;
};

/** Datasets that are looked at side by side. */
interface CompareState {
  readonly infos: readonly ComparedInfo[];
  /** Whether they are on screen, in place of the selected node. */
  readonly shown: boolean;
  /** Adds a dataset; to none yet, the selected one comes before it. One that is there is taken out. */
  toggle(path: NodePath): Promise<void>;
  remove(path: NodePath): void;
  show(shown: boolean): void;
  clear(): void;
}

export const useCompare = create<CompareState>((set, get) => ({
  infos: [],
  shown: false,
  async toggle(path) {
    if (get().infos.some((info) => info.path === path)) {
      get().remove(path);
      return;
    }
    const { selected } = useNavigation.getState();
    const first = get().infos.length === 0 && selected !== null && selected !== path ? [selected] : [];
    try {
      const found = await Promise.all([...first, path].map((each) => explorer().info(each)));
      const added = found.at(-1);
      if (!added || !isCompared(added)) {
        throw new Error(`${baseName(path)} holds no numbers that can be drawn. Choose a dataset of numbers.`);
      }
      const fresh = found.filter(isCompared).filter((info) => get().infos.every((other) => other.path !== info.path));
      const infos = [...get().infos, ...fresh];
      if (infos.length > MOST_COMPARED)
        throw new Error(`Up to ${MOST_COMPARED} datasets are compared. Take one out first.`);
      set({ infos, shown: infos.length > 1 });
    } catch (error) {
      useNotices.getState().tellFault("It was not added to the comparison", error);
    }
  },
  remove(path) {
    const infos = get().infos.filter((info) => info.path !== path);
    set({ infos, shown: get().shown && infos.length > 1 });
  },
  show: (shown) => set({ shown }),
  clear: () => set({ infos: [], shown: false }),
}));

// Who selects something wants to see it; the comparison waits.
useNavigation.subscribe((now, before) => {
  if (now.selected !== before.selected) useCompare.setState({ shown: false });
});

// What lies in a file that was closed is taken out.
useSession.subscribe(({ files }) => {
  for (const { path } of useCompare.getState().infos) {
    if (!isResult(path) && !files.some((file) => isWithin(path, file.path))) useCompare.getState().remove(path);
  }
});

export function isCompared(info: NodeInfo): info is ComparedInfo {
  return info.kind === "dataset" && !!info.dtype && !!info.shape && kindsFor(info.shape, info.dtype).length > 1;
}

/** What is drawn of a compared dataset. */
export function comparedSource(info: ComparedInfo, view: DatasetView): DrawnSource {
  const { path, shape, dtype, chunks, fillValue, attributes } = info;
  const missing = missingValues(dtype, fillValue, attributes);
  return { path, shape, chunks, view, missing, ...shownPart(path, dtype, "amplitude", true) };
}

/**
 * The first less the second of two of the same shape, in double precision, so that unsigned numbers do not wrap around;
 * null where the shapes differ.
 */
export function differenceSource(one: DrawnSource, other: DrawnSource): DrawnSource | null {
  const { shape } = one;
  if (shape.length !== other.shape.length || shape.some((size, i) => size !== other.shape[i])) return null;
  const term = (source: DrawnSource) => `astype(${sliceOf(source, [])}, "float64")`;
  return {
    path: one.path,
    shape,
    chunks: one.chunks,
    view: one.view,
    dtype: { kind: "float", str: "<f8", size: 8, order: "little" },
    of: `${term(one)} - ${term(other)}`,
  };
}
