/** The built page on a host that sends no headers of its own but the type: `plainServer.mjs PORT [FOLDER]`. */
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const dist = process.argv[3] ?? path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), "dist");
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const file = path.join(
    dist,
    path.normalize(decodeURIComponent(pathname)),
    pathname.endsWith("/") ? "index.html" : "",
  );
  if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
}).listen(Number(process.argv[2]), "127.0.0.1");
