import { type ReactNode, useEffect, useState } from "react";
import { Group, Panel, Separator, usePanelRef } from "react-resizable-panels";
import { useSettings } from "../state/settings.ts";
import styles from "./App.module.css";
import { Inspector } from "./inspector/Inspector.tsx";
import { Preview } from "./preview/Preview.tsx";
import { TreePane } from "./tree/TreePane.tsx";

interface PanesProps {
  readonly treeIsSheet: boolean;
  readonly inspectorIsSheet: boolean;
}

/** Tree, preview and inspector side by side, as far as there is room. */
export function Panes({ treeIsSheet, inspectorIsSheet }: PanesProps) {
  const {
    treeWidth,
    inspectorWidth,
    treeFolded,
    inspectorFolded,
    setTreeFolded,
    setInspectorFolded,
    setTreeWidth,
    setInspectorWidth,
  } = useSettings();
  return (
    <Group className={styles.panes} key={`${treeIsSheet} ${inspectorIsSheet}`}>
      {!treeIsSheet && (
        <>
          <SidePanel
            name="tree"
            range={[200, 480]}
            width={treeWidth}
            folded={treeFolded}
            onFold={setTreeFolded}
            onWidth={setTreeWidth}
          >
            <section className={styles.tree} data-pane="tree" aria-label="Files">
              <TreePane />
            </section>
          </SidePanel>
          <Separator className={styles.separator} aria-label="Width of the tree" />
        </>
      )}
      <Panel id="preview" minSize={280}>
        <section className={styles.preview} data-pane="preview" aria-label="Preview">
          <Preview />
        </section>
      </Panel>
      {!inspectorIsSheet && (
        <>
          <Separator className={styles.separator} aria-label="Width of the inspector" />
          <SidePanel
            name="inspector"
            range={[240, 420]}
            width={inspectorWidth}
            folded={inspectorFolded}
            onFold={setInspectorFolded}
            onWidth={setInspectorWidth}
          >
            <div className={styles.inspector} data-pane="inspector">
              <Inspector />
            </div>
          </SidePanel>
        </>
      )}
    </Group>
  );
}

interface SidePanelProps {
  readonly name: string;
  readonly range: readonly [least: number, most: number];
  readonly width: number;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onWidth: (width: number) => void;
  readonly children: ReactNode;
}

/** A panel of a width in px that can be folded away, by the keyboard or by dragging its edge. */
function SidePanel({ name, range, width, folded, onFold, onWidth, children }: SidePanelProps) {
  const panel = usePanelRef();
  // A size to begin with: given anew while the edge is dragged, it would start the layout over.
  const [firstWidth] = useState(width);
  useEffect(() => {
    if (folded) panel.current?.collapse();
    else if (panel.current?.isCollapsed()) panel.current.expand();
  }, [folded, panel]);
  return (
    <Panel
      id={name}
      panelRef={panel}
      defaultSize={firstWidth}
      minSize={range[0]}
      maxSize={range[1]}
      collapsible
      collapsedSize={0}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }, _, before) => {
        if (before === undefined) return;
        if (inPixels >= range[0] - 1) onWidth(Math.round(inPixels));
        if (inPixels < 1 !== folded) onFold(inPixels < 1);
      }}
    >
      {children}
    </Panel>
  );
}
