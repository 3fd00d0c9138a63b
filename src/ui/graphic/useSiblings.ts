import type { NodeInfo } from "../../core/node.ts";
import type { NodePath } from "../../core/path.ts";
import { readSiblings } from "../../state/siblings.ts";
import { useTiles } from "../../state/tiles.ts";
import { useDrawn } from "./useDrawn.ts";

const NONE: readonly NodeInfo[] = [];

/** The datasets of numbers beside one, once they are known; what keeps them from being listed keeps nothing else. */
export function useSiblings(path: NodePath): readonly NodeInfo[] {
  const generation = useTiles((state) => state.generation);
  const key = `siblings ${path} ${generation}`;
  const { value, of } = useDrawn(key, (signal) => readSiblings(path, signal), { bytesOf: () => 4096 });
  return of === key && value ? value : NONE;
}
