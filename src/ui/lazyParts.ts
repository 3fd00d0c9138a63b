import { lazyPart } from "./parts/lazyPart.tsx";

/**
 * What the first screen does without. All of it is fetched once that screen stands (`preloadParts`), so that nothing is
 * missing where the page cannot be reached later.
 */
export const Panes = lazyPart(async () => (await import("./explorerParts.ts")).Panes);
export const ExpressionBar = lazyPart(async () => (await import("./explorerParts.ts")).ExpressionBar);
export const SettingsDialog = lazyPart(async () => (await import("./dialogParts.ts")).SettingsDialog);
export const ShortcutsSheet = lazyPart(async () => (await import("./dialogParts.ts")).ShortcutsSheet);
export const TreePane = lazyPart(async () => (await import("./explorerParts.ts")).TreePane);
export const Inspector = lazyPart(async () => (await import("./explorerParts.ts")).Inspector);
export const LineView = lazyPart(async () => (await import("./viewParts.ts")).LineView);
export const ScatterView = lazyPart(async () => (await import("./viewParts.ts")).ScatterView);
export const HeatView = lazyPart(async () => (await import("./viewParts.ts")).HeatView);
export const ImageView = lazyPart(async () => (await import("./viewParts.ts")).ImageView);
export const CompareView = lazyPart(async () => (await import("./viewParts.ts")).CompareView);
export const NaturalBody = lazyPart(async () => (await import("./viewParts.ts")).NaturalBody);
export const HistogramView = lazyPart(async () => (await import("./viewParts.ts")).HistogramView);
export const ExportDialog = lazyPart(async () => (await import("./dialogParts.ts")).ExportDialog);
export const Palette = lazyPart(async () => (await import("./dialogParts.ts")).Palette);
export const AddressDialog = lazyPart(async () => (await import("./dialogParts.ts")).AddressDialog);
export const LoadDialog = lazyPart(async () => (await import("./dialogParts.ts")).LoadDialog);
export const ConfigEditor = lazyPart(async () => (await import("./load/ConfigEditor.tsx")).ConfigEditor);
export const TextTree = lazyPart(async () => (await import("./preview/TextTree.tsx")).TextTree);
export const Notices = lazyPart(async () => (await import("./dialogParts.ts")).Notices);

/** What the first file needs is fetched at once; all else one after the other while nothing happens. */
export function preloadParts(): void {
  for (const part of [Panes, TreePane, Inspector, ExpressionBar]) void part.preload();
  void preloadWhenIdle([
    ...[HeatView, LineView, HistogramView, Notices, SettingsDialog, ShortcutsSheet, ImageView, TextTree, CompareView],
    ...[ScatterView, NaturalBody],
    ...[ExportDialog, Palette, AddressDialog, LoadDialog, ConfigEditor],
  ]);
}

async function preloadWhenIdle(parts: readonly { readonly preload: () => Promise<void> }[]): Promise<void> {
  for (const part of parts) {
    await new Promise<unknown>((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve));
    await part.preload();
  }
}
