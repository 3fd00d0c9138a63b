import type { NodeInfo } from "../../core/node.ts";

/** Whether a row can be opened. Links and objects that were met before end here: they are gone to, not descended into. */
export function canExpand(info: NodeInfo): boolean {
  return info.kind === "group" && info.sameAs === undefined && info.members !== 0 && !info.error;
}
