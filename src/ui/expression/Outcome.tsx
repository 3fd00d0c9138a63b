import { byteText, groupedCount } from "../../core/numberText.ts";
import { visibleText } from "../../core/plainText.ts";
import { currentOutcome, type PlanInfo, useExpression } from "../../state/expression.ts";
import styles from "./Expression.module.css";
import { readsText } from "./readsText.ts";

/** What the expression would give and cost, or what is wrong with it, in one line. */
export function Outcome({ id }: { readonly id: string }) {
  const outcome = useExpression((state) => state.outcome);
  const edited = useExpression((state) => state.edited);
  const checking = useExpression((state) => state.text.trim() !== "" && currentOutcome(state) === null);
  return (
    <div id={id} className={styles.said} data-checking={checking || undefined} aria-live="polite">
      {outcome?.kind === "plan" && <Summary plan={outcome.plan} />}
      {outcome?.kind === "error" && (
        <span className={styles.wrong} data-own={edited || undefined}>
          {visibleText(outcome.error.message)} {outcome.error.hint}
        </span>
      )}
      {!outcome && "…"}
    </div>
  );
}

function Summary({ plan }: { readonly plan: PlanInfo }) {
  return (
    <>
      <span className={styles.result}>
        <span data-tone="number">{typeOf(plan)}</span> {namedShape(plan)}
      </span>
      <span>{readsText(plan)}</span>
      <span>peak {byteText(plan.peakBytes)}</span>
      <span>
        {plan.stages.length} {plan.stages.length === 1 ? "stage" : "stages"}, {groupedCount(plan.tasks)}{" "}
        {plan.tasks === 1 ? "task" : "tasks"}
      </span>
    </>
  );
}

/** The row of the result names its type as NumPy does. */
function typeOf(plan: PlanInfo): string {
  return plan.rows[0]?.type ?? plan.dtype;
}

/** `(time 5000, 1024)`: sizes, with the names of the dimensions that have one. */
function namedShape({ shape, dims }: PlanInfo): string {
  if (shape.length === 0) return "scalar";
  return `(${shape.map((size, axis) => (isName(dims[axis]) ? `${visibleText(dims[axis] ?? "")} ${size}` : size)).join(", ")})`;
}

/** Where a dimension has no name it is called after its place. */
function isName(dim: string | undefined): boolean {
  return dim !== undefined && !/^(dim_?\d+|axis_?\d+|)$/.test(dim);
}
