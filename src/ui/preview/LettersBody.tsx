import { type ReactNode, useState } from "react";
import type { DType } from "../../core/dtype.ts";
import { groupedCount } from "../../core/numberText.ts";
import type { NodePath } from "../../core/path.ts";
import { explorer } from "../../state/explorer.ts";
import { lettersText } from "../../state/letters.ts";
import { useTiles } from "../../state/tiles.ts";
import { Segments } from "../graphic/Segments.tsx";
import { useDrawn } from "../graphic/useDrawn.ts";
import styles from "./Preview.module.css";
import { ReadFault } from "./ReadFault.tsx";
import { TextValue } from "./TextValue.tsx";

interface LettersBodyProps {
  readonly path: NodePath;
  readonly length: number;
  readonly dtype: DType;
  /** The letters as elements of an array. */
  readonly children: ReactNode;
}

/** Letters that are read of one text. */
const MOST = 2_000_000;

/** The letters of one text, as that text or one by one. */
export function LettersBody({ path, length, dtype, children }: LettersBodyProps) {
  const [shown, setShown] = useState<"text" | "table">("text");
  return (
    <div className={styles.dataset}>
      <div className={styles.toolbar}>
        <Segments
          label="View of the text"
          value={shown}
          options={[
            ["text", "Text"],
            ["table", "Letters"],
          ]}
          onChange={setShown}
        />
        {length > MOST && shown === "text" && (
          <span className="quiet">
            The first {groupedCount(MOST)} of {groupedCount(length)} letters.
          </span>
        )}
      </div>
      {shown === "table" ? children : <Letters path={path} dtype={dtype} />}
    </div>
  );
}

function Letters({ path, dtype }: Pick<LettersBodyProps, "path" | "dtype">) {
  const generation = useTiles((state) => state.generation);
  const read = useDrawn(`letters ${path} ${generation}`, async (signal) => {
    const { data } = await explorer().read(path, [[0, MOST]], { signal });
    return { text: lettersText(Array.from(data as ArrayLike<unknown>), dtype) };
  });
  if (read.fault) return <ReadFault className={styles.fault} fault={read.fault} onRetry={read.retry} />;
  if (!read.value) return <div className={styles.scalar} aria-busy />;
  return <TextValue text={read.value.text} tone="string" />;
}
