import type { NaturalView } from "../../state/naturalView.ts";
import { FrameTable } from "./FrameTable.tsx";
import { SignalView } from "./SignalView.tsx";
import { VariablesTable } from "./VariablesTable.tsx";

/** A group as what it stands for. */
export function NaturalBody({ view, slot }: { readonly view: NaturalView; readonly slot: HTMLElement | null }) {
  switch (view.kind) {
    case "plot":
      return <SignalView title={view.title} signal={view.signal} slot={slot} />;
    case "variables":
      return <VariablesTable variables={view.variables} main={view.main} slot={slot} />;
    case "frame":
      return <FrameTable columns={view.columns} rows={view.rows} slot={slot} />;
  }
}
