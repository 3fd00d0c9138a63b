import { Dialog } from "../parts/Dialog.tsx";
import styles from "./Shortcuts.module.css";
import { SHORTCUTS } from "./shortcuts.ts";

interface ShortcutsSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ShortcutsSheet({ open, onClose }: ShortcutsSheetProps) {
  return (
    <Dialog title="Shortcuts" place="wide" reading open={open} onClose={onClose}>
      <div className={styles.places}>
        {SHORTCUTS.map(({ place, keys }) => (
          <section key={place} className={styles.place}>
            <h3>{place}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    {key.split(" ").map((part) => (
                      <kbd key={part}>{part}</kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
