import { lazyPart } from "./parts/lazyPart.tsx";

/**
 * What the first screen does without. All of it is fetched as soon as that screen stands (`preloadParts`), so that
 * nothing waits for it, and nothing is missing where the page cannot be reached later.
 */
const loadPanes = () => import("./Panes.tsx");
const loadExpressionBar = () => import("./expression/ExpressionBar.tsx");
const loadSettings = () => import("./settings/SettingsDialog.tsx");
const loadShortcuts = () => import("./shortcuts/ShortcutsSheet.tsx");
const loadTree = () => import("./tree/TreePane.tsx");
const loadInspector = () => import("./inspector/Inspector.tsx");
const loadLine = () => import("./graphic/LineView.tsx");
const loadHeat = () => import("./graphic/HeatView.tsx");
const loadHistogram = () => import("./graphic/HistogramView.tsx");
const loadNotices = () => import("./parts/Notices.tsx");

export const Panes = lazyPart(async () => (await loadPanes()).Panes);
export const ExpressionBar = lazyPart(async () => (await loadExpressionBar()).ExpressionBar);
export const SettingsDialog = lazyPart(async () => (await loadSettings()).SettingsDialog);
export const ShortcutsSheet = lazyPart(async () => (await loadShortcuts()).ShortcutsSheet);
export const TreePane = lazyPart(async () => (await loadTree()).TreePane);
export const Inspector = lazyPart(async () => (await loadInspector()).Inspector);
export const LineView = lazyPart(async () => (await loadLine()).LineView);
export const HeatView = lazyPart(async () => (await loadHeat()).HeatView);
export const HistogramView = lazyPart(async () => (await loadHistogram()).HistogramView);
export const Notices = lazyPart(async () => (await loadNotices()).Notices);

export function preloadParts(): void {
  const loads = [
    loadPanes,
    loadExpressionBar,
    loadSettings,
    loadShortcuts,
    loadTree,
    loadInspector,
    loadNotices,
    loadLine,
    loadHeat,
    loadHistogram,
  ];
  // A part that cannot be loaded says so where it is shown.
  for (const load of loads) load().catch(() => undefined);
}
