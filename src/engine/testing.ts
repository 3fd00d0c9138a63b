import { newArray } from "../array/elementType.ts";
import type { Expr } from "../array/expr.ts";
import { makePlan } from "../array/plan.ts";
import { BufferPool } from "../core/bufferPool.ts";
import { evaluateTask } from "./evaluateTask.ts";
import { runPlan } from "./runPlan.ts";

/** The values of an expression over datasets of which `valueAt` tells each element by its path and place. */
export async function evaluated(
  expr: Expr,
  valueAt: (path: string, place: readonly number[]) => number,
  onRead: (path: string, elements: number) => void = () => undefined,
): Promise<number[]> {
  const plan = makePlan(expr, { workers: 1, budget: 2 ** 30 });
  const { data } = await runPlan(plan, {
    workers: 1,
    spare: new BufferPool(),
    run: (task) =>
      evaluateTask(task, async ({ path }, type, ranges) => {
        const count = ranges.reduce((product, { n }) => product * n, 1);
        onRead(path, count);
        const block = newArray(type, count);
        for (let i = 0; i < count; i++) {
          let rest = i;
          const place = ranges.map(() => 0);
          for (let axis = ranges.length - 1; axis >= 0; axis--) {
            const { start, step, n } = ranges[axis] as (typeof ranges)[number];
            place[axis] = start + (rest % n) * step;
            rest = Math.floor(rest / n);
          }
          const value = valueAt(path, place);
          block[i] = typeof block[i] === "bigint" ? BigInt(value) : value;
        }
        return block;
      }),
  });
  return Array.from(data as ArrayLike<number | bigint>, Number);
}
