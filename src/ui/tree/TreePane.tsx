import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { type NodeRendererProps, type RowRendererProps, Tree, type TreeApi } from "react-arborist";
import { useNavigation } from "../../state/navigation.ts";
import { RESULTS, useResults } from "../../state/results.ts";
import { useSearch } from "../../state/search.ts";
import { useSession } from "../../state/session.ts";
import { useSettings } from "../../state/settings.ts";
import { useTree } from "../../state/tree.ts";
import { dragPath } from "../compare/dragPath.ts";
import { paneFocus } from "../panes.ts";
import { useSize } from "../parts/useSize.ts";
import { FilterField } from "./FilterField.tsx";
import { focusFilter } from "./filterField.ts";
import { hitItems } from "./hitItems.ts";
import { noDragAndDrop } from "./noDragAndDrop.ts";
import styles from "./Tree.module.css";
import { TreeMenu } from "./TreeMenu.tsx";
import { TreeRow } from "./TreeRow.tsx";
import { type TreeItem, treeItems } from "./treeItems.ts";
import { compare, follow, handleTreeKey, moveTo } from "./treeKeys.ts";

const ROW_HEIGHT = { compact: 20, default: 24, relaxed: 28 };

export function TreePane() {
  const frame = useRef<HTMLDivElement>(null);
  const tree = useRef<TreeApi<TreeItem> | undefined>(undefined);
  const { width, height } = useSize(frame);
  const files = useSession((state) => state.files);
  const hasResults = useResults((state) => state.paths.length > 0);
  const open = useTree((state) => state.open);
  const members = useTree((state) => state.members);
  const current = useNavigation((state) => state.current);
  const density = useSettings((state) => state.density);
  const filtered = useSearch((state) => state.text.trim() !== "" && state.fault === null);
  const hits = useSearch((state) => state.hits);
  const nothing = useSearch((state) => filtered && !state.running && state.hits.length === 0);
  const all = useMemo(
    () => treeItems([...files.map((file) => file.path), ...(hasResults ? [RESULTS] : [])], { open, members }),
    [files, hasResults, open, members],
  );
  const found = useMemo(() => (filtered ? hitItems(hits) : []), [filtered, hits]);
  const items = filtered ? found : all;

  // A node that was gone to from elsewhere is scrolled to once its branch is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: items are what the row appears with
  useEffect(() => {
    if (current !== null) void tree.current?.scrollTo(current, "smart");
  }, [current, items]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // The context menu's keys come by here too: it is a child in React's tree, but not in the document's.
    if (tree.current && event.currentTarget.contains(event.target as Node)) handleTreeKey(event, tree.current);
    if (event.key === "Tab" && event.shiftKey) {
      // From the row back to the tree itself, so that the browser moves on from there: the tree is one tab stop.
      event.currentTarget.querySelector<HTMLElement>("[role=tree]")?.focus();
    }
  };

  // Whoever comes from elsewhere is on the row that is looked at; the library begins with the first one.
  const onFocus = ({ target, currentTarget, relatedTarget }: FocusEvent<HTMLDivElement>) => {
    const fromInside = currentTarget.contains(relatedTarget);
    if (!fromInside && target.matches("[role=tree]") && current !== null && tree.current?.get(current))
      tree.current.focus(current);
  };

  return (
    <div className={styles.pane}>
      <FilterField />
      <div className={styles.body}>
        <TreeMenu>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the tree inside has a role */}
          <div
            ref={frame}
            className={styles.frame}
            onFocus={onFocus}
            onKeyDownCapture={onKeyDown}
            {...paneFocus("tree")}
          >
            {height > 0 && (
              <Tree<TreeItem>
                ref={tree}
                data={items}
                width={width}
                height={height}
                rowHeight={ROW_HEIGHT[density]}
                overscanCount={8}
                indent={0}
                paddingTop={4}
                paddingBottom={8}
                openByDefault
                disableMultiSelection
                disableDeselectOnClick
                disableDrag
                disableDrop
                disableEdit
                aria-label="Files and their contents"
                className={styles.list}
                dndBackend={noDragAndDrop}
                renderRow={Row}
              >
                {Cells}
              </Tree>
            )}
            {nothing && (
              <div className={styles.nothing}>
                <p>No path matches. Words may stand anywhere in it; a glob like **/vel* is the whole of it.</p>
                <button
                  type="button"
                  className="button"
                  data-small
                  onClick={() => {
                    useSearch.getState().setText("");
                    focusFilter();
                  }}
                >
                  Show all
                </button>
              </div>
            )}
          </div>
        </TreeMenu>
      </div>
    </div>
  );
}

function Row({ node, attrs, innerRef, children }: RowRendererProps<TreeItem>) {
  const { content } = node.data;
  const selected = useNavigation((state) => state.current === node.id);
  // Whether a row is open is known here, not by the library: a closed row's members are not in its data.
  const expanded = content.kind === "note" ? undefined : node.data.children !== null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled for the whole tree
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is among the attributes that the library gives
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: see above
    <div
      {...attrs}
      ref={innerRef}
      style={{ ...attrs.style, minWidth: 0 }}
      className={styles.line}
      aria-expanded={expanded}
      aria-selected={selected}
      data-id={node.id}
      data-selected={selected || undefined}
      onFocus={(event) => event.stopPropagation()}
      onClick={(event) => (event.shiftKey ? compare(node) : moveTo(node.tree, node))}
      onDoubleClick={() => follow(node)}
      draggable={content.kind === "node"}
      onDragStart={(event) => dragPath(event, node.id)}
    >
      {children}
    </div>
  );
}

function Cells({ node }: NodeRendererProps<TreeItem>) {
  return <TreeRow item={node.data} level={node.level} />;
}
