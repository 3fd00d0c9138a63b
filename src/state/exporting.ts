import { create } from "zustand";
import { Fault } from "../core/fault.ts";
import { formatBytes } from "../core/format.ts";
import type { NodeInfo } from "../core/node.ts";
import { baseName } from "../core/path.ts";
import { type AxisInput, normalizeSelection, selectionSize, selectionText } from "../core/selection.ts";
import type { ExportRequest } from "../rpc/explorerApi.ts";
import type { ClientOptions } from "./client.ts";
import { selectionOf, tableShape } from "./datasetView.ts";
import { useDetails } from "./details.ts";
import { explorer } from "./explorer.ts";
import { useGroupView } from "./groupView.ts";
import { runJob } from "./jobs.ts";
import { readyValue } from "./loadable.ts";
import { useNotices } from "./notices.ts";
import { useViews, viewOf } from "./views.ts";

export type { ExportRequest } from "../rpc/explorerApi.ts";

export type DataFormat = ExportRequest["format"];

export type PictureFormat = "png" | "svg";

/** What of a dataset is exported: what is on screen with its ranges, or all of it. */
export type Extent = "slice" | "whole";

/** How a picture is saved: its pixels for each of the screen's where it has any, and in which colours. */
export interface PictureForm {
  readonly scale: "1" | "2";
  readonly theme: "light" | "dark";
}

interface ExportingState {
  /** The dataset that the sheet is open for. */
  readonly info: NodeInfo | null;
  readonly extent: Extent;
  /** `png` and `svg` are the picture on screen, and no data. */
  readonly format: DataFormat | PictureFormat;
  readonly header: boolean;
  readonly picture: PictureForm;
  /** Opens the sheet for the selected dataset, or that which is drawn of a group; nothing happens where there is none. */
  show(): void;
  close(): void;
  choose(change: Partial<Pick<ExportingState, "extent" | "format" | "header" | "picture">>): void;
}

export const useExporting = create<ExportingState>((set) => ({
  info: null,
  extent: "slice",
  format: "csv",
  header: true,
  picture: { scale: "2", theme: "light" },
  show() {
    const info = exportable(readyValue(useDetails.getState().info), useGroupView.getState().drawn);
    if (info) set({ info });
  },
  close: () => set({ info: null }),
  choose: (change) => set(change),
}));

/** The dataset that can be exported: the selected one, or what is drawn of a group or a link; undefined for none. */
export function exportable(selected: NodeInfo | undefined, drawn: NodeInfo | null): NodeInfo | undefined {
  const info = selected?.kind === "dataset" ? selected : drawn;
  return info?.kind === "dataset" && info.shape && info.dtype ? info : undefined;
}

/** Where the browser cannot write a file bit by bit, it is held in memory: no more than this. */
export const MOST_HELD = 512 * 2 ** 20;

/** The part of a dataset that an extent means. */
export function exportSelection({ path, shape, dtype }: NodeInfo, extent: Extent): readonly AxisInput[] {
  if (!shape || !dtype || extent === "whole") return [];
  const view = viewOf(useViews.getState(), path, shape, dtype);
  const { rows, columns } = tableShape(view, shape);
  return selectionOf(view, shape, { top: 0, bottom: rows.count, left: 0, right: columns.count });
}

/** NumPy text of a part, and its size in decoded bytes. */
export function describeSelection(info: NodeInfo, selection: readonly AxisInput[]): { text: string; bytes: number } {
  const shape = info.shape ?? [];
  const ranges = normalizeSelection(selection, shape);
  return { text: selectionText(ranges, shape), bytes: selectionSize(ranges) * (info.dtype?.size ?? 1) };
}

interface FilePicker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** Whether a file can be written to disk while it is made. */
export const canStream = (): boolean => "showSaveFilePicker" in globalThis;

/** Writes a file: to disk as it is made where the browser can, else by way of memory. Progress and cancel as a job. */
export async function saveExport(request: ExportRequest): Promise<void> {
  const name = `${baseName(request.path)}.${request.format}`;
  let target: FileSystemWritableFileStream | undefined;
  try {
    if (canStream())
      target = await (await (globalThis as FilePicker).showSaveFilePicker?.({ suggestedName: name }))?.createWritable();
  } catch (error) {
    // The user closed the browser's dialog.
    if (error instanceof DOMException && error.name === "AbortError") return;
    throw error;
  }
  try {
    await runJob({ kind: "export", label: `Exporting ${name}`, path: request.path }, async (options) => {
      if (target) {
        const stream = target;
        await explorer().exportData(request, (bytes) => stream.write(bytes), options);
        await stream.close();
      } else saveBlob(await exportedBlob(request, options), name);
    });
    useNotices.getState().tell(`${name} is written`);
  } catch (error) {
    await target?.abort().catch(() => undefined);
    useNotices.getState().tellFault(`${name} was not written`, error);
  }
}

/** A file in memory; a Fault where it would be larger than `MOST_HELD`. */
export async function exportedBlob(request: ExportRequest, options?: ClientOptions): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  await explorer().exportData(
    request,
    async (bytes) => {
      held += bytes.byteLength;
      if (held > MOST_HELD) {
        throw new Fault(
          "over-budget",
          `The file would be larger than ${formatBytes(MOST_HELD)}, which is all that this browser can save at once.`,
          { hint: "Export a smaller part, or use a browser that can write to disk (Chrome, Edge)." },
        );
      }
      parts.push(bytes);
    },
    options,
  );
  return new Blob(parts);
}

/** Hands bytes to the user as a file. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
