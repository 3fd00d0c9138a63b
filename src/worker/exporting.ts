import { throwIfAborted } from "../core/abort.ts";
import { Fault } from "../core/fault.ts";
import type { NodeInfo } from "../core/node.ts";
import type { NodePath } from "../core/path.ts";
import { normalizeSelection, type Selection, selectionShape, selectionText } from "../core/selection.ts";
import { type Block, elementCount } from "../core/value.ts";
import type { Bytes, ExportLabels, ExportSource } from "../export/exportSource.ts";
import { EXPORTERS } from "../export/formats.ts";
import type { CoordinateInfo, ExportRequest } from "../rpc/explorerApi.ts";

export interface ExportingHost {
  readonly inspect: (path: NodePath, signal: AbortSignal) => Promise<NodeInfo>;
  readonly read: (path: NodePath, selection: Selection, signal: AbortSignal) => Promise<Block>;
  readonly coordinate: (path: NodePath, name: string, signal: AbortSignal) => Promise<CoordinateInfo>;
}

/** Decoded bytes that are read for one part of a file. */
const PART_BYTES = 8 * 2 ** 20;

export interface ExportWork {
  readonly sink: (bytes: Bytes) => Promise<void>;
  readonly signal: AbortSignal;
  /** In decoded bytes. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Writes a selection of a dataset in a file format, part by part; the number of bytes. */
export async function exportData(request: ExportRequest, host: ExportingHost, work: ExportWork): Promise<number> {
  const { signal, sink } = work;
  const exporter = EXPORTERS[request.format];
  if (!exporter) throw new Fault("invalid", `There is no format “${request.format}”.`);
  const source = await exportSource(request, host, work);
  let written = 0;
  for await (const bytes of exporter.write(source, { header: request.header })) {
    throwIfAborted(signal);
    written += bytes.byteLength;
    await sink(bytes);
  }
  return written;
}

async function exportSource(
  { path, selection: input }: ExportRequest,
  host: ExportingHost,
  { signal, onProgress }: ExportWork,
): Promise<ExportSource> {
  const info = await host.inspect(path, signal);
  const { shape, dtype, name, attributes = [] } = info;
  if (info.kind !== "dataset" || !dtype) throw new Fault("wrong-kind", `${path} is no dataset: it has no values.`);
  if (!shape) throw new Fault("invalid", "This dataset has a null dataspace: it holds no values.");
  const selection = normalizeSelection(input, shape);
  const kept = selection.flatMap(({ drop }, axis) => (drop ? [] : [axis]));
  const [first] = kept;
  const own = selectionShape(selection);
  const rowBytes = Math.max(1, elementCount(own.slice(1)) * dtype.size);
  const chunk =
    first === undefined ? 1 : Math.ceil((info.chunks?.[first] ?? 1) / Math.abs(selection[first]?.step ?? 1));
  const total = elementCount(own) * dtype.size;
  let done = 0;
  return {
    path,
    name,
    selection: selectionText(selection, shape),
    shape: own,
    dtype,
    axes: await Promise.all(
      kept.map(async (axis) => {
        const dim = info.dims?.[axis] ?? null;
        const labels = dim === null ? undefined : await labelsAlong(info, dim, selection[axis], host, signal);
        return { name: dim ?? `dim_${axis}`, ...(labels && { labels }) };
      }),
    ),
    attributes,
    rowsAtOnce: Math.max(1, Math.floor(PART_BYTES / rowBytes / chunk)) * chunk,
    rows: async (from, to) => {
      throwIfAborted(signal);
      const block = await host.read(path, withRows(selection, first, from, to), signal);
      done += elementCount(block.shape) * dtype.size;
      onProgress(Math.min(done, total), total);
      return block;
    },
  };
}

/** The selection with its first axis cut to some of its rows. */
function withRows(selection: Selection, axis: number | undefined, from: number, to: number): Selection {
  return selection.map((range, i) =>
    i === axis ? { ...range, start: range.start + from * range.step, count: to - from } : range,
  );
}

async function labelsAlong(
  info: NodeInfo,
  dim: string,
  range: Selection[number] | undefined,
  host: ExportingHost,
  signal: AbortSignal,
): Promise<ExportLabels | undefined> {
  if (!range || !info.coords?.some(({ name, dims }) => name === dim && dims.length === 1)) return undefined;
  try {
    const { values, ...time } = await host.coordinate(info.path, dim, signal);
    const { start, step, count } = range;
    return { name: dim, values: Array.from({ length: count }, (_, i) => values[start + i * step] ?? ""), ...time };
  } catch (cause) {
    if (signal.aborted) throw cause;
    return undefined; // labels that cannot be read do not keep the values back
  }
}
