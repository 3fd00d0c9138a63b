import { Download, FileUp, FolderUp, ListTree, PanelLeft, PanelRight, Plus, Settings2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useDetails } from "../../state/details.ts";
import { exportable, useExporting } from "../../state/exporting.ts";
import { useGroupView } from "../../state/groupView.ts";
import { readyValue } from "../../state/loadable.ts";
import { useLoading } from "../../state/loading.ts";
import { openFiles, openFolder } from "../files/openFiles.ts";
import { FileTabs } from "./FileTabs.tsx";
import styles from "./Header.module.css";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

interface HeaderProps {
  readonly onToggleTree: () => void;
  readonly onToggleInspector: () => void;
  readonly onSettings: () => void;
  /** Whether there is anything to look at. */
  readonly panes: boolean;
}

export function Header({ onToggleTree, onToggleInspector, onSettings, panes }: HeaderProps) {
  return (
    <header className={styles.header}>
      {panes ? (
        <button
          type="button"
          className="icon-button"
          aria-label="Tree"
          title="Show or hide the tree (Ctrl B)"
          onClick={onToggleTree}
        >
          <PanelLeft size={16} aria-hidden />
        </button>
      ) : (
        <span className={styles.brand}>
          <img src="./icon.svg" width={20} height={20} alt="" /> Proxima
        </span>
      )}
      <FileTabs />
      {panes && <OpenMenu />}
      <span className={styles.space} />
      {panes && <ExportButton />}
      <ThemeSwitch />
      <button type="button" className="icon-button" aria-label="Settings" title="Settings" onClick={onSettings}>
        <Settings2 size={16} aria-hidden />
      </button>
      {panes && (
        <button
          type="button"
          className="icon-button"
          aria-label="Inspector"
          title="Show or hide the inspector (Ctrl I)"
          onClick={onToggleInspector}
        >
          <PanelRight size={16} aria-hidden />
        </button>
      )}
    </header>
  );
}

function ExportButton() {
  const selected = useDetails((state) => readyValue(state.info));
  const drawn = useGroupView((state) => state.drawn);
  return (
    <button
      type="button"
      className="icon-button"
      aria-label="Export"
      title="Export the dataset (Ctrl E)"
      disabled={!exportable(selected, drawn)}
      onClick={() => useExporting.getState().show()}
    >
      <Download size={16} aria-hidden />
    </button>
  );
}

function OpenMenu() {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button" aria-label="Open more" title="Open more (Ctrl O)">
        <Plus size={16} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          <DropdownMenu.Item className="menu-item" onSelect={() => void openFiles()}>
            <FileUp size={14} aria-hidden /> Open files <span className="key">Ctrl O</span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => void openFolder()}>
            <FolderUp size={14} aria-hidden /> Open folder
          </DropdownMenu.Item>
          <div className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => useLoading.getState().show()}>
            <ListTree size={14} aria-hidden /> Load by a configuration
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
