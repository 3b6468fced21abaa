// npm start: builds, then opens VS Code with the extension and the examples.
//
//   npm start -- [--port N] [--no-open]      --port, --no-open: VS Code in the browser, not on the desktop
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { tsImport } from "tsx/esm/api";

const build = fileURLToPath(new URL("build.mjs", import.meta.url));
const { status } = spawnSync(process.execPath, [build], { stdio: "inherit" });
if (status !== 0) process.exit(1);
const { start } = await tsImport("./editor/start.ts", import.meta.url);
try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(`npm start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
