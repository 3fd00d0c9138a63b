import { type DragEvent, type ReactNode, useState } from "react";
import { useCompare } from "../../state/compare.ts";
import { DropHint } from "../parts/DropHint.tsx";
import { carriesPath, droppedPath } from "./dragPath.ts";

/** Takes datasets that are dragged here from the tree beside what is shown, and says that it will. */
export function CompareDrop({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (!carriesPath(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    if (!carriesPath(event)) return;
    event.preventDefault();
    setOver(false);
    const path = droppedPath(event);
    const { infos, toggle, show } = useCompare.getState();
    if (infos.some((info) => info.path === path)) show(infos.length > 1);
    else void toggle(path);
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard compares by Shift Enter in the tree
    <div className={className} onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDrop}>
      {children}
      {over && <DropHint words="Drop to compare" />}
    </div>
  );
}
