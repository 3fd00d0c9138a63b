import { useMemo, useState } from "react";
import { parse } from "yaml";
import { groupedCount } from "../../core/numberText.ts";
import { visibleText } from "../../core/plainText.ts";
import type { TextFormat } from "./structuredText.ts";
import styles from "./TextTree.module.css";

interface TextTreeProps {
  readonly text: string;
  readonly format: TextFormat;
}

/** Entries of one branch that are shown; a text of millions of them is read as it is. */
const SHOWN = 1000;
/** Aliases may be used so often: a small text of aliases of aliases would grow without end. */
const ALIASES = 100;

/** A text of JSON or YAML as the tree that it describes. */
export function TextTree({ text, format }: TextTreeProps) {
  const read = useMemo(() => {
    try {
      const value: unknown = format === "JSON" ? JSON.parse(text) : parse(text, { maxAliasCount: ALIASES });
      return { value };
    } catch (error) {
      return { problem: error instanceof Error ? error.message.split("\n")[0] : String(error) };
    }
  }, [text, format]);
  if ("problem" in read)
    return (
      <p className={styles.problem}>
        This is not quite {format}: {visibleText(read.problem ?? "")}
      </p>
    );
  return (
    <div className={styles.tree}>
      <Entries value={read.value} level={0} />
    </div>
  );
}

function Entries({ value, level }: { readonly value: unknown; readonly level: number }) {
  const entries = entriesOf(value);
  if (!entries) return <Leaf value={value} />;
  return (
    <ul>
      {entries.slice(0, SHOWN).map(([name, child]) => (
        <li key={name}>
          <Entry name={name} value={child} level={level} />
        </li>
      ))}
      {entries.length > SHOWN && <li className="quiet">… {groupedCount(entries.length - SHOWN)} more, see the text</li>}
    </ul>
  );
}

function Entry({ name, value, level }: { readonly name: string; readonly value: unknown; readonly level: number }) {
  const entries = entriesOf(value);
  const [open, setOpen] = useState(level < 2);
  if (!entries) {
    return (
      <>
        <span className={styles.name}>{visibleText(name)}</span> <Leaf value={value} />
      </>
    );
  }
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.name}>{visibleText(name)}</span>{" "}
        <span className="quiet">{Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`}</span>
      </summary>
      {open && <Entries value={value} level={level + 1} />}
    </details>
  );
}

function Leaf({ value }: { readonly value: unknown }) {
  const kind = value === null ? "null" : typeof value;
  const text = typeof value === "string" ? value : value === undefined ? "null" : String(value);
  return (
    <bdi className={styles.leaf} data-kind={kind}>
      {visibleText(text)}
    </bdi>
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (value === null || typeof value !== "object" || value instanceof Date) return null;
  return Object.entries(value);
}
