import { useEffect, useState } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { beginWithSlice } from "../../state/defaultSlice.ts";
import { type NaturalView, readNaturalView } from "../../state/naturalView.ts";

/** The view that a group as a whole has; null where it has none, undefined as long as that is not known. */
export function useNaturalView(info: NodeInfo): NaturalView | null | undefined {
  const [found, setFound] = useState<NaturalView | null | undefined>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    readNaturalView(info, controller.signal).then(
      (view) => {
        if (controller.signal.aborted) return;
        if (view?.kind === "plot" && view.slice) beginWithSlice(view.slice, [view.signal, ...view.auxiliary]);
        setFound(view);
      },
      // A group that cannot be understood is still a list of its members.
      () => !controller.signal.aborted && setFound(null),
    );
    return () => controller.abort();
  }, [info]);
  return found;
}
