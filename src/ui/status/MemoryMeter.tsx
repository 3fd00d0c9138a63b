import { DropdownMenu } from "radix-ui";
import { byteText } from "../../core/numberText.ts";
import type { NodePath } from "../../core/path.ts";
import { readyValue } from "../../state/loadable.ts";
import { useMemory } from "../../state/memory.ts";
import { reinstateNode } from "../../state/proxies.ts";
import { isResult, useResults } from "../../state/results.ts";
import { Name } from "../parts/Name.tsx";
import styles from "./StatusBar.module.css";

const SHOWN = 20;

/** Memory that resolved values take; opens into who holds it. */
export function MemoryMeter() {
  const memory = useMemory((state) => readyValue(state.memory));
  if (!memory) return null;
  const holders = [...memory.holders].sort((a, b) => b.bytes - a.bytes).slice(0, SHOWN);
  return (
    <DropdownMenu.Root modal={false} onOpenChange={(open) => open && void useMemory.getState().refresh()}>
      <DropdownMenu.Trigger className={styles.button} title="Memory of resolved values, and its limit">
        memory {byteText(memory.used)} / {byteText(memory.budget)}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" side="top" align="end" sideOffset={4}>
          {holders.length === 0 && <p className={styles.nobody}>No values are resolved: nothing is kept in memory.</p>}
          {holders.map((holder) => (
            <DropdownMenu.Item key={holder.path} className="menu-item" onSelect={() => giveBack(holder.path)}>
              <span className={styles.holder}>
                <Name text={holder.path} />
              </span>
              <span className="mono quiet">{byteText(holder.bytes)}</span>
              <span className="key">{isResult(holder.path) ? "Delete" : "Reinstate"}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Values of a file can be read again; those of an expression cannot be given back without being lost. */
function giveBack(path: NodePath): void {
  if (isResult(path)) void useResults.getState().remove(path);
  else void reinstateNode(path);
}
