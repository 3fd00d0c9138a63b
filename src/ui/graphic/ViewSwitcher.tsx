import type { ViewKind } from "../../state/viewKinds.ts";
import { Segments } from "./Segments.tsx";

const WORDS: Readonly<Record<ViewKind, string>> = {
  table: "Table",
  line: "Line",
  heat: "Heat map",
  histogram: "Histogram",
  image: "Image",
};

interface ViewSwitcherProps {
  readonly kinds: readonly ViewKind[];
  readonly kind: ViewKind;
  readonly onChange: (kind: ViewKind) => void;
}

/** How the values are shown; only what makes sense for them is offered. */
export function ViewSwitcher({ kinds, kind, onChange }: ViewSwitcherProps) {
  if (kinds.length < 2) return null;
  return (
    <Segments
      label="View"
      value={kind}
      options={kinds.map((each) => [each, WORDS[each]] as const)}
      onChange={onChange}
    />
  );
}
