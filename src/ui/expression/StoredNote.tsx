import { visibleText } from "../../core/plainText.ts";
import { type PlanInfo, useExpression } from "../../state/expression.ts";
import { encodingWords } from "../format/encodingWords.ts";
import styles from "./Expression.module.css";
import { decodedText } from "./storedText.ts";

/** Says which operands are numbers that stand for others, such as -999 for a missing value, and decodes them. */
export function StoredNote({ plan }: { readonly plan: PlanInfo }) {
  const text = useExpression((state) => state.text);
  // While a newer text is checked, the places of the last one are no longer its own.
  const operands = text === plan.expression ? plan.asStored.filter(({ encoding }) => encodingWords(encoding)) : [];
  const [first] = operands;
  if (!first) return null;
  const names = [...new Set(operands.map(({ from, to }) => text.slice(from, to)))];
  return (
    <p className={styles.stored}>
      <span>
        <span className="mono">{visibleText(names.join(", "))}</span>{" "}
        {names.length === 1 ? "is taken as it is stored" : "are taken as they are stored"}:{" "}
        {encodingWords(first.encoding)} is not applied.
      </span>
      <button
        type="button"
        className="link"
        title="Writes decode_cf(…). Reductions pass over NaN with skipna=True."
        onClick={() => useExpression.getState().setText(decodedText(text, operands))}
      >
        Decode
      </button>
    </p>
  );
}
