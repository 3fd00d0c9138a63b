import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const OPTIONS = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd"];

/** Compiles our own decoders of chunks (AssemblyScript) into `cache`, unless they lie there already; the path of the WebAssembly. */
export function compileCodecs(cache: string): Promise<string> {
  return compile("src/codecs/assembly", path.join(cache, "codecs.wasm"), OPTIONS);
}

/** The same of the loops of reductions, which work in the memory of the kernels; the path of a script that holds them. */
export async function compileFolds(cache: string): Promise<string> {
  const wasm = await compile("src/kernels/assembly", path.join(cache, "folds.wasm"), [...OPTIONS, "--importMemory"]);
  const script = path.join(cache, "folds.mjs");
  const text = readFileSync(wasm).toString("base64");
  writeFileSync(script, `export const bytes = Uint8Array.from(atob("${text}"), (char) => char.charCodeAt(0));\n`);
  return script;
}

async function compile(folder: string, target: string, options: readonly string[]): Promise<string> {
  const source = fileURLToPath(new URL(folder, import.meta.url));
  const mark = target.replace(/\.wasm$/, ".sha256");
  const hash = createHash("sha256").update(options.join());
  for (const name of readdirSync(source).sort()) hash.update(name).update(readFileSync(path.join(source, name)));
  const digest = hash.digest("hex");
  if (existsSync(target) && existsSync(mark) && readFileSync(mark, "utf8") === digest) return target;
  const { main } = await import("assemblyscript/asc");
  const { error, stderr } = await main([path.join(source, "index.ts"), "-o", target, ...options, "--baseDir", "/"]);
  if (error) throw new Error(`${folder} could not be compiled: ${error.message}\n${stderr.toString()}`);
  writeFileSync(mark, digest);
  return target;
}
