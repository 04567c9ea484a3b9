// Screenshots of the page at three widths in light, dark and forced colours, and what axe finds: node dev/look.mjs http://127.0.0.1:7071 shots [part of a name]
// Wants: npm i --no-save playwright-core axe-core, and a Chromium (CHROMIUM, or /usr/bin/chromium). ADDRESS is what stands behind #.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [base, out, only = ""] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = { 360: 740, 768: 1024, 1440: 900 };
const COLOURS = { light: {}, dark: { colorScheme: "dark" }, forced: { forcedColors: "active" } };
let findings = 0;
const found = (...words) => {
  findings++;
  console.log(...words);
};

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [width, height] of Object.entries(SIZES)) {
  for (const [colours, options] of Object.entries(COLOURS)) {
    for (const view of Number(width) < 1024 ? ["teams", "pagerduty", "journey"] : ["all"]) {
      const name = `${width}-${colours}-${view}`;
      if (name.includes(only)) {
        await look(name, view, { viewport: { width: Number(width), height }, bypassCSP: true, reducedMotion: "reduce", ...options });
      }
    }
  }
}
await browser.close();
console.log(findings ? `${findings} findings` : "nothing found");

async function look(name, view, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (problem) => found(name, problem.message));
  await page.goto(`${base}/#${process.env.ADDRESS ?? ""}&view=${view === "all" ? "teams" : view}`);
  await page.getByTestId("readiness").waitFor();
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${out}/${name}.png` });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  violations.forEach((one) => found(name, one.id, one.nodes.map((node) => `${node.target} ${node.any[0]?.message ?? ""}`).join("; ")));
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (beyond > 0) {
    found(name, "is wider than the screen by", beyond);
  }
  await context.close();
}
