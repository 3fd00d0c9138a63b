import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("src/codecs/assembly", import.meta.url));
const OPTIONS = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd"];

/** Compiles our own decoders (AssemblyScript) into `cache`, unless they lie there already; the path of the WebAssembly. */
export async function compileCodecs(cache: string): Promise<string> {
  const target = path.join(cache, "codecs.wasm");
  const mark = path.join(cache, "codecs.sha256");
  const hash = createHash("sha256").update(OPTIONS.join());
  for (const name of readdirSync(FOLDER).sort()) hash.update(name).update(readFileSync(path.join(FOLDER, name)));
  const digest = hash.digest("hex");
  if (existsSync(target) && existsSync(mark) && readFileSync(mark, "utf8") === digest) return target;
  const { main } = await import("assemblyscript/asc");
  const { error, stderr } = await main([path.join(FOLDER, "index.ts"), "-o", target, ...OPTIONS, "--baseDir", "/"]);
  if (error) throw new Error(`The decoders could not be compiled: ${error.message}\n${stderr.toString()}`);
  writeFileSync(mark, digest);
  return target;
}
