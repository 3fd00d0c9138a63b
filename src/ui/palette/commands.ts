import {
  Code2,
  Download,
  FileUp,
  FolderUp,
  Globe,
  History,
  Keyboard,
  Link,
  Moon,
  PanelLeft,
  PanelRight,
  Search,
  Settings2,
  Sigma,
  Sun,
} from "lucide-react";
import type { ComponentType } from "react";
import { visibleName } from "../../core/plainText.ts";
import { useDetails } from "../../state/details.ts";
import { exportable, useExporting } from "../../state/exporting.ts";
import { useGroupView } from "../../state/groupView.ts";
import { readyValue } from "../../state/loadable.ts";
import { useNavigation } from "../../state/navigation.ts";
import { reinstateNode, resolveNode } from "../../state/proxies.ts";
import { useRecents } from "../../state/recents.ts";
import { useSession } from "../../state/session.ts";
import { useSettings } from "../../state/settings.ts";
import { focusExpression } from "../expression/expressionField.ts";
import { openFiles, openFolder } from "../files/openFiles.ts";
import { openRecent } from "../files/openRecent.ts";
import { copyText } from "../parts/clipboard.ts";

/** Something that the palette can do. */
export interface PaletteCommand {
  readonly words: string;
  readonly keys?: string;
  readonly icon?: ComponentType<{ size?: number; "aria-hidden"?: boolean }>;
  readonly run: () => void;
}

/** What the page itself opens and folds. */
export interface PageActions {
  readonly toggleTree: () => void;
  readonly toggleInspector: () => void;
  readonly filterTree: () => void;
  readonly showShortcuts: () => void;
  readonly showSettings: () => void;
  readonly showAddress: () => void;
}

/** What can be done now; commands for which there is nothing are left out. */
export function paletteCommands(page: PageActions): PaletteCommand[] {
  const { selected } = useNavigation.getState();
  const info = readyValue(useDetails.getState().info);
  const { setTheme } = useSettings.getState();
  const isDataset = info?.kind === "dataset" && info.shape !== null && info.dtype !== null;
  const anything = useSession.getState().files.length > 0;
  return [
    { words: "Open files", keys: "Ctrl O", icon: FileUp, run: () => void openFiles() },
    { words: "Open folder", icon: FolderUp, run: () => void openFolder() },
    { words: "Open an address", icon: Globe, run: page.showAddress },
    ...useRecents.getState().recents.map((recent) => ({
      words: `Open recent: ${visibleName(recent.name)}`,
      icon: History,
      run: () => void openRecent(recent),
    })),
    ...(anything
      ? [
          { words: "Write an expression", keys: "=", icon: Sigma, run: focusExpression },
          { words: "Filter the tree", keys: "/", icon: Search, run: page.filterTree },
        ]
      : []),
    ...(exportable(info, useGroupView.getState().drawn)
      ? [{ words: "Export the dataset", keys: "Ctrl E", icon: Download, run: () => useExporting.getState().show() }]
      : []),
    ...(isDataset && info
      ? [
          info.state === "resolved"
            ? { words: "Reinstate the dataset as a proxy", run: () => void reinstateNode(info.path) }
            : { words: "Resolve the dataset", run: () => void resolveNode(info.path) },
        ]
      : []),
    ...(selected !== null
      ? [
          { words: "Copy path", keys: "Ctrl Shift C", icon: Code2, run: () => void copyText(selected, "path") },
          { words: "Copy a link to this view", icon: Link, run: () => void copyText(location.href, "link") },
          { words: "Close the file", run: () => void useSession.getState().close(`/${selected.split("/")[1]}`) },
        ]
      : []),
    ...(anything
      ? [
          { words: "Show or hide the tree", keys: "Ctrl B", icon: PanelLeft, run: page.toggleTree },
          { words: "Show or hide the inspector", keys: "Ctrl I", icon: PanelRight, run: page.toggleInspector },
        ]
      : []),
    { words: "Light theme", icon: Sun, run: () => setTheme("light") },
    { words: "Dark theme", icon: Moon, run: () => setTheme("dark") },
    { words: "Theme of the system", run: () => setTheme("system") },
    { words: "Settings", icon: Settings2, run: page.showSettings },
    { words: "Shortcuts", keys: "F1", icon: Keyboard, run: page.showShortcuts },
  ];
}
