import { spawnSync } from "node:child_process";
import path from "node:path";

/** A validator that knows nothing of this project. */
export interface Oracle {
  readonly name: string;
  /** The files among `files` that it finds invalid by a schema. */
  invalid(schema: string, files: readonly string[]): ReadonlySet<string>;
}

const most = 1 << 28;

const xmllint: Oracle = {
  name: "xmllint",
  invalid(schema, files) {
    const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--relaxng", schema, ...files], {
      encoding: "utf8",
      maxBuffer: most,
    });
    const valid = new Set(stderr.split("\n").map((line) => / validates$/.test(line) && line.slice(0, -" validates".length)));
    return new Set(files.filter((file) => !valid.has(file)));
  },
};

const jing: Oracle = {
  name: "jing",
  invalid(schema, files) {
    const { stdout } = spawnSync("jing", ["-i", schema, ...files], { encoding: "utf8", maxBuffer: most });
    return new Set(
      stdout
        .split("\n")
        .map((line) => line.replace(/:\d+:\d+: .*$/, ""))
        .filter(path.isAbsolute),
    );
  },
};

const isHere = ({ name }: Oracle): boolean => spawnSync("which", [name]).status === 0;

/** The oracles that this machine has. */
export const oracles: readonly Oracle[] = [xmllint, jing].filter(isHere);
