/** All that works by the keyboard, as the shortcuts sheet lists it. */
export const SHORTCUTS: readonly {
  readonly place: string;
  readonly keys: readonly (readonly [keys: string, what: string])[];
}[] = [
  {
    place: "Anywhere",
    keys: [
      ["Ctrl O", "Open files"],
      ["F6", "Next pane"],
      ["Shift F6", "Previous pane"],
      ["Ctrl B", "Show or hide the tree"],
      ["Ctrl I", "Show or hide the inspector"],
      ["Ctrl K", "Command palette: paths and commands"],
      ["/", "Filter the tree"],
      ["Ctrl E", "Export the dataset, or what is drawn of a group"],
      ["=", "Write an expression"],
      ["Ctrl Shift C", "Copy the path"],
      ["← → Del", "Next tab of a file, close it"],
      ["F1", "This list"],
    ],
  },
  {
    place: "Expression",
    keys: [
      ["Enter", "Run"],
      ["Shift Enter", "New line"],
      ["Esc", "Cancel the run, go to the table"],
      ["Ctrl Space", "Suggestions"],
      ["Tab", "Accept a suggestion"],
      ["Alt ↑ ↓", "Earlier expressions (in an empty bar ↑ ↓)"],
    ],
  },
  {
    place: "Tree",
    keys: [
      ["↑ ↓", "Move"],
      ["→ ←", "Open, close"],
      ["Home End", "First, last row"],
      ["letter", "Next row that begins with it"],
      ["*", "Open all beside this one"],
      ["Enter", "Open, go to a link's target"],
      ["Shift Enter", "Compare with others"],
      ["Shift F10", "Menu"],
    ],
  },
  {
    place: "Preview",
    keys: [
      ["1 2 3 4 5", "Table, line, heat map, histogram, image"],
      ["[ ]", "Step through an axis that is not drawn"],
      ["Shift [ ]", "Ten steps"],
      [", .", "The next axis to step through"],
      ["Space", "Play it, stop"],
      ["T", "Swap rows and columns"],
      ["Y X", "Flip the heat map vertically, horizontally"],
      ["C", "Next colour map"],
      ["L", "Logarithmic scale"],
      ["P", "Save the picture as PNG"],
      ["Shift P", "Copy the picture"],
    ],
  },
  {
    place: "Line and heat map",
    keys: [
      ["+ -", "Zoom"],
      ["F", "Show all"],
      ["↑ ↓ ← →", "Move the line, or the probe of the heat map"],
      ["Shift ↑ ↓ ← →", "Ten cells"],
      ["Enter", "Mark the cell under the probe, or as far as it; an end of a line"],
      ["Esc", "No probe, nothing marked, no line"],
    ],
  },
  {
    place: "Table",
    keys: [
      ["↑ ↓ ← →", "Move the cursor"],
      ["Shift ↑ ↓ ← →", "Select"],
      ["PgUp PgDn", "One screen up, down"],
      ["Home End", "First, last column"],
      ["Ctrl Home End", "First, last cell"],
      ["S", "Sort by the column of the cursor, down, not at all"],
      ["Ctrl A", "Select everything"],
      ["Ctrl C", "Copy exact values"],
      ["Enter", "Follow a reference"],
    ],
  },
];
