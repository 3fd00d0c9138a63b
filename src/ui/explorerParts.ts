/** What the page needs as soon as a file is open, fetched as one. */
export { ExpressionBar } from "./expression/ExpressionBar.tsx";
export { Inspector } from "./inspector/Inspector.tsx";
export { Panes } from "./Panes.tsx";
export { TreePane } from "./tree/TreePane.tsx";
