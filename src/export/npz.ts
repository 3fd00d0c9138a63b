import { makeZip } from "client-zip";
import type { Bytes, Exporter, ExportLabels, ExportSource } from "./exportSource.ts";
import { longest, npyBytes, npyHeader, unicode } from "./npy.ts";

/** Several arrays in a zip, as `numpy.savez` writes them: the values under the dataset's name, and its coordinates. */
export const npz: Exporter = {
  async *write(source) {
    const reader = makeZip(entries(source)).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value as Bytes;
    }
  },
};

async function* entries(source: ExportSource) {
  const taken = new Set<string>();
  const named = (name: string) => {
    let free = name.replace(/[/\\]/g, "_") || "data";
    while (taken.has(free)) free += "_";
    taken.add(free);
    return `${free}.npy`;
  };
  yield { name: named(source.name), input: npyBytes(source) };
  for (const { labels } of source.axes) {
    if (labels) yield { name: named(labels.name), input: labelBytes(labels) };
  }
}

async function* labelBytes({ values }: ExportLabels): AsyncGenerator<Bytes> {
  if (values.every((value) => typeof value === "number")) {
    yield npyHeader("'<f8'", [values.length]);
    yield new Uint8Array(Float64Array.from(values as readonly number[]).buffer);
    return;
  }
  const width = Math.max(1, longest(values));
  yield npyHeader(`'<U${width}'`, [values.length]);
  yield unicode(values, width);
}
