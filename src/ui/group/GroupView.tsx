import { Suspense, useState } from "react";
import { joinsMembers, mappedClassOf } from "../../core/mappedType.ts";
import type { NodeInfo } from "../../core/node.ts";
import { useGroupView } from "../../state/groupView.ts";
import type { NaturalView } from "../../state/naturalView.ts";
import { isNote } from "../../state/note.ts";
import { Segments } from "../graphic/Segments.tsx";
import { NaturalBody } from "../lazyParts.ts";
import { Waiting } from "../parts/Waiting.tsx";
import { GroupTable } from "../preview/GroupTable.tsx";
import { MappedNote } from "../tree/MappedNote.tsx";
import styles from "./Group.module.css";
import { useNaturalView } from "./useNaturalView.ts";

const WORDS: Readonly<Record<NaturalView["kind"], string>> = {
  plot: "Plot",
  variables: "Variables",
  frame: "Data frame",
  joined: "One array",
  graph: "Graph",
  note: "Note",
};

/** Shown first, as long as nothing was chosen. */
const FIRST: ReadonlySet<NaturalView["kind"]> = new Set(["joined", "graph", "note"]);

/** A group as the list of its members; where it stands for more, that is offered beside it. */
export function GroupView({ info }: { readonly info: NodeInfo }) {
  const view = useNaturalView(info);
  const chosen = useGroupView((state) => state.natural);
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const isGraph = mappedClassOf(info)?.view === "graph";
  const awaited = info.memberDims !== undefined || joinsMembers(info) || isGraph || isNote(info);
  if (view === undefined && awaited) return <Waiting />;
  if (!view) {
    return (
      <>
        {view === null && <MappedNote info={info} />}
        <GroupTable path={info.path} />
      </>
    );
  }
  const natural = chosen ?? FIRST.has(view.kind);
  return (
    <div className={styles.group}>
      <div className={styles.tabs}>
        <Segments
          label="View of the group"
          value={natural ? "natural" : "members"}
          options={[
            ["members", "Members"],
            ["natural", WORDS[view.kind]],
          ]}
          onChange={(chosen) => useGroupView.setState({ natural: chosen === "natural" })}
        />
        <div ref={setSlot} className={styles.slot} />
      </div>
      {natural ? (
        <Suspense fallback={<div className={styles.group} />}>
          <NaturalBody view={view} slot={slot} />
        </Suspense>
      ) : (
        <GroupTable path={info.path} />
      )}
    </div>
  );
}
