import { Suspense, useEffect, useState } from "react";
import { readyValue } from "../state/loadable.ts";
import { useNavigation } from "../state/navigation.ts";
import { usePalette } from "../state/palette.ts";
import { useResults } from "../state/results.ts";
import { useRows } from "../state/rows.ts";
import { useSession } from "../state/session.ts";
import { useSettings } from "../state/settings.ts";
import styles from "./App.module.css";
import { ChangedBanner } from "./files/ChangedBanner.tsx";
import { DropTarget } from "./files/DropTarget.tsx";
import { StartPage } from "./files/StartPage.tsx";
import "./fonts.css";
import { Header } from "./header/Header.tsx";
import {
  AddressDialog,
  ExportDialog,
  Inspector,
  LoadDialog,
  Notices,
  Palette,
  Panes,
  preloadParts,
  SettingsDialog,
  ShortcutsSheet,
  TreePane,
} from "./lazyParts.ts";
import { focusOnceShown, focusPane } from "./panes.ts";
import { Dialog } from "./parts/Dialog.tsx";
import { useShortcuts } from "./shortcuts/useShortcuts.ts";
import { StatusBar } from "./status/StatusBar.tsx";
import "./theme.css";
import { focusFilter } from "./tree/filterField.ts";
import { useTheme } from "./useTheme.ts";
import { INSPECTOR_SHEET, TREE_SHEET, useNarrow } from "./useWidth.ts";

type Sheet = "tree" | "inspector" | "settings" | "shortcuts" | "address";

export function App() {
  useTheme();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  // The browser tells late of a dialog that was closed: another may be open by then.
  const closing = (which: Sheet) => () => setSheet((open) => (open === which ? null : open));
  const noFiles = useSession((state) => state.files.length === 0);
  const noResults = useResults((state) => state.paths.length === 0);
  const empty = noFiles && noResults;
  const treeIsSheet = useNarrow(TREE_SHEET);
  const inspectorIsSheet = useNarrow(INSPECTOR_SHEET);

  const toggleSheet = (which: Sheet) => setSheet((open) => (open === which ? null : which));
  const toggleTree = () => {
    const { treeFolded, setTreeFolded } = useSettings.getState();
    if (!treeIsSheet) setTreeFolded(!treeFolded);
    else {
      toggleSheet("tree");
      if (sheet !== "tree") focusOnceShown(() => focusPane("tree"));
    }
  };
  const toggleInspector = () => {
    const { inspectorFolded, setInspectorFolded } = useSettings.getState();
    if (!inspectorIsSheet) setInspectorFolded(!inspectorFolded);
    else {
      toggleSheet("inspector");
      if (sheet !== "inspector") focusOnceShown(() => focusPane("inspector"));
    }
  };
  const filterTree = () => {
    if (focusFilter()) return;
    if (treeIsSheet) setSheet("tree");
    else useSettings.getState().setTreeFolded(false);
    focusOnceShown(focusFilter);
  };
  // Whoever chose something to look at in the tree's sheet wants to see it; the arrow keys only walk by.
  const selected = useNavigation((state) => state.selected);
  const isGroup = useRows((state) => selected !== null && readyValue(state.rows.get(selected))?.kind === "group");
  useEffect(() => {
    if (selected !== null && !isGroup && !document.activeElement?.matches(":focus-visible"))
      setSheet((open) => (open === "tree" ? null : open));
  }, [selected, isGroup]);
  useEffect(preloadParts, []);
  const page = {
    toggleTree,
    toggleInspector,
    filterTree,
    showShortcuts: () => toggleSheet("shortcuts"),
    showSettings: () => toggleSheet("settings"),
    showAddress: () => toggleSheet("address"),
  };
  useShortcuts(page);
  const paletteIsOpen = usePalette((state) => state.open);

  return (
    <div className={styles.app}>
      <Header
        panes={!empty}
        onToggleTree={toggleTree}
        onToggleInspector={toggleInspector}
        onSettings={() => setSheet("settings")}
      />
      <ChangedBanner />
      <main className={styles.content}>
        {empty ? (
          <StartPage />
        ) : (
          <Suspense>
            <Panes treeIsSheet={treeIsSheet} inspectorIsSheet={inspectorIsSheet} />
          </Suspense>
        )}
      </main>
      <StatusBar onShortcuts={() => setSheet("shortcuts")} />
      <Dialog title="Files" place="left" open={sheet === "tree" && treeIsSheet && !empty} onClose={closing("tree")}>
        <Suspense>
          <TreePane />
        </Suspense>
      </Dialog>
      <Dialog
        title="Inspector"
        place="right"
        open={sheet === "inspector" && inspectorIsSheet && !empty}
        onClose={closing("inspector")}
      >
        <Suspense>
          <Inspector />
        </Suspense>
      </Dialog>
      <Suspense>
        <SettingsDialog open={sheet === "settings"} onClose={closing("settings")} />
        <ExportDialog />
        {paletteIsOpen && <Palette page={page} />}
        <ShortcutsSheet open={sheet === "shortcuts"} onClose={closing("shortcuts")} />
        {sheet === "address" && <AddressDialog open onClose={closing("address")} />}
        <LoadDialog />
      </Suspense>
      <DropTarget />
      <Suspense>
        <Notices />
      </Suspense>
    </div>
  );
}
