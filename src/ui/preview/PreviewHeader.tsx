import { shortDtype } from "../../core/dtype.ts";
import type { NodeInfo } from "../../core/node.ts";
import { byteText, groupedCount } from "../../core/numberText.ts";
import { visibleText } from "../../core/plainText.ts";
import { meaningOf } from "../../state/attributeText.ts";
import { useNavigation } from "../../state/navigation.ts";
import { isResult } from "../../state/results.ts";
import { useSession } from "../../state/session.ts";
import { expressionOf, runAgain } from "../expression/runAgain.ts";
import { valueSize } from "../format/valueSize.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { Name } from "../parts/Name.tsx";
import { glyphOf } from "../tree/glyphOf.ts";
import { useDatasetInfo } from "./datasetInfo.ts";
import styles from "./Preview.module.css";

export function PreviewHeader({ info }: { readonly info: NodeInfo }) {
  const file = useSession((state) => state.files.find((each) => each.path === info.path));
  const { sameAs } = info;
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1 className={styles.title}>
          <Name text={info.name || info.path} />
        </h1>
        {info.kind === "dataset" && <Meaning info={info} />}
        <span className={styles.path} title={visibleText(info.path)}>
          <Name text={info.path} />
        </span>
        <CopyButton text={info.path} what="path" />
      </div>
      <div className={styles.chips}>
        {chipsOf(info).map(({ text, tone }) => (
          <span key={text} data-tone={tone}>
            {text}
          </span>
        ))}
        {info.kind === "dataset" && sameAs !== undefined && (
          <button type="button" className="link" onClick={() => void useNavigation.getState().goTo(sameAs)}>
            same as <Name text={sameAs} />
          </button>
        )}
      </div>
      {isResult(info.path) && <ResultLine info={info} />}
      {file?.notice && <p className={styles.notice}>{file.notice}</p>}
    </header>
  );
}

/** What the values are, by their attributes, which come a moment later: it must not move what is below. */
function Meaning({ info }: { readonly info: NodeInfo }) {
  const text = visibleText(meaningOf(useDatasetInfo(info.path)?.attributes));
  return text === "" ? null : (
    <span className={styles.meaning} title={text}>
      {text}
    </span>
  );
}

/** Which expression the values were computed by. */
function ResultLine({ info }: { readonly info: NodeInfo }) {
  const expression = expressionOf(info);
  if (expression === undefined) return null;
  return (
    <p className={styles.expression}>
      <span className="quiet">result of</span>
      <code title={visibleText(expression)}>{visibleText(expression)}</code>
      <button type="button" className="link" onClick={() => runAgain(info.path, expression)}>
        Edit
      </button>
    </p>
  );
}

interface Chip {
  readonly text: string;
  readonly tone?: string;
}

/** The facts that one looks for first; the inspector has all of them. */
function chipsOf(info: NodeInfo): Chip[] {
  const chips: Chip[] = [];
  if (info.kind === "dataset" && info.dtype) {
    chips.push({ text: shortDtype(info.dtype), tone: glyphOf(info).tone });
    chips.push({
      text: info.shape === null ? "no values" : info.shape.length === 0 ? "scalar" : `(${info.shape.join(", ")})`,
    });
    const bytes = valueSize(info.shape, info.dtype);
    if (bytes !== undefined) chips.push({ text: sizeText(bytes, info.storageBytes) });
    if (info.chunks) chips.push({ text: `chunks ${info.chunks.join("×")}` });
    if (info.filters.length > 0) chips.push({ text: info.filters.map((filter) => filter.name).join(", ") });
  } else {
    chips.push({ text: glyphOf(info).word, tone: glyphOf(info).tone });
    if (info.members !== undefined)
      chips.push({ text: `${groupedCount(info.members)} ${info.members === 1 ? "member" : "members"}` });
  }
  return chips;
}

function sizeText(bytes: number, stored: number | undefined): string {
  return stored === undefined ? byteText(bytes) : `${byteText(bytes)} → ${byteText(stored)}`;
}
