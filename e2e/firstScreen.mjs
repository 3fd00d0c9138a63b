/**
 * What the built page fetches before its first screen: `index.html`, the scripts that it and they import at once, and
 * styles. Workers come after the screen is there; so do fonts, which it does not wait for.
 *
 *     node e2e/firstScreen.mjs      prints each file with its size as a server sends it (gzip), and fails above the limit
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMIT = 190_000;
const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), "../dist");

const REFERENCES = {
  ".html": /(?:src|href)="(\.\/[^"]+\.(?:js|css))"/g,
  // `import("…")` is fetched later and does not match.
  ".js": /(?:\bfrom|\bimport)\s*"(\.\.?\/[^"]+\.js)"/g,
};

/** Compressed sizes by file, in bytes. */
function firstScreen(file = "index.html", sizes = new Map()) {
  if (sizes.has(file)) return sizes;
  const content = readFileSync(path.join(dist, file));
  sizes.set(file, gzipSync(content).length);
  const pattern = REFERENCES[path.extname(file)];
  for (const [, reference] of pattern ? content.toString().matchAll(pattern) : []) {
    firstScreen(path.join(path.dirname(file), reference), sizes);
  }
  return sizes;
}

const sizes = [...firstScreen()].sort(([, a], [, b]) => b - a);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
for (const [file, size] of sizes) console.log(`${kilobytes(size)}  ${file}`);
console.log(`${kilobytes(total)}  of at most ${LIMIT / 1000} kB`);
if (total > LIMIT || sizes.length < 5) process.exit(1);
