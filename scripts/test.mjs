// npm test: builds, runs every test, and ends with `N passed, N failed`.
//
//   npm test -- --only core            without the editor        npm test -- --only editor      the editor alone
//   npm test -- --update               rewrites what the fixtures expect
//   npm test -- --update-images        keeps the editor's screenshots in docs/images
//
// VIRT_LAYERS_REQUIRE_EDITOR=1 makes it a failure when the editor suites cannot run here.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { tsImport } from "tsx/esm/api";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({
  options: { only: { type: "string" }, update: { type: "boolean" }, "update-images": { type: "boolean" } },
});
if (values.only && !["core", "editor"].includes(values.only)) throw new Error(`--only ${values.only}: "core" or "editor"`);

const env = { ...process.env };
if (values.update) env.UPDATE = "1";
if (values["update-images"]) env.UPDATE_IMAGES = "1";

const total = { passed: 0, failed: 0, skipped: 0 };

function add(passed, failed, skipped) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** Runs a part of the tests and adds what its summary lines say; a part that says nothing has failed. */
async function part(title, args) {
  console.log(`\n== ${title}`);
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const before = { ...total };
  for await (const line of createInterface({ input: child.stdout })) {
    const counts = line.match(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/);
    if (counts) add(...counts.slice(1).map((count) => Number(count ?? 0)));
    else console.log(line);
  }
  const code = await ended;
  const silent = total.passed === before.passed && total.failed === before.failed && total.skipped === before.skipped;
  if ((code !== 0 || silent) && total.failed === before.failed) {
    console.error(`${title}: ended with ${code} and no failed test to show for it`);
    total.failed++;
  }
}

const mocha = [path.join(root, "node_modules/mocha/bin/mocha.js"), "--reporter", path.join(root, "scripts/reporter.cjs")];

async function core() {
  await part("core, server and clients", [...mocha, "--ignore", "test/editor/**", "test/**/*.test.ts"]);
}

async function editor() {
  const reason = await whyNoEditor();
  if (reason) {
    console.log(`\nThe editor suites did not run: ${reason}.`);
    if (process.env.VIRT_LAYERS_REQUIRE_EDITOR === "1") total.failed++;
    return;
  }
  await part("in VS Code's extension host", ["--import", "tsx", "test/editor/runSuite.ts"]);
  await part("on the screen", [...mocha, "test/editor/screen.test.ts", "test/editor/web.test.ts"]);
}

async function whyNoEditor() {
  const { browserPath } = await tsImport("../test/editor/harness/browser.ts", import.meta.url);
  if (!existsSync(browserPath)) return `there is no browser at ${browserPath} (CHROMIUM names another)`;
  const { installEditor } = await tsImport("./editor/install.ts", import.meta.url);
  return installEditor(console.log).then(
    () => undefined,
    (error) => String(error.message).split("\n").slice(0, 2).join(" "),
  );
}

if (spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: "inherit" }).status !== 0) {
  console.error("The build failed: no test ran.");
  total.failed++;
} else {
  if (values.only !== "editor") await core();
  if (values.only !== "core") await editor();
}
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ""}`);
process.exitCode = total.failed ? 1 : 0;
