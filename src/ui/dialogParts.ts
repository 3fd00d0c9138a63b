/** What opens over the page or beside it when it is asked for, fetched as one. */
export { ExportDialog } from "./export/ExportDialog.tsx";
export { AddressDialog } from "./files/AddressDialog.tsx";
export { LoadDialog } from "./load/LoadDialog.tsx";
export { Palette } from "./palette/Palette.tsx";
export { Notices } from "./parts/Notices.tsx";
export { SettingsDialog } from "./settings/SettingsDialog.tsx";
export { ShortcutsSheet } from "./shortcuts/ShortcutsSheet.tsx";
