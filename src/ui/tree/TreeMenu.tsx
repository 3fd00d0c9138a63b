import { Copy, CornerUpRight, FolderTree, X } from "lucide-react";
import { ContextMenu } from "radix-ui";
import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { splitFilePath } from "../../core/path.ts";
import { readyValue } from "../../state/loadable.ts";
import { pathOfId } from "../../state/memberRanges.ts";
import { targetPath, useNavigation } from "../../state/navigation.ts";
import { useNotices } from "../../state/notices.ts";
import { useRows } from "../../state/rows.ts";
import { useSession } from "../../state/session.ts";
import { useTree } from "../../state/tree.ts";
import { copyText } from "../parts/clipboard.ts";
import { canExpand } from "./canExpand.ts";

/** One menu for the whole tree: it acts on the row that it was opened on. */
export function TreeMenu({ children }: { readonly children: ReactNode }) {
  // Over a sheet only what is inside it can be seen.
  const frame = useRef<HTMLDivElement>(null);
  const [id, setId] = useState<string | null>(null);
  const onContextMenu = (event: MouseEvent) => {
    const row = (event.target as Element).closest<HTMLElement>("[data-id]")?.dataset.id ?? null;
    setId(row);
    if (row === null) event.preventDefault();
    else useNavigation.getState().moveTo(row);
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={onContextMenu}>
        <div ref={frame} style={{ height: "100%" }}>
          {children}
        </div>
      </ContextMenu.Trigger>
      {id !== null && (
        <ContextMenu.Portal container={frame.current?.closest("dialog")}>
          <ContextMenu.Content className="menu">
            <RowActions id={id} />
          </ContextMenu.Content>
        </ContextMenu.Portal>
      )}
    </ContextMenu.Root>
  );
}

function RowActions({ id }: { readonly id: string }) {
  const path = pathOfId(id);
  const info = useRows((state) => readyValue(state.rows.get(path)));
  const target = info && targetPath(info);
  const { root } = splitFilePath(path);
  const expandBelow = () =>
    useTree
      .getState()
      .expandBelow(path)
      .catch((error) => useNotices.getState().tellFault("Not all groups could be opened", error));
  return (
    <>
      <ContextMenu.Item className="menu-item" onSelect={() => void copyText(path, "path")}>
        <Copy size={14} aria-hidden /> Copy path
      </ContextMenu.Item>
      {target && (
        <ContextMenu.Item className="menu-item" onSelect={() => void useNavigation.getState().goTo(target)}>
          <CornerUpRight size={14} aria-hidden /> Go to target
        </ContextMenu.Item>
      )}
      {info && canExpand(info) && (
        <ContextMenu.Item className="menu-item" onSelect={() => void expandBelow()}>
          <FolderTree size={14} aria-hidden /> Expand below
        </ContextMenu.Item>
      )}
      <div className="menu-line" />
      <ContextMenu.Item className="menu-item" onSelect={() => void useSession.getState().close(root)}>
        <X size={14} aria-hidden /> Close file
      </ContextMenu.Item>
    </>
  );
}
