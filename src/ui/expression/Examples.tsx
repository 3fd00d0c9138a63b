import type { DType } from "../../core/dtype.ts";
import { useDetails } from "../../state/details.ts";
import { readyValue } from "../../state/loadable.ts";
import styles from "./Expression.module.css";
import { putExpression } from "./expressionField.ts";
import { tokensOf } from "./tokens.ts";

const NUMBERS: ReadonlySet<DType["kind"]> = new Set(["int", "uint", "float", "bool", "enum"]);

/** What an empty bar says: what it is for, and two expressions that work on what is selected. */
export function Examples() {
  const info = useDetails((state) => readyValue(state.info));
  const examples =
    info?.kind === "dataset" && info.shape && info.dtype && NUMBERS.has(info.dtype.kind) ? examplesFor(info.shape) : [];
  return (
    <div className={styles.placeholder}>
      <span>
        {examples.length > 0 ? (
          <>
            Compute with Python<span className={styles.suchAs}>, such as</span>
          </>
        ) : (
          "Compute with Python: mean(temperature, axis=0)"
        )}
      </span>
      {examples.map((example, i) => (
        <span key={example} className={styles.example}>
          {i > 0 && <span>or</span>}
          <button type="button" aria-label={`Example: ${example}`} onClick={() => putExpression(example)}>
            <Coloured text={example} />
          </button>
        </span>
      ))}
    </div>
  );
}

function examplesFor(shape: readonly number[]): string[] {
  if (shape.length === 0) return ["sqrt(_)", "_ * 2"];
  if (shape.length === 1) return ["mean(_)", "_[0:100] - mean(_)"];
  return ["mean(_, axis=0)", "std(_[0:100])"];
}

function Coloured({ text }: { readonly text: string }) {
  const tokens = tokensOf(text);
  return tokens.map(({ from, to, tone }, i) => (
    <span key={from}>
      {text.slice(tokens[i - 1]?.to ?? 0, from)}
      <span data-tone={tone}>{text.slice(from, to)}</span>
      {i === tokens.length - 1 && text.slice(to)}
    </span>
  ));
}
