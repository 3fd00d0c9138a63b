import { lazyPart } from "./parts/lazyPart.tsx";

/**
 * What the first screen does without. All of it is fetched as soon as that screen stands (`preloadParts`), so that
 * nothing waits for it, and nothing is missing where the page cannot be reached later.
 */
export const Panes = lazyPart(async () => (await import("./Panes.tsx")).Panes);
export const ExpressionBar = lazyPart(async () => (await import("./expression/ExpressionBar.tsx")).ExpressionBar);
export const SettingsDialog = lazyPart(async () => (await import("./settings/SettingsDialog.tsx")).SettingsDialog);
export const ShortcutsSheet = lazyPart(async () => (await import("./shortcuts/ShortcutsSheet.tsx")).ShortcutsSheet);
export const TreePane = lazyPart(async () => (await import("./tree/TreePane.tsx")).TreePane);
export const Inspector = lazyPart(async () => (await import("./inspector/Inspector.tsx")).Inspector);
export const LineView = lazyPart(async () => (await import("./graphic/LineView.tsx")).LineView);
export const HeatView = lazyPart(async () => (await import("./graphic/HeatView.tsx")).HeatView);
export const ImageView = lazyPart(async () => (await import("./graphic/ImageView.tsx")).ImageView);
export const CompareView = lazyPart(async () => (await import("./compare/CompareView.tsx")).CompareView);
export const HistogramView = lazyPart(async () => (await import("./graphic/HistogramView.tsx")).HistogramView);
export const ExportDialog = lazyPart(async () => (await import("./export/ExportDialog.tsx")).ExportDialog);
export const Palette = lazyPart(async () => (await import("./palette/Palette.tsx")).Palette);
export const LoadDialog = lazyPart(async () => (await import("./load/LoadDialog.tsx")).LoadDialog);
export const ConfigEditor = lazyPart(async () => (await import("./load/ConfigEditor.tsx")).ConfigEditor);
export const TextTree = lazyPart(async () => (await import("./preview/TextTree.tsx")).TextTree);
export const Notices = lazyPart(async () => (await import("./parts/Notices.tsx")).Notices);

export function preloadParts(): void {
  // In the order in which they are needed.
  Panes.preload();
  TreePane.preload();
  Inspector.preload();
  ExpressionBar.preload();
  for (const part of [Notices, SettingsDialog, ShortcutsSheet, ExportDialog, Palette]) part.preload();
  for (const part of [LineView, HeatView, HistogramView, ImageView, CompareView, TextTree]) part.preload();
  for (const part of [LoadDialog, ConfigEditor]) part.preload();
}
