import { spawnSync } from "node:child_process";
import path from "node:path";

/** What a validator says first of a file that it refuses; the line from 1, where it names one. */
export interface Refusal {
  readonly line: number | undefined;
  readonly message: string;
}

/** A validator that knows nothing of this project. */
export interface Oracle {
  readonly name: string;
  /** What it says of those among `files` that it refuses by a schema. */
  refused(schema: string, files: readonly string[]): ReadonlyMap<string, Refusal>;
}

const most = 1 << 28;

const xmllint: Oracle = {
  name: "xmllint",
  refused(schema, files) {
    const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--relaxng", schema, ...files], {
      encoding: "utf8",
      maxBuffer: most,
    });
    const lines = stderr.split("\n");
    const valid = new Set(lines.map((line) => / validates$/.test(line) && line.slice(0, -" validates".length)));
    const located = firstOf(lines, /^(\/.*?):(\d+): (.*)$/);
    return new Map(
      files
        .filter((file) => !valid.has(file))
        .map((file) => [file, located.get(file) ?? { line: undefined, message: "fails to validate" }]),
    );
  },
};

const jing: Oracle = {
  name: "jing",
  refused(schema, files) {
    const { stdout } = spawnSync("jing", ["-i", schema, ...files], { encoding: "utf8", maxBuffer: most });
    return firstOf(stdout.split("\n"), /^(\/.*?):(\d+):\d+: (.*)$/);
  },
};

/** The first line of output about each file: file, line and message by the groups of a pattern. */
function firstOf(lines: readonly string[], pattern: RegExp): Map<string, Refusal> {
  const first = new Map<string, Refusal>();
  for (const output of lines) {
    const [, file, line, message = ""] = pattern.exec(output) ?? [];
    if (file !== undefined && !first.has(path.normalize(file))) first.set(path.normalize(file), { line: Number(line), message });
  }
  return first;
}

const isHere = ({ name }: Oracle): boolean => spawnSync("which", [name]).status === 0;

/** The oracles that this machine has. */
export const oracles: readonly Oracle[] = [xmllint, jing].filter(isHere);
