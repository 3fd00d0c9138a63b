import {
  Columns2,
  Copy,
  CornerUpRight,
  FileCode2,
  FolderTree,
  Layers,
  ListTree,
  Pencil,
  Trash2,
  X,
} from "lucide-react";
import { ContextMenu } from "radix-ui";
import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { targetPath } from "../../core/linkTarget.ts";
import type { NodeInfo } from "../../core/node.ts";
import { type NodePath, topLevelPath } from "../../core/path.ts";
import { normalizeSelection } from "../../core/selection.ts";
import { inAllFiles, showInAllFiles } from "../../state/allFiles.ts";
import { useCompare } from "../../state/compare.ts";
import { useDetails } from "../../state/details.ts";
import { readyValue } from "../../state/loadable.ts";
import { pathOfId } from "../../state/memberRanges.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useNotices } from "../../state/notices.ts";
import { RESULTS, useResults } from "../../state/results.ts";
import { useRows } from "../../state/rows.ts";
import { useSession } from "../../state/session.ts";
import { useTree } from "../../state/tree.ts";
import { copySnippet, snippetKinds } from "../export/copySnippet.ts";
import type { SnippetKind } from "../export/sliceSnippet.ts";
import { expressionOf, runAgain } from "../expression/runAgain.ts";
import { copyText } from "../parts/clipboard.ts";
import { canExpand } from "./canExpand.ts";
import { copyTree } from "./copyTree.ts";

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
  const compared = useCompare((state) => state.infos.some((other) => other.path === path));
  const root = topLevelPath(path);
  const severalFiles = useSession((state) => state.files.length > 1);
  const everywhere = info && severalFiles ? inAllFiles(info) : null;
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
      {info?.kind === "group" && (
        <ContextMenu.Item className="menu-item" onSelect={() => void copyTree(path)}>
          <ListTree size={14} aria-hidden /> Copy tree as text
        </ContextMenu.Item>
      )}
      {info?.kind === "dataset" && info.shape && (
        <>
          <ContextMenu.Item className="menu-item" onSelect={() => void useCompare.getState().toggle(path)}>
            <Columns2 size={14} aria-hidden /> {compared ? "Take out of the comparison" : "Compare"}
          </ContextMenu.Item>
          {everywhere !== null && (
            <ContextMenu.Item className="menu-item" onSelect={() => void showInAllFiles(everywhere)}>
              <Layers size={14} aria-hidden /> This path in all files
            </ContextMenu.Item>
          )}
          {snippetKinds(path).map((kind) => (
            <CopyAs key={kind} info={info} kind={kind} />
          ))}
        </>
      )}
      <div className="menu-line" />
      {root === RESULTS ? (
        <ResultActions path={path} />
      ) : (
        <ContextMenu.Item className="menu-item" onSelect={() => void useSession.getState().close(root)}>
          <X size={14} aria-hidden /> {info && info.file === undefined ? "Close" : "Close file"}
        </ContextMenu.Item>
      )}
    </>
  );
}

/** The whole dataset; a part of it is copied from its table. */
function CopyAs({ info, kind }: { readonly info: NodeInfo; readonly kind: SnippetKind }) {
  const { path, shape } = info;
  if (!shape) return null;
  return (
    <ContextMenu.Item
      className="menu-item"
      onSelect={() => void copySnippet(kind, path, normalizeSelection(undefined, shape), shape)}
    >
      <FileCode2 size={14} aria-hidden /> Copy as {kind}
    </ContextMenu.Item>
  );
}

function ResultActions({ path }: { readonly path: NodePath }) {
  // The row has no attributes; the node that the menu was opened on is also the one that is looked at.
  const expression = useDetails((state) => {
    const info = readyValue(state.info);
    return info?.path === path ? expressionOf(info) : undefined;
  });
  if (path === RESULTS) {
    return (
      <ContextMenu.Item className="menu-item" onSelect={() => void useResults.getState().removeAll()}>
        <Trash2 size={14} aria-hidden /> Delete all results
      </ContextMenu.Item>
    );
  }
  return (
    <>
      {expression !== undefined && (
        <ContextMenu.Item className="menu-item" onSelect={() => runAgain(path, expression)}>
          <Pencil size={14} aria-hidden /> Edit expression
        </ContextMenu.Item>
      )}
      <ContextMenu.Item className="menu-item" onSelect={() => void useResults.getState().remove(path)}>
        <Trash2 size={14} aria-hidden /> Delete result
      </ContextMenu.Item>
    </>
  );
}
