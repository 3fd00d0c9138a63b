import { useEffect } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { useGroupView } from "../../state/groupView.ts";

/** Says which dataset is drawn of a group, as long as it is. */
export function useDrawnOfGroup(drawn: NodeInfo): void {
  useEffect(() => {
    useGroupView.setState({ drawn });
    return () => useGroupView.setState({ drawn: null });
  }, [drawn]);
}
