import type { NodeInfo } from "../../core/node.ts";
import type { NodePath } from "../../core/path.ts";
import { explorer } from "../../state/explorer.ts";
import { type GraphParts, readGraph } from "../../state/graph.ts";
import { mainVariable, type NaturalView, readVariables } from "../../state/naturalView.ts";
import { type NoteParts, readNote } from "../../state/note.ts";
import { readFrame } from "../../state/readFrame.ts";
import { useTiles } from "../../state/tiles.ts";
import { useDrawn } from "../graphic/useDrawn.ts";
import { Waiting } from "../parts/Waiting.tsx";
import { ReadFault } from "../preview/ReadFault.tsx";
import { FrameTable } from "./FrameTable.tsx";
import { GraphView } from "./GraphView.tsx";
import styles from "./Group.module.css";
import { JoinedView } from "./JoinedView.tsx";
import { NoteView } from "./NoteView.tsx";
import { PointsView } from "./PointsView.tsx";
import { SignalView } from "./SignalView.tsx";
import { VariablesTable } from "./VariablesTable.tsx";

interface NaturalBodyProps {
  readonly view: NaturalView;
  /** Where what is said of the group belongs. */
  readonly slot: HTMLElement | null;
}

/** A group as what it stands for. */
export function NaturalBody({ view, slot }: NaturalBodyProps) {
  switch (view.kind) {
    case "plot":
      return view.points ? (
        <PointsView {...view} points={view.points} slot={slot} />
      ) : (
        <SignalView {...view} slot={slot} />
      );
    case "variables":
      return <Variables group={view.group} slot={slot} />;
    case "frame":
      return <Frame group={view.group} slot={slot} />;
    case "joined":
      return <Joined group={view.group} slot={slot} />;
    case "graph":
      return <GraphOf group={view.group} parts={view.parts} slot={slot} />;
    case "note":
      return <NoteOf parts={view.parts} slot={slot} />;
  }
}

type Slot = Pick<NaturalBodyProps, "slot">;

function Variables({ group, slot }: Slot & { readonly group: NodePath }) {
  const read = useOfGroup(group, (signal) => readVariables(group, signal));
  if (!read.value) return <Unread {...read} />;
  return <VariablesTable variables={read.value} main={mainVariable(read.value)} slot={slot} />;
}

function Frame({ group, slot }: Slot & { readonly group: NodeInfo }) {
  const read = useOfGroup(group.path, (signal) => readFrame(group, signal));
  if (!read.value) return <Unread {...read} />;
  return <FrameTable key={group.path} frame={read.value} slot={slot} />;
}

function Joined({ group, slot }: Slot & { readonly group: NodeInfo }) {
  const how = JSON.stringify([group.memberDims, group.joinOptions]);
  const read = useOfGroup(`${group.path} ${how}`, (signal) => explorer().asArray(group.path, { signal }));
  if (!read.value) return <Unread {...read} />;
  return <JoinedView group={group} array={read.value} slot={slot} />;
}

function GraphOf({ group, parts, slot }: Slot & { readonly group: NodeInfo; readonly parts: GraphParts }) {
  const read = useOfGroup(group.path, async (signal) => ({ graph: await readGraph(parts, group.attributes, signal) }));
  if (!read.value) return <Unread {...read} />;
  return <GraphView path={group.path} parts={parts} graph={read.value.graph} slot={slot} />;
}

function NoteOf({ parts, slot }: Slot & { readonly parts: NoteParts }) {
  const read = useOfGroup(parts.data.path, (signal) => readNote(parts, signal));
  if (!read.value) return <Unread {...read} />;
  return <NoteView parts={parts} note={read.value} slot={slot} />;
}

/** `what` identifies what is read. */
function useOfGroup<T extends object>(what: string, load: (signal: AbortSignal) => Promise<T>) {
  const generation = useTiles((state) => state.generation);
  return useDrawn(`group ${what} ${generation}`, load);
}

function Unread({ fault, retry }: Pick<ReturnType<typeof useOfGroup>, "fault" | "retry">) {
  if (!fault) return <Waiting />;
  return <ReadFault className={styles.line} fault={fault} title="This view could not be read" onRetry={retry} />;
}
