import { Fault } from "../core/fault.ts";

/** A part of the HDF5 engine, compiled while it streams in, or afterwards where the host calls it by another content type. */
export async function compileEngine(folder: string, name: "hdf5.wasm" | "codecs.wasm"): Promise<WebAssembly.Module> {
  const url = folder + name;
  const response = await fetch(url);
  if (!response.ok)
    throw new Fault("internal", `The HDF5 engine could not be loaded (${response.status}).`, { details: url });
  if (response.headers.get("content-type")?.startsWith("application/wasm"))
    return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
