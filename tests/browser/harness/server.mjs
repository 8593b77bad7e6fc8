// Serves dist/ to one test file, at whatever path it likes: the site must work from any.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** What is served: the last build, or another one for whoever compares two. */
const DIST = process.env.STANDPOINT_DIST ?? fileURLToPath(new URL("../../../dist/", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Where the build lies that is tested. */
export const dist = () => normalize(DIST + sep);

/**
 * Starts on a free port of this computer. Everything in dist/ lies under `prefix`, and nothing else anywhere.
 * `use(folder)` serves another build from then on, under the same address.
 */
export async function serveDist(prefix = "/") {
  let folder = dist();
  const server = createServer((request, response) => answer(folder, prefix, request, response));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + prefix,
    use(other) {
      folder = normalize(other + sep);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function answer(folder, prefix, request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  const file = fileFor(folder, prefix, decodeURIComponent(pathname));
  try {
    if (!file) throw new Error("outside");
    const body = await readFile(file);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
  } catch {
    // A browser asks for the icon by itself; every other miss is a mistake that the test shall see.
    response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
  }
}

function fileFor(folder, prefix, path) {
  if (!path.startsWith(prefix)) return null;
  const name = path.slice(prefix.length) || "index.html";
  const file = normalize(join(folder, name));
  return file.startsWith(folder) ? file : null;
}
