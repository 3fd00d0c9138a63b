import type { ProxyState } from "../../core/node.ts";
import styles from "./StateMark.module.css";

const WORDS = {
  proxy: "proxy: not in memory",
  resolving: "being resolved",
  resolved: "resolved: in memory",
  failed: "could not be resolved",
} satisfies Record<ProxyState, string>;

/** Empty, half, full, crossed: the shape tells the state, the colour only helps. */
export function StateMark({ state }: { readonly state: ProxyState }) {
  return <span className={styles.mark} data-state={state} role="img" aria-label={WORDS[state]} title={WORDS[state]} />;
}
