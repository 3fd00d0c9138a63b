import { useEffect, useState } from "react";
import { DropHint } from "../parts/DropHint.tsx";
import { openPicked } from "./openFiles.ts";
import { filesOfDrop } from "./picked.ts";

/** Takes files and folders that are dropped anywhere on the page, and shows that it will. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const onEnter = (event: DragEvent) => {
      if (hasFiles(event)) setOver(++depth > 0);
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      setOver(depth > 0);
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    };
    const onDrop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      const { dataTransfer } = event;
      if (!dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      void openPicked(() => filesOfDrop(dataTransfer));
    };
    window.addEventListener("dragenter", onEnter);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("dragover", onOver);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragenter", onEnter);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
  return over ? <DropHint words="Drop to open" page /> : null;
}
