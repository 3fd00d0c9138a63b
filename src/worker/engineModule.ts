import { Fault } from "../core/fault.ts";

/** The HDF5 library, compiled while it streams in, or afterwards where the host calls it by another content type. */
export async function compileEngine(folder: string): Promise<WebAssembly.Module> {
  const url = `${folder}hdf5.wasm`;
  const response = await fetch(url);
  if (!response.ok)
    throw new Fault("internal", `The HDF5 library could not be loaded (${response.status}).`, { details: url });
  if (response.headers.get("content-type")?.startsWith("application/wasm"))
    return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
