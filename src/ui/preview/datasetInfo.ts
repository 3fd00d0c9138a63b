import { createContext, useContext } from "react";
import type { NodeInfo } from "../../core/node.ts";
import type { NodePath } from "../../core/path.ts";
import { useDetails } from "../../state/details.ts";
import { readyValue } from "../../state/loadable.ts";

/** The dataset that is shown, where that is not the selected node: the signal of a group. */
export const ShownDataset = createContext<NodeInfo | null>(null);

/** The dataset that is shown, with its attributes, once they are known. */
export function useDatasetInfo(path?: NodePath): NodeInfo | undefined {
  const shown = useContext(ShownDataset);
  const selected = useDetails((state) => readyValue(state.info));
  const info = shown ?? selected;
  return path === undefined || info?.path === path ? info : undefined;
}
