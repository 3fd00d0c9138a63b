import type { NodeInfo } from "../core/node.ts";
import { isAnndataFrame, readAnndataFrame } from "./anndataFrame.ts";
import type { Frame } from "./frames.ts";
import { isPandasFrame, readPandasFrame } from "./pandasFrame.ts";

/** Whether a group says that it is a data frame. */
export function isFrame(group: NodeInfo): boolean {
  return isAnndataFrame(group) || isPandasFrame(group);
}

/** The columns of a group that is a data frame; their values are read when they are shown. */
export function readFrame(group: NodeInfo, signal: AbortSignal): Promise<Frame> {
  return isAnndataFrame(group) ? readAnndataFrame(group, signal) : readPandasFrame(group, signal);
}
