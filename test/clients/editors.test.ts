import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import { guest, serverCommand } from "./server";

/** What a client script prints, a JSON object a line. */
interface Line {
  kind: string;
  value: unknown;
}

const neovim = ["nvim", "--clean", "--headless", "-i", "NONE", "-c", `luafile ${path.join(__dirname, "neovim.lua")}`];
const emacs = ["emacs", "--batch", "-q", "-l", path.join(__dirname, "eglot.el")];

function isInstalled([program = "", ...probe]: string[]): boolean {
  return spawnSync(program, probe, { stdio: "ignore" }).status === 0;
}

function printedBy([program = "", ...args]: string[]): Line[] {
  const env = {
    ...process.env,
    LSP_CMD: JSON.stringify(serverCommand),
    LSP_FILE: guest,
    LSP_POSITION: "11:43",
    LSP_LANGUAGE: "xml",
  };
  const output = execFileSync(program, args, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 30_000 });
  return output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

function valuesOf(kind: string, lines: Line[]): string[] {
  return lines.filter((line) => line.kind === kind).map((line) => JSON.stringify(line.value));
}

function assertLayersAreShown(lines: Line[]): void {
  const diagnostics = valuesOf("diagnostic", lines);
  assert.equal(diagnostics.length, 1);
  assert.match(diagnostics.join(), /flavor/);
  assert.match(valuesOf("hover", lines).join(), /KVM layer/);
}

describe("other editors", function () {
  this.timeout(40_000);

  it("Neovim shows the finding and the hover card", function () {
    if (!isInstalled(["nvim", "--version"])) this.skip();
    assertLayersAreShown(printedBy(neovim));
  });

  it("Emacs with Eglot shows the finding and the hover card", function () {
    const hasEglot = ["emacs", "--batch", "-q", "--eval", "(progn (package-initialize) (require 'eglot))"];
    if (!isInstalled(hasEglot)) this.skip();
    assertLayersAreShown(printedBy(emacs));
  });
});
