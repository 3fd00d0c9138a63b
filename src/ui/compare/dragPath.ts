import type { DragEvent } from "react";
import type { NodePath } from "../../core/path.ts";

/** What a row of the tree carries while it is dragged; files that are dropped carry another. */
const TYPE = "application/x-proxima-path";

/** A row of the tree begins to be dragged. */
export function dragPath(event: DragEvent, path: NodePath): void {
  event.dataTransfer.setData(TYPE, path);
  event.dataTransfer.setData("text/plain", path);
  event.dataTransfer.effectAllowed = "copy";
}

/** Whether a row of the tree is dragged. */
export function carriesPath({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(TYPE);
}

export function droppedPath({ dataTransfer }: DragEvent): NodePath {
  return dataTransfer.getData(TYPE);
}
