import { useLasting } from "./useLasting.ts";
import styles from "./Waiting.module.css";

/** Words that came sooner would flash at every step through a tree. */
const PATIENCE = 400;

/** In place of what is still being read. */
export function Waiting() {
  const late = useLasting(true, PATIENCE);
  return (
    <div className={styles.waiting} aria-busy>
      {late && <p role="status">Reading…</p>}
    </div>
  );
}
