import { useState } from "react";
import type { NodeInfo } from "../../core/node.ts";
import { byteText } from "../../core/numberText.ts";
import { useJobs } from "../../state/jobs.ts";
import { readyValue } from "../../state/loadable.ts";
import { useMemory } from "../../state/memory.ts";
import { reinstateNode, resolveNode } from "../../state/proxies.ts";
import { isResult, useResults } from "../../state/results.ts";
import { valueSize } from "../format/valueSize.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { StateMark } from "../parts/StateMark.tsx";
import styles from "./Inspector.module.css";

/** Whether the values are in memory, and the two ways between that and a proxy. */
export function ProxySection({ info }: { readonly info: NodeInfo }) {
  const job = useJobs((state) => state.jobs.find((each) => each.kind === "resolve" && each.path === info.path));
  const state = job ? "resolving" : (info.state ?? "proxy");
  const budget = useMemory((memory) => readyValue(memory.memory)?.budget);
  const bytes = valueSize(info.shape, info.dtype);
  const tags = info.tags && info.tags.length > 0 ? ` (${info.tags.join(", ")})` : "";
  return (
    <section className={styles.section}>
      <h2>Values</h2>
      <p className={styles.state}>
        <StateMark state={state} />
        {state === "proxy" && <span>proxy{tags}: read when needed</span>}
        {state === "resolving" && (
          <span>resolving{job && job.total > 0 ? ` ${byteText(job.done)} of ${byteText(job.total)}` : " …"}</span>
        )}
        {state === "resolved" && <span>{resolvedText(info)}</span>}
        {state === "failed" && <span>could not be resolved</span>}
      </p>
      {job && (
        <progress
          className={styles.progress}
          aria-label="Resolved so far"
          {...(job.total > 0 && { value: job.done, max: job.total })}
        />
      )}
      {state === "failed" && info.error && (
        <FaultNote fault={info.error}>
          <button type="button" className="button" data-small onClick={() => void resolveNode(info.path)}>
            Retry
          </button>
        </FaultNote>
      )}
      {state === "proxy" && info.dtype && info.shape && <ResolveWays info={info} bytes={bytes} />}
      {state === "proxy" && bytes !== undefined && budget !== undefined && bytes > budget && (
        <p className={styles.over}>
          More than the memory budget of {byteText(budget)}: compute with it, or with a slice of it; or resolve it as a
          lazy array.
        </p>
      )}
      {state === "resolving" && (
        <button
          type="button"
          className="button"
          disabled={!job}
          onClick={() => job && useJobs.getState().cancel(job.id)}
        >
          Cancel
        </button>
      )}
      {state === "resolved" && info.retained === false && (
        <p className={styles.over}>Its proxy was not retained: it stays until its file is closed.</p>
      )}
      {state === "resolved" && info.tags !== undefined && info.retained !== false && !isResult(info.path) && (
        <button type="button" className="button" onClick={() => void reinstateNode(info.path)}>
          Reinstate
        </button>
      )}
      {isResult(info.path) && (
        <div className={styles.ways} data-below>
          <button type="button" className="button" onClick={() => void useResults.getState().remove(info.path)}>
            Delete result
          </button>
        </div>
      )}
    </section>
  );
}

function resolvedText({ residentBytes, lazy, tags }: NodeInfo): string {
  if (lazy) return "resolved: a lazy array; what is needed of it is read";
  if (residentBytes !== undefined) return `resolved: ${byteText(residentBytes)} in memory`;
  return tags === undefined ? "held as a whole" : "resolved: in memory";
}

/** To values in memory or to a lazy array; with the proxy retained, so that there is a way back, or not. */
function ResolveWays({ info, bytes }: { readonly info: NodeInfo; readonly bytes: number | undefined }) {
  const [retain, setRetain] = useState(info.retained !== false);
  if (isResult(info.path)) {
    return (
      <button type="button" className="button" onClick={() => void resolveNode(info.path)}>
        Resolve
      </button>
    );
  }
  const resolve = (as: "values" | "lazy") => void resolveNode(info.path, { as, retain });
  return (
    <>
      <div className={styles.ways}>
        <button type="button" className="button" onClick={() => resolve("values")}>
          Resolve{bytes === undefined ? "" : `, ${byteText(bytes)}`}
        </button>
        <button type="button" className="button" onClick={() => resolve("lazy")}>
          As lazy array
        </button>
      </div>
      <label className={styles.option}>
        <input type="checkbox" checked={retain} onChange={(event) => setRetain(event.target.checked)} />
        Retain the proxy, to reinstate it
      </label>
    </>
  );
}
