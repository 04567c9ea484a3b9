// The page from dist/, everything else from a running sandbox: node dev/proxy.mjs 7071 http://127.0.0.1:7070
import { createReadStream, existsSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const [port, sandbox] = process.argv.slice(2);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

createServer((request, response) => {
  const path = request.url.split("?")[0];
  const file = fileURLToPath(new URL(`../dist${path === "/" ? "/index.html" : path}`, import.meta.url));
  if (!path.startsWith("/api/") && existsSync(file)) {
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "text/plain", "Cache-Control": "no-store" });
    createReadStream(file).pipe(response);
    return;
  }
  const { host } = new URL(sandbox);
  const headers = { ...request.headers, host, ...(request.headers.origin ? { origin: sandbox } : {}) };
  const passed = ask(sandbox + request.url, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  passed.on("error", () => response.destroy());
  response.on("close", () => passed.destroy());
  request.pipe(passed);
}).listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${port} before ${sandbox}`));
