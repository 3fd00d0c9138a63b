import type { NodeInfo } from "../../core/node.ts";
import type { NodePath } from "../../core/path.ts";
import { useExpression } from "../../state/expression.ts";
import { useRuns } from "../../state/runs.ts";
import { putExpression } from "./expressionField.ts";

/** The expression that a result was computed by. */
export function expressionOf(info: NodeInfo): string | undefined {
  const value = info.attributes?.find(({ name }) => name === "expression")?.value;
  return typeof value === "string" ? value : undefined;
}

/** Puts the expression of a result back into the bar; `_` is what it was then, as far as that is known. */
export function runAgain(result: NodePath, expression: string): void {
  const run = useRuns.getState().runs.find((each) => each.result === result);
  putExpression(expression);
  if (run) useExpression.getState().select(run.selected);
}
