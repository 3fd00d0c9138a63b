import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** The service worker's name; it has to lie beside the page, and never changes. */
export const OFFLINE_SCRIPT = "offline.js";

/** Decoders of rare filters: they are kept once a file has needed them. */
const LATER = /\.so$/;

/** Tells the service worker which files make up this build, and gives the build its version. */
export function offlineFiles(): Plugin {
  return {
    name: "offline-files",
    apply: "build",
    writeBundle({ dir = "dist" }) {
      const all = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
        .filter((name) => name !== OFFLINE_SCRIPT)
        .sort();
      const hash = createHash("sha256");
      for (const name of all) hash.update(name).update(readFileSync(path.join(dir, name)));
      const files = all.filter((name) => name !== "index.html" && !LATER.test(name)).map((name) => `./${name}`);
      const script = path.join(dir, OFFLINE_SCRIPT);
      const text = readFileSync(script, "utf8");
      const told = text
        .replace("__OFFLINE_VERSION__", hash.digest("hex").slice(0, 16))
        .replace(/(["'`])__OFFLINE_FILES__\1/, JSON.stringify(files));
      if (told === text) throw new Error("the service worker has no place for its files");
      writeFileSync(script, told);
    },
  };
}
