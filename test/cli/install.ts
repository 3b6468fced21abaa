// The command line as its users have it: the bundle, with what belongs beside it, in a folder of its own.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { realContext } from "../fixture/knowledge";

const root = path.join(__dirname, "../..");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** An installed command line and a folder to work in. */
export interface Installed {
  readonly bundle: string;
  readonly folder: string;
  /** What a user's shell has: nothing of the language or the Node options of whoever runs the tests. */
  readonly env: NodeJS.ProcessEnv;
  /** Writes a file below the folder. */
  write(name: string, content: string | Uint8Array): void;
  /** Runs the command in the folder, in an English environment unless `more` says otherwise. */
  run(args: readonly string[], more?: NodeJS.ProcessEnv): Ran;
}

export function install(): Installed {
  realContext("en"); // compiles the knowledge where it is not up to date
  const home = mkdtempSync(path.join(tmpdir(), "virt-layers-"));
  const out = path.join(home, "out");
  const folder = path.join(home, "work");
  mkdirSync(folder);
  const bundle = path.join(out, "virt-layers.cjs");
  const build = { bundle: true, platform: "node", format: "cjs", absWorkingDir: root } as const;
  buildSync({ ...build, entryPoints: ["server/cli/start.ts"], outfile: bundle });
  buildSync({ ...build, entryPoints: ["server/cli/main.ts"], outfile: path.join(out, "commands.js") });
  buildSync({ ...build, entryPoints: ["server/lsp/main.ts"], outfile: path.join(out, "server.js") });
  copyFileSync(path.join(root, "out/knowledge.jsonl"), path.join(out, "knowledge.jsonl"));
  copyFileSync(path.join(root, "package.json"), path.join(home, "package.json"));
  const env = { ...process.env, NODE_OPTIONS: "", LC_ALL: "", LC_MESSAGES: "", LANG: "C.UTF-8" };
  return {
    bundle,
    folder,
    env,
    write(name, content) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    run(args, more = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
        cwd: folder,
        env: { ...env, ...more },
        encoding: "utf8",
        timeout: 10000,
      });
      return { code: status, out: stdout, err: stderr };
    },
  };
}
