// What docs/architecture.md promises and neither the compiler nor the linter can hold.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { rules } from "../server/core/rules";

const root = path.join(__dirname, "..");

/** A room of the house: the files that may import the same things. The first pattern that fits a file names its room. */
const rooms: readonly (readonly [room: string, files: RegExp, mayImport: readonly string[]])[] = [
  ["text", /^server\/core\/text\//, ["text"]],
  ["xml", /^server\/core\/xml\//, ["text", "xml"]],
  ["yaml", /^server\/core\/yaml\//, ["text", "yaml"]],
  ["knowledge", /^server\/core\/knowledge\//, ["text", "knowledge"]],
  ["grammar", /^server\/core\/grammar\//, ["text", "xml", "yaml", "knowledge", "grammar"]],
  [
    "document",
    /^server\/core\/documents\/(checks|context|coreData|document|guest|plainModel|policy|remarks|knownFiles|mention|occurrence|once|work)$/,
    ["text", "knowledge", "grammar", "document"],
  ],
  ["libvirt", /^server\/core\/documents\/libvirt\//, ["text", "knowledge", "xml", "grammar", "document", "libvirt"]],
  ["heat", /^server\/core\/documents\/heat\//, ["text", "knowledge", "yaml", "grammar", "document", "heat"]],
  ["project", /^server\/core\/documents\/project\//, ["text", "knowledge", "yaml", "document", "project"]],
  ["kinds", /^server\/core\/documents\/kinds$/, ["document", "libvirt", "heat", "project"]],
  ["reading", /^server\/core\/documents\/readDocument$/, ["document", "kinds"]],
  ["rule", /^server\/core\/rules\/(rule|guest[A-Z]\w+|novaFlavor|shapes)$/, ["text", "knowledge", "document", "rule"]],
  ["rules", /^server\/core\/rules(\/index)?$/, ["rule", "a rule"]],
  ["a rule", /^server\/core\/rules\//, ["text", "knowledge", "document", "rule"]],
  ["features", /^server\/core\/features\//, ["text", "knowledge", "document", "rule", "rules", "features"]],
  ["door", /^server\/core(\/index)?$/, ["text", "knowledge", "document", "reading", "rule", "features"]],
  ["protocol", /^server\/lsp\/protocol$/, ["door"]],
  ["server on Node", /^server\/lsp\/(main|nodeFiles)$/, ["door", "lsp", "server on Node", "node:", "vscode-languageserver"]],
  ["lsp", /^server\/lsp\//, ["door", "lsp", "protocol", "vscode-languageserver", "vscode-languageserver-textdocument"]],
  ["cli", /^server\/cli\//, ["door", "cli", "node:", "tinyglobby"]],
  ["client", /^client\//, ["door", "protocol", "client", "vscode", "vscode-languageclient"]],
];

interface Import {
  readonly from: string;
  readonly room: string;
  readonly what: string;
}

const files = ["server", "client"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.posix.join(folder, file.replaceAll("\\", "/"))),
);
const sources = new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
const below = (folder: string) => files.filter((file) => file.startsWith(folder));

function roomOf(file: string): string {
  const room = rooms.find(([, pattern]) => pattern.test(file))?.[0];
  assert.ok(room, `${file} stands in no room: give it one in this test and in docs/architecture.md`);
  return room;
}

const statement = /^(?:(?:import|export)\s[^;"=]*?\sfrom|import) "([^"]+)";/gm;

function importsOf(file: string): Import[] {
  const from = file.replace(/\.ts$/, "");
  return [...(sources.get(file) ?? "").matchAll(statement)].map(([, specifier = ""]) => {
    const what = specifier.startsWith(".")
      ? roomOf(path.posix.join(path.posix.dirname(from), specifier))
      : specifier.replace(/^(node:|(?!node:)[^/]+).*$/, "$1");
    return { from: file, room: roomOf(from), what };
  });
}

/** The places where a pattern stands in the code, comments aside. */
function places(pattern: RegExp, where: readonly string[]): string[] {
  return where.flatMap((file) =>
    (sources.get(file) ?? "")
      .split("\n")
      .flatMap((line, i) =>
        pattern.test(line.replace(/(^|\s)\/\/.*|^\s*(\/\*)?\*.*/, "")) ? [`${file}:${i + 1}: ${line.trim()}`] : [],
      ),
  );
}

describe("architecture", () => {
  let imports: readonly Import[];

  before(() => {
    imports = files.flatMap(importsOf);
  });

  it("reads the imports", () => {
    assert.ok(imports.length > files.length, "nearly every file imports something");
  });

  it("lets a room import only what stands below it", () => {
    const strays = imports.filter(({ room, what }) => !rooms.find(([name]) => name === room)?.[2].includes(what));
    assert.deepEqual(
      strays.map(({ from, room, what }) => `${from} (${room}) imports ${what}`),
      [],
    );
    assert.deepEqual(
      places(/\bimport\(|\brequire\(/, [...below("server/core/"), ...below("server/lsp/"), ...below("client/")]),
      [],
    );
  });

  it("compiles the core with no Node and no DOM types", () => {
    const { compilerOptions } = JSON.parse(readFileSync(path.join(root, "server/core/tsconfig.json"), "utf8"));
    assert.deepEqual([compilerOptions.types, compilerOptions.lib], [[], ["ES2022"]]);
  });

  it("keeps no state between questions, and asks no clock and no chance", () => {
    const core = below("server/core/");
    assert.deepEqual(places(/^(export )?(let|var)\s/, core), []);
    assert.deepEqual(places(/\bnew Date\b|\bDate\.now\b|\bMath\.random\b|\bglobalThis\b/, core), []);
  });

  it("lets features and rules see no syntax and no kind of document", () => {
    const seeing = [...below("server/core/features/"), ...below("server/core/rules/")];
    assert.deepEqual(places(/\bkind\s*[!=]==?|\bcase "(libvirt|heat|cfn)-/, seeing), []);
  });

  it("has one file a rule, named like it; what a guest's settings mean together, one file a topic", () => {
    const named = below("server/core/rules/")
      .filter(
        (file) => !/\/rules\/((libvirt|nova|security|practice)\/|(index|rule|guest[A-Z]\w+|novaFlavor|shapes)\.ts)/.test(file),
      )
      .map((file) => path.basename(file, ".ts"));
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(
      named.filter((name) => !ids.includes(name)),
      [],
    );
    assert.deepEqual(ids, [...new Set(ids)].sort());
    for (const file of below("server/core/rules/")) {
      const lines = sources.get(file)?.split("\n").length ?? 0;
      assert.ok(lines <= 151, `${file} has ${lines} lines`);
    }
  });

  it("names every package in the bundles in NOTICE", async () => {
    const bundled = new Set<string>();
    for (const entry of [
      "client/extension.ts",
      "client/browser.ts",
      "server/lsp/main.ts",
      "server/lsp/worker.ts",
      "server/cli/main.ts",
    ]) {
      const platform = /browser|worker/.test(entry) ? "browser" : "node";
      const { metafile } = await build({
        absWorkingDir: root,
        entryPoints: [entry],
        bundle: true,
        write: false,
        metafile: true,
        platform,
        external: ["vscode"],
      });
      for (const file of Object.keys(metafile.inputs)) {
        const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
        if (name) bundled.add(name);
      }
    }
    const notice = readFileSync(path.join(root, "NOTICE"), "utf8");
    assert.deepEqual(
      [...bundled].filter((name) => !new RegExp(`[-,] +${name}[,:\n]|^ +${name}[,:]`, "m").test(notice)),
      [],
    );
    assert.ok(bundled.has("semver"), "the bundles were looked into");
  });

  it("says every message of a rule in both languages, with the same words to fill in", () => {
    const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const { id, messages } of rules) {
      for (const [name, { en, ja }] of Object.entries(messages)) {
        assert.deepEqual(holes(ja), holes(en), `${id}, ${name}`);
        assert.match(ja, /[ぁ-んァ-ン]/, `${id}, ${name}: the Japanese is Japanese`);
      }
    }
  });
});
