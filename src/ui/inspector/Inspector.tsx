import type { NodeInfo } from "../../core/node.ts";
import { useDetails } from "../../state/details.ts";
import { RESULTS } from "../../state/results.ts";
import { ChunkSection } from "../chunks/ChunkSection.tsx";
import { paneFocus } from "../panes.ts";
import { FaultNote } from "../parts/FaultNote.tsx";
import { Attributes } from "./Attributes.tsx";
import { DimensionSection } from "./DimensionSection.tsx";
import { Dimensions } from "./Dimensions.tsx";
import { Facts } from "./Facts.tsx";
import styles from "./Inspector.module.css";
import { ProxySection } from "./ProxySection.tsx";

/** All that is known of the selected node without reading its values. */
export function Inspector() {
  const info = useDetails((state) => state.info);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard, and a stop of F6
    <section className={styles.pane} aria-label="Inspector" tabIndex={0} {...paneFocus("inspector")}>
      {info.status === "ready" && <Sections info={info.value} />}
      {info.status === "idle" && <p className={styles.nothing}>Nothing is selected.</p>}
    </section>
  );
}

function Sections({ info }: { readonly info: NodeInfo }) {
  return (
    <>
      <section className={styles.section}>
        <h2>{info.file?.root === info.path && info.kind === "group" ? "File" : HEADINGS[info.kind]}</h2>
        <Facts info={info} />
      </section>
      {info.kind === "dataset" && <Dimensions info={info} />}
      {info.kind === "dataset" && <ProxySection info={info} />}
      {info.kind === "dataset" && info.chunks && <ChunkSection info={info} className={styles.section} />}
      {info.memberDims && <DimensionSection key={info.path} info={info} />}
      {/* What stands in place of the values is not said twice. */}
      {info.error && info.dtype && info.state !== "failed" && (
        <section className={styles.section}>
          <FaultNote fault={info.error} />
        </section>
      )}
      {info.attributes && HAS_ATTRIBUTES.has(info.kind) && <Attributes attributes={info.attributes} />}
      {!info.memberDims && mayBeJoined(info) && <DimensionSection key={info.path} info={info} />}
    </>
  );
}

/** Members that are to be one array are those of a group of its own, and one alone is one already. */
function mayBeJoined({ kind, path, sameAs, members }: NodeInfo): boolean {
  return kind === "group" && path !== "/" && path !== RESULTS && sameAs === undefined && (members ?? 2) > 1;
}

const HAS_ATTRIBUTES: ReadonlySet<NodeInfo["kind"]> = new Set(["group", "dataset", "datatype"]);

const HEADINGS = {
  group: "Group",
  dataset: "Dataset",
  datatype: "Committed datatype",
  softlink: "Soft link",
  externallink: "External link",
  broken: "Broken",
} satisfies Record<NodeInfo["kind"], string>;
