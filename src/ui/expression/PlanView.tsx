import { useEffect } from "react";
import { byteText, groupedCount, shapeText } from "../../core/numberText.ts";
import { cut, visibleText } from "../../core/plainText.ts";
import { useChunkMaps } from "../../state/chunkMaps.ts";
import { type PlanInfo, type PlanRow, useExpression } from "../../state/expression.ts";
import { readyValue } from "../../state/loadable.ts";
import { ChunkMap } from "../chunks/ChunkMap.tsx";
import styles from "./Plan.module.css";
import { readsText } from "./readsText.ts";

/** More rows than this are only counted. */
const SHOWN = 200;

/** The plan, drawn: from the result down to what is read, then the stages in which it is done. */
export function PlanView({ id, plan }: { readonly id: string; readonly plan: PlanInfo }) {
  const selected = useExpression((state) => state.selected);
  const maps = useChunkMaps((state) => readyValue(state.maps));
  useEffect(() => useChunkMaps.getState().show(plan.expression, selected), [plan.expression, selected]);
  const most = Math.max(1, ...plan.rows.map(({ bytes }) => bytes));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long plan is scrolled by the keyboard
    <section id={id} className={styles.plan} aria-label="Plan" tabIndex={0}>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">Shape</th>
            <th scope="col">Type</th>
            <th scope="col">Bytes</th>
            <th scope="col">Chunks</th>
          </tr>
        </thead>
        <tbody>
          {plan.rows.slice(0, SHOWN).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a plan is an ordered list, and may hold a row twice
            <Row key={i} row={row} most={most} />
          ))}
        </tbody>
      </table>
      {plan.rows.length > SHOWN && <p className="quiet">… and {groupedCount(plan.rows.length - SHOWN)} more</p>}
      <h3>{plan.stages.length === 1 ? "1 stage" : `${plan.stages.length} stages`}</h3>
      <ol className={styles.stages}>
        {plan.stages.map((stage, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i}>
            <span>{visibleText(stage.title)}</span>
            <span>
              {groupedCount(stage.tasks)} {stage.tasks === 1 ? "task" : "tasks"}
            </span>
            <span>{readsText(stage)}</span>
          </li>
        ))}
      </ol>
      {maps && maps.length > 0 && (
        <div className={styles.maps}>
          {maps.map((map, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a dataset may be read twice, in different parts
            <ChunkMap key={i} path={map.path} grid={map.grid} chunks={map.chunks} needed={map.needed} titled />
          ))}
        </div>
      )}
    </section>
  );
}

function Row({ row, most }: { readonly row: PlanRow; readonly most: number }) {
  // By the logarithm: a plan goes from a few bytes to many gigabytes.
  const share = row.bytes > 0 ? Math.log2(1 + row.bytes) / Math.log2(1 + most) : 0;
  return (
    <tr>
      <td>
        <span className={styles.operation} style={{ paddingLeft: row.depth * 14 }} title={visibleText(row.operation)}>
          {row.depth > 0 && (
            <span className="quiet" aria-hidden>
              └{" "}
            </span>
          )}
          <bdi>{visibleText(cut(row.operation, 200))}</bdi>
        </span>
      </td>
      <td>{shapeText(row.shape)}</td>
      <td data-tone="number">{row.type}</td>
      <td className={styles.bytes}>
        {byteText(row.bytes)}
        <span className={styles.measure} style={{ width: `${100 * share}%` }} aria-hidden />
      </td>
      <td>{row.chunks === undefined ? "" : groupedCount(row.chunks)}</td>
    </tr>
  );
}
