import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { compileCodecs, compileFolds } from "./vite.assembly.ts";
import { OFFLINE_SCRIPT, offlineFiles } from "./vite.offline.ts";

const root = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(root, "node_modules");

/**
 * h5wasm ships its WebAssembly as a string inside its script. It is taken out at build time, so that the browser can
 * compile it once, while it streams in, and hand the compiled module to every reader worker.
 */
function extractHdf5(): { glue: string; wasm: Buffer } {
  const source = readFileSync(path.join(modules, "h5wasm/dist/esm/hdf5_util.js"), "utf8");
  const from = source.indexOf("binaryDecode('") + "binaryDecode(".length;
  const to = source.indexOf("')}", from) + 1;
  const encoded = vm.runInNewContext(source.slice(from, to)) as string;
  // The inverse of Emscripten's encoding of bytes as code points (SINGLE_FILE_BINARY_ENCODE).
  const wasm = Buffer.alloc(encoded.length);
  for (let i = 0; i < encoded.length; i++) {
    const code = encoded.charCodeAt(i);
    wasm[i] = (~code >> 8) & code;
  }
  return { glue: `${source.slice(0, from)}""${source.slice(to)}`, wasm };
}

const { glue, wasm } = extractHdf5();
const cache = path.join(modules, ".cache/proxima");
mkdirSync(cache, { recursive: true });
const gluePath = path.join(cache, "hdf5_glue.mjs");
const wasmPath = path.join(cache, "hdf5.wasm");
writeFileSync(gluePath, glue);
writeFileSync(wasmPath, wasm);
const foldsPath = await compileFolds(cache);

const filters = path.join(modules, "h5wasm-plugins/plugins");
const engineFiles = new Map<string, string>([
  ["hdf5.wasm", wasmPath],
  ["codecs.wasm", await compileCodecs(cache)],
  ...readdirSync(filters).map((name): [string, string] => [name, path.join(filters, name)]),
]);
const engineHash = createHash("sha256");
for (const file of engineFiles.values()) engineHash.update(readFileSync(file));
/** Folder of the HDF5 engine beside the page; its name changes with its contents, so no cache can mix two versions. */
const engineFolder = `engine-${engineHash.digest("hex").slice(0, 8)}`;

function hdf5Engine(): Plugin {
  return {
    name: "hdf5-engine",
    generateBundle() {
      for (const [name, file] of engineFiles) {
        this.emitFile({ type: "asset", fileName: `${engineFolder}/${name}`, source: readFileSync(file) });
      }
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = request.url?.startsWith(`/${engineFolder}/`) && engineFiles.get(path.basename(request.url));
        if (!file) return next();
        response.setHeader("content-type", file.endsWith(".wasm") ? "application/wasm" : "application/octet-stream");
        response.end(readFileSync(file));
      });
    },
  };
}

/**
 * Nothing but the page's own files may run, and nothing may be sent anywhere. Workers are started from blobs, because
 * those take over the policy of the page that made them even where a host sends no headers.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  // Our workers are blobs; a service worker can only be a file.
  "worker-src blob: 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "style-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types proxima",
].join("; ");

const headers = {
  // frame-ancestors has no effect in <meta>.
  "Content-Security-Policy": `${policy}; frame-ancestors 'none'`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
    ],
  };
}

/** sonner adds its style sheet as an element, which `style-src 'self'` forbids; it is imported as a file instead. */
function sonnerWithoutInjectedStyle(): Plugin {
  return {
    name: "sonner-without-injected-style",
    transform(code, id) {
      if (!/node_modules\/sonner\/dist\/index\.m?js$/.test(id)) return undefined;
      const cut = code.replace(/__insertCSS\((?=["'`])/, "void (");
      if (cut === code) throw new Error("sonner no longer injects its style as expected");
      return { code: cut, map: null };
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [react(), hdf5Engine(), contentSecurityPolicy(), sonnerWithoutInjectedStyle(), offlineFiles()],
  resolve: { alias: { "h5wasm/glue": gluePath, "kernels/folds": foldsPath } },
  define: { __ENGINE_FOLDER__: JSON.stringify(engineFolder) },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: path.join(root, "index.html"), offline: path.join(root, "src/worker/offline.ts") },
      output: { entryFileNames: ({ name }) => (name === "offline" ? OFFLINE_SCRIPT : "assets/[name]-[hash].js") },
    },
  },
  worker: { format: "es", rolldownOptions: { output: { codeSplitting: false } } },
  preview: { headers, port: 4173 },
  // Generous: a property test on a busy machine is slow, not wrong.
  test: { include: ["src/**/*.test.ts"], environment: "node", testTimeout: 30_000 },
});
