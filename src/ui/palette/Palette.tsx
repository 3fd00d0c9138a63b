import { Command } from "cmdk";
import { useEffect, useRef, useState } from "react";
import { baseName } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { useNavigation } from "../../state/navigation.ts";
import { usePalette } from "../../state/palette.ts";
import { type PageActions, paletteCommands } from "./commands.ts";
import styles from "./Palette.module.css";

/** All commands, and the way to any node by a part of its path. */
export function Palette({ page }: { readonly page: PageActions }) {
  const [commands] = useState(() => paletteCommands(page));
  const { text, paths, setText, close } = usePalette();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The browser would give the focus to the list's frame, which comes first.
    dialog.current?.querySelector("input")?.focus();
  }, []);
  const words = text.trim().toLowerCase().split(/\s+/);
  const matching = commands.filter((command) => words.every((word) => command.words.toLowerCase().includes(word)));
  const act = (run: () => void) => {
    close();
    run();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is on the backdrop
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label="Command palette"
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <Command shouldFilter={false} loop label="Command palette">
        <Command.Input
          className={styles.input}
          value={text}
          onValueChange={setText}
          placeholder="Go to a path, or do something …"
          spellCheck={false}
        />
        <Command.List className={styles.list} label="Commands and paths">
          <Command.Empty className={styles.empty}>Nothing matches.</Command.Empty>
          {matching.length > 0 && (
            <Command.Group heading="Commands" className={styles.group}>
              {matching.map(({ words: title, keys, icon: Icon, run }) => (
                <Command.Item key={title} value={`command ${title}`} className={styles.item} onSelect={() => act(run)}>
                  {Icon ? <Icon size={14} aria-hidden /> : <span className={styles.icon} />}
                  <span className={styles.title}>{title}</span>
                  {keys && <kbd>{keys}</kbd>}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {paths.length > 0 && (
            <Command.Group heading="Paths" className={styles.group}>
              {paths.map((path) => (
                <Command.Item
                  key={path}
                  value={`path ${path}`}
                  className={styles.item}
                  onSelect={() => act(() => void useNavigation.getState().goTo(path))}
                >
                  <span className={styles.icon} />
                  <span className={styles.path}>
                    {visibleName(path.slice(0, path.length - baseName(path).length))}
                    <b>{visibleName(baseName(path))}</b>
                  </span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </dialog>
  );
}
