import { Suspense, useState } from "react";
import { TextTree } from "../lazyParts.ts";
import styles from "./Preview.module.css";
import { type TextFormat, textFormat } from "./structuredText.ts";

interface LongTextProps {
  readonly text: string;
  /** Characters that are drawn of the text as it is. */
  readonly shown: number;
}

/** A text: as the tree that it describes, where it is JSON or YAML, or as it is. */
export function LongText({ text, shown }: LongTextProps) {
  const format = textFormat(text);
  const [raw, setRaw] = useState(false);
  const asItIs = <bdi>{text.slice(0, shown)}</bdi>;
  if (!format) return asItIs;
  return (
    <>
      <FormatSwitch format={format} raw={raw} onRaw={setRaw} />
      {raw ? (
        asItIs
      ) : (
        <Suspense fallback={asItIs}>
          <TextTree text={text} format={format} />
        </Suspense>
      )}
    </>
  );
}

interface FormatSwitchProps {
  readonly format: TextFormat;
  readonly raw: boolean;
  readonly onRaw: (raw: boolean) => void;
}

function FormatSwitch({ format, raw, onRaw }: FormatSwitchProps) {
  return (
    <p className={styles.format}>
      <button type="button" className="button" data-small aria-pressed={!raw} onClick={() => onRaw(false)}>
        {format} as a tree
      </button>
      <button type="button" className="button" data-small aria-pressed={raw} onClick={() => onRaw(true)}>
        Text
      </button>
    </p>
  );
}
