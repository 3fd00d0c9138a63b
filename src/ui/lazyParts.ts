import { lazyPart } from "./parts/lazyPart.tsx";

/**
 * What the first screen does without. All of it is fetched once that screen stands (`preloadParts`), so that nothing is
 * missing where the page cannot be reached later.
 */
export const Panes = lazyPart(async () => (await import("./Panes.tsx")).Panes);
export const ExpressionBar = lazyPart(async () => (await import("./expression/ExpressionBar.tsx")).ExpressionBar);
export const SettingsDialog = lazyPart(async () => (await import("./settings/SettingsDialog.tsx")).SettingsDialog);
export const ShortcutsSheet = lazyPart(async () => (await import("./shortcuts/ShortcutsSheet.tsx")).ShortcutsSheet);
export const TreePane = lazyPart(async () => (await import("./tree/TreePane.tsx")).TreePane);
export const Inspector = lazyPart(async () => (await import("./inspector/Inspector.tsx")).Inspector);
export const LineView = lazyPart(async () => (await import("./graphic/LineView.tsx")).LineView);
export const ScatterView = lazyPart(async () => (await import("./graphic/ScatterView.tsx")).ScatterView);
export const HeatView = lazyPart(async () => (await import("./graphic/HeatView.tsx")).HeatView);
export const ImageView = lazyPart(async () => (await import("./graphic/ImageView.tsx")).ImageView);
export const LineProfile = lazyPart(async () => (await import("./graphic/LineProfile.tsx")).LineProfile);
export const CompareView = lazyPart(async () => (await import("./compare/CompareView.tsx")).CompareView);
export const NaturalBody = lazyPart(async () => (await import("./group/NaturalBody.tsx")).NaturalBody);
export const HistogramView = lazyPart(async () => (await import("./graphic/HistogramView.tsx")).HistogramView);
export const ExportDialog = lazyPart(async () => (await import("./export/ExportDialog.tsx")).ExportDialog);
export const Palette = lazyPart(async () => (await import("./palette/Palette.tsx")).Palette);
export const AddressDialog = lazyPart(async () => (await import("./files/AddressDialog.tsx")).AddressDialog);
export const LoadDialog = lazyPart(async () => (await import("./load/LoadDialog.tsx")).LoadDialog);
export const ConfigEditor = lazyPart(async () => (await import("./load/ConfigEditor.tsx")).ConfigEditor);
export const TextTree = lazyPart(async () => (await import("./preview/TextTree.tsx")).TextTree);
export const Notices = lazyPart(async () => (await import("./parts/Notices.tsx")).Notices);

/** What the first file needs is fetched at once; all else one after the other while nothing happens. */
export function preloadParts(): void {
  for (const part of [Panes, TreePane, Inspector, ExpressionBar]) void part.preload();
  void preloadWhenIdle([
    ...[HeatView, LineView, HistogramView, Notices, SettingsDialog, ShortcutsSheet, ImageView, TextTree, CompareView],
    ...[ScatterView, LineProfile, NaturalBody],
    ...[ExportDialog, Palette, AddressDialog, LoadDialog, ConfigEditor],
  ]);
}

async function preloadWhenIdle(parts: readonly { readonly preload: () => Promise<void> }[]): Promise<void> {
  for (const part of parts) {
    await new Promise<unknown>((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
    await part.preload();
  }
}
