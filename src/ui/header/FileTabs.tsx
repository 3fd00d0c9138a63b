import { Box, FileQuestionMark, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { byteText } from "../../core/numberText.ts";
import { type NodePath, topLevelPath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { useNavigation } from "../../state/navigation.ts";
import { type SessionFile, useSession } from "../../state/session.ts";
import { Name } from "../parts/Name.tsx";
import styles from "./Header.module.css";

/**
 * The open files; the one that is looked at is marked. However many they are, they are one stop of the tab key: arrows
 * go from one to the next, Delete closes one.
 */
export function FileTabs() {
  const files = useSession((state) => state.files);
  const selected = useNavigation((state) => state.selected);
  const here = selected === null ? null : topLevelPath(selected);
  const [focused, setFocused] = useState<NodePath | null>(null);
  const stop = [focused, here].find((path) => files.some((file) => file.path === path)) ?? files[0]?.path;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const tabs = Array.from(event.currentTarget.children);
    const at = tabOf(event.currentTarget, event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (tab) focusTab(tab);
    else if (event.key === "Delete") tabs[at]?.querySelector<HTMLElement>("[data-close]")?.click();
    else return;
    event.preventDefault();
  };

  return (
    <nav
      className={styles.tabs}
      aria-label="Open files"
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget, target }) => setFocused(files[tabOf(currentTarget, target)]?.path ?? null)}
      onBlur={() => setFocused(null)}
    >
      {files.map((file) => (
        <FileTab key={file.path} file={file} here={file.path === here} stop={file.path === stop} />
      ))}
    </nav>
  );
}

/** The place of the tab that an element lies in. */
function tabOf(tabs: Element, target: EventTarget): number {
  return Array.from(tabs.children).findIndex((tab) => tab.contains(target as Node));
}

function focusTab(tab: Element | null | undefined): void {
  tab?.querySelector("button")?.focus();
}

interface FileTabProps {
  readonly file: SessionFile;
  readonly here: boolean;
  /** Whether the tab key stops at it. */
  readonly stop: boolean;
}

function FileTab({ file, here, stop }: FileTabProps) {
  const name = file.path.slice(1);
  const tab = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (here) tab.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  const close = async () => {
    const { current } = tab;
    const beside = current?.nextElementSibling ?? current?.previousElementSibling;
    const hadFocus = current?.contains(document.activeElement);
    await useSession.getState().close(file.path);
    if (hadFocus) focusTab(beside);
  };
  const Icon = file.error ? FileQuestionMark : Box;
  return (
    <div ref={tab} className={styles.tab} data-here={here || undefined} data-broken={file.error ? true : undefined}>
      <button
        type="button"
        className={styles.tabName}
        tabIndex={stop ? 0 : -1}
        aria-current={here ? "true" : undefined}
        title={file.error?.message ?? file.notice ?? visibleName(name)}
        onClick={() => void useNavigation.getState().goTo(file.path)}
      >
        <Icon size={14} aria-hidden />
        <span className="ellipsis">
          <Name text={name} />
        </span>
        <span className={styles.size}>{byteText(file.size)}</span>
      </button>
      <button
        type="button"
        className={styles.tabClose}
        data-close
        tabIndex={stop ? 0 : -1}
        aria-label={`Close ${visibleName(name)}`}
        title="Close (Del)"
        onClick={() => void close()}
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  );
}
