import { useEffect } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { useGroupView } from "../../state/groupView.ts";

/** Says which dataset is drawn in place of the selected node, a group or a link, as long as it is. */
export function useDrawnInstead(drawn: NodeInfo): void {
  useEffect(() => {
    useGroupView.setState({ drawn });
    return () => useGroupView.setState({ drawn: null });
  }, [drawn]);
}
