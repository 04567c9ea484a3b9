// Bundles the page into dist/: index.html, page.js and page.css. With --watch it goes on building after each change.
import { cp, mkdir, rm, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const LARGEST = 700 * 1000;

const options = {
  entryPoints: { page: here("src/main.jsx") },
  outdir: here("dist"),
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "external",
  logLevel: "warning",
};

await rm(here("dist"), { recursive: true, force: true });
await mkdir(here("dist"), { recursive: true });
await cp(here("src/index.html"), here("dist/index.html"));
await cp(here("src/mark.svg"), here("dist/mark.svg"));

if (process.argv.includes("--watch")) {
  await (await esbuild.context(options)).watch();
} else {
  await esbuild.build(options);
  const { size } = await stat(here("dist/page.js"));
  console.log(`page.js ${Math.round(size / 1000)} kB`);
  if (size > LARGEST) {
    throw new Error(`page.js has ${size} bytes; at most ${LARGEST} are wanted.`);
  }
}
