import { create } from "zustand";
import { faultData } from "../core/fault.ts";
import { isWithin, type NodePath } from "../core/path.ts";
import type { CoordinateInfo } from "../rpc/explorerApi.ts";
import { explorer } from "./explorer.ts";
import { failed, LOADING, type Loadable, ready } from "./loadable.ts";

export type { CoordinateInfo } from "../rpc/explorerApi.ts";

/** Places along a dimension, from the first to the one behind the last. */
export type Part = readonly [start: number, stop: number];

interface CoordinatesState {
  /** Parts of coordinates that were asked for, by their keys. */
  readonly parts: ReadonlyMap<string, Loadable<CoordinateInfo>>;
  /** Asks for a part of a coordinate, once. */
  request(path: NodePath, name: string, part?: Part): void;
  forget(root: NodePath): void;
}

/** Parts are small; beyond so many the oldest ones are asked for anew. */
const MOST_PARTS = 400;

/** Labels along dimensions, as far as something on the screen shows them. */
export const useCoordinates = create<CoordinatesState>((set, get) => {
  const put = (key: string, value: Loadable<CoordinateInfo>) =>
    set(({ parts }) => {
      const next = new Map(parts);
      next.delete(key);
      next.set(key, value);
      for (const oldest of next.keys()) {
        if (next.size <= MOST_PARTS) break;
        next.delete(oldest);
      }
      return { parts: next };
    });
  return {
    parts: new Map(),
    request(path, name, part) {
      const key = coordinateKey(path, name, part);
      if (get().parts.has(key)) return;
      put(key, LOADING);
      explorer()
        .coordinate(path, name, part)
        .then(
          (info) => put(key, ready(info)),
          (error) => put(key, failed(faultData(error))),
        );
    },
    forget(root) {
      set(({ parts }) => ({
        parts: new Map([...parts].filter(([key]) => !isWithin(key.slice(0, key.indexOf("\0")), root))),
      }));
    },
  };
});

export function coordinateKey(path: NodePath, name: string, part?: Part): string {
  return `${path}\0${name}\0${part?.join() ?? ""}`;
}
