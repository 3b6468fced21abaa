// Compiles the knowledge and bundles the extension, the server and the command line into out/.
//
//   node scripts/build.mjs [--production]      --production: minified, without source maps
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const production = process.argv.includes("--production");

// Packages' ES modules ask for their own address, to call createRequire() with it; a path does as well.
const node = { platform: "node", format: "cjs", target: "node20", define: { "import.meta.url": "__filename" } };
const browser = { platform: "browser", target: "es2022", mainFields: ["browser", "module", "main"] };
const bundles = [
  { entry: "client/extension.ts", outfile: "out/extension.js", ...node, external: ["vscode"] },
  { entry: "client/browser.ts", outfile: "out/browser.js", ...browser, format: "cjs", external: ["vscode"] },
  { entry: "server/lsp/main.ts", outfile: "out/server.js", ...node },
  { entry: "server/lsp/worker.ts", outfile: "out/worker.js", ...browser, format: "iife" },
  { entry: "server/cli/main.ts", outfile: "out/commands.js", ...node },
  { entry: "server/cli/start.ts", outfile: "out/virt-layers.cjs", ...node, banner: { js: "#!/usr/bin/env node" } },
];

/** Ends the build with one clear line. */
function fail(reason) {
  console.error(`build: ${reason}`);
  process.exit(1);
}

function compileKnowledge() {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/knowledge.ts", "--compile"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) fail("the knowledge does not compile");
}

async function bundle({ entry, ...options }) {
  await build({
    ...options,
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: production,
    sourcemap: production ? false : "linked",
    legalComments: "none",
    logLevel: "warning",
  });
}

function checkMain() {
  const { main, browser: web, bin } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const promised = [main, web, ...Object.values(bin ?? {})].filter(Boolean);
  const missing = promised.filter((file) => !existsSync(path.join(root, file)) && !existsSync(path.join(root, `${file}.js`)));
  if (missing.length) fail(`package.json names ${missing.join(", ")}, which the build does not make`);
}

compileKnowledge();
const present = bundles.filter(({ entry }) => existsSync(path.join(root, entry)));
try {
  await Promise.all(present.map(bundle));
} catch {
  // esbuild has printed the places.
  fail("the bundles were not made; see above");
}
const cli = path.join(root, "out/virt-layers.cjs");
if (existsSync(cli)) chmodSync(cli, 0o755);
checkMain();
