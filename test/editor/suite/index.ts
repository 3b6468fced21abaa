import { readdirSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import { Report } from "./report";

/** Runs every test file beside this module; VS Code calls it in the extension host. */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", reporter: Report, timeout: 40_000 });
  for (const file of readdirSync(__dirname)) {
    if (file.endsWith(".test.js")) mocha.addFile(path.join(__dirname, file));
  }
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures ? reject(new Error(`${failures} failed`)) : resolve()));
  });
}
