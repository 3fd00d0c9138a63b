import { useMemo } from "react";
import { callAt } from "./caretContext.ts";
import styles from "./Expression.module.css";
import { signatureOf } from "./suggestions.ts";

/** The function that the caret stands in: its parameters, the one being written, and what it gives. */
export function SignatureLine({ text, caret }: { readonly text: string; readonly caret: number }) {
  const signature = useMemo(() => {
    const call = callAt(text, Math.min(caret, text.length));
    return call && signatureOf(call);
  }, [text, caret]);
  if (!signature) return null;
  const { spec, parts, active } = signature;
  return (
    <p className={styles.signature}>
      <span className="mono">
        <span data-tone="function">{spec.name}</span>(
        {parts.map((part, i) => (
          <span key={part}>
            {i > 0 && ", "}
            <span data-active={i === active || undefined}>{part}</span>
          </span>
        ))}
        )
      </span>
      <span className="ellipsis" title={spec.doc}>
        {spec.doc}
      </span>
    </p>
  );
}
