import { CornerUpRight } from "lucide-react";
import { Suspense } from "react";
import { targetPath } from "../../core/linkTarget.ts";
import type { NodeInfo } from "../../core/node.ts";
import { visibleName } from "../../core/plainText.ts";
import { useCompare } from "../../state/compare.ts";
import { useDetails } from "../../state/details.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useRows } from "../../state/rows.ts";
import { CompareDrop } from "../compare/CompareDrop.tsx";
import { CompareStrip } from "../compare/CompareStrip.tsx";
import { ForeignData } from "../files/ForeignData.tsx";
import { ForeignNote } from "../files/ForeignNote.tsx";
import { GroupView } from "../group/GroupView.tsx";
import { TypeTree } from "../inspector/TypeTree.tsx";
import { CompareView, ExpressionBar } from "../lazyParts.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { DatasetBody } from "./DatasetBody.tsx";
import { LinkedDataset } from "./LinkedDataset.tsx";
import styles from "./Preview.module.css";
import { PreviewHeader } from "./PreviewHeader.tsx";

/** The expression bar, and below it what is selected. The bar stays as it is while something else is selected. */
export function Preview() {
  const compared = useCompare((state) => state.shown);
  return (
    <div className={styles.preview}>
      <Suspense fallback={<div className={styles.barToCome} />}>
        <ExpressionBar />
      </Suspense>
      <CompareStrip />
      <CompareDrop className={styles.node}>
        {compared ? (
          <Suspense fallback={<div className={styles.waiting} />}>
            <CompareView />
          </Suspense>
        ) : (
          <Node />
        )}
      </CompareDrop>
    </div>
  );
}

/** The node that is selected: its values, or what else can be seen of it. */
function Node() {
  const info = useDetails((state) => state.info);
  const path = useDetails((state) => state.path);
  const row = useRows((state) => (path === null ? undefined : state.rows.get(path)));
  if (path === null) return <p className={styles.empty}>Select something in the tree to see it here.</p>;
  if (info.status === "failed") {
    return (
      <div className={styles.fault}>
        <FaultNote fault={info.fault} title={`${visibleName(path)} could not be read`}>
          <button type="button" className="button" data-small onClick={() => useDetails.getState().refresh()}>
            Retry
          </button>
        </FaultNote>
      </div>
    );
  }
  // The facts of a dataset's row are enough to begin with its values; attributes follow.
  const known = info.status === "ready" ? info.value : row?.status === "ready" && isWhole(row.value) ? row.value : null;
  if (!known) return <div className={styles.waiting} aria-busy />;
  return (
    <div className={styles.preview}>
      <PreviewHeader info={known} />
      {known.kind === "dataset" && <ForeignData info={known} />}
      <PreviewBody info={known} />
    </div>
  );
}

/** Whether a row says all that the values of its node are shown by. */
function isWhole({ kind, dtype, shape, error }: NodeInfo): boolean {
  return kind === "dataset" && dtype !== null && shape !== null && !error;
}

function PreviewBody({ info }: { readonly info: NodeInfo }) {
  const target = targetPath(info);
  // A dataset under a further name is shown all the same; a group would have no end where it is a cycle.
  if (target !== null && info.targetKind === "dataset") return <LinkedDataset info={info} target={target} />;
  if (target !== null && info.kind !== "dataset") return <TargetNote info={info} target={target} />;
  if (info.kind === "broken" || (info.error && info.kind !== "dataset")) {
    return (
      <div className={styles.fault}>
        {info.target !== undefined && !info.error?.message.includes(info.target) && (
          <p className={styles.note}>
            This link names <bdi className="mono">{visibleName(info.target)}</bdi>.
          </p>
        )}
        <FaultNote fault={info.error ?? { code: "broken-link", message: "There is nothing behind this link." }} />
      </div>
    );
  }
  switch (info.kind) {
    case "group":
      return <GroupView key={info.path} info={info} />;
    case "dataset":
      return <DatasetBody info={info} />;
    case "datatype":
      return <div className={styles.scalar}>{info.dtype && <TypeTree dtype={info.dtype} />}</div>;
    case "externallink":
      return (
        <div className={styles.empty}>
          <ForeignNote info={info} />
        </div>
      );
    default:
      return (
        <p className={styles.empty}>
          This link leads to <bdi className="mono">{visibleName(info.target ?? "an unknown place")}</bdi>
        </p>
      );
  }
}

function TargetNote({ info, target }: { readonly info: NodeInfo; readonly target: string }) {
  return (
    <div className={styles.empty}>
      <p>
        {info.sameAs === undefined ? "This link leads to " : "This is the same object as "}
        <bdi className="mono">{visibleName(target)}</bdi>.
      </p>
      <button type="button" className="button" onClick={() => void useNavigation.getState().goTo(target)}>
        <CornerUpRight size={15} aria-hidden /> Go to target
      </button>
    </div>
  );
}
