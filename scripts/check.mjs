// npm run check: everything that reads the sources without running them.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name) => path.join(root, "node_modules/.bin", name);
const checks = [
  { title: "style and imports", command: bin("biome"), args: ["check", "--error-on-warnings"] },
  { title: "types", command: bin("tsc"), args: ["-b"] },
  { title: "unused code and packages", command: bin("knip"), args: ["--no-progress"] },
  { title: "knowledge", command: process.execPath, args: ["--import", "tsx", "scripts/knowledge.ts", "--check"] },
];

function run({ title, command, args }) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, { cwd: root, shell: process.platform === "win32" });
    let output = "";
    const collect = (chunk) => (output += chunk);
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => resolve({ title, passed: false, output: error.message, seconds: 0 }));
    child.once("close", (code) => resolve({ title, passed: code === 0, output, seconds: (Date.now() - started) / 1000 }));
  });
}

const results = await Promise.all(checks.map(run));
for (const { title, passed, output } of results) if (!passed) console.log(`== ${title}\n${output.trim()}\n`);
for (const { title, passed, seconds } of results)
  console.log(`${passed ? "ok    " : "FAILED"} ${title} (${seconds.toFixed(1)} s)`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
