import { CornerUpRight } from "lucide-react";
import type { NodeInfo } from "../../core/node.ts";
import type { NodePath } from "../../core/path.ts";
import { visibleName } from "../../core/plainText.ts";
import { explorer } from "../../state/explorer.ts";
import { useNavigation } from "../../state/navigation.ts";
import { useTiles } from "../../state/tiles.ts";
import { useDrawn } from "../graphic/useDrawn.ts";
import { Waiting } from "../parts/Waiting.tsx";
import { DatasetBody } from "./DatasetBody.tsx";
import { ShownDataset } from "./datasetInfo.ts";
import styles from "./Preview.module.css";
import { ReadFault } from "./ReadFault.tsx";
import { useDrawnInstead } from "./useDrawnInstead.ts";

interface LinkedDatasetProps {
  readonly info: NodeInfo;
  readonly target: NodePath;
}

/** The values behind a link, with the labels that they have in its place, and the way to where they lie. */
export function LinkedDataset({ info, target }: LinkedDatasetProps) {
  const generation = useTiles((state) => state.generation);
  const { value, fault, retry } = useDrawn(`link ${info.path} ${generation}`, (signal) =>
    explorer().asArray(info.path, { signal }),
  );
  return (
    <>
      <p className={styles.linked}>
        <span>
          A link to <bdi className="mono">{visibleName(target)}</bdi>
        </span>
        <button type="button" className="button" data-small onClick={() => void useNavigation.getState().goTo(target)}>
          <CornerUpRight size={14} aria-hidden /> Go to target
        </button>
      </p>
      {fault ? (
        <ReadFault
          className={styles.fault}
          fault={fault}
          title="What this link leads to could not be read"
          onRetry={retry}
        />
      ) : value ? (
        <Target info={value} />
      ) : (
        <Waiting />
      )}
    </>
  );
}

function Target({ info }: { readonly info: NodeInfo }) {
  useDrawnInstead(info);
  return (
    <ShownDataset value={info}>
      <DatasetBody info={info} />
    </ShownDataset>
  );
}
