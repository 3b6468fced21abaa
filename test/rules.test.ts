import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Block, parseRulePage, type RulePage, rulePageFolder } from "../scripts/rulePage";
import {
  applyEdits,
  type Context,
  checks,
  type DocumentModel,
  diagnose,
  type Finding,
  languages,
  readDocument,
} from "../server/core";
import { guestRules, rules } from "../server/core/rules";
import { filesAmong } from "./fixture/files";
import { realContext } from "./fixture/knowledge";
import { readInput } from "./fixture/marks";
import { parseFixture } from "./fixture/txtar";

const root = path.join(__dirname, "..");
const severities = new Map([...rules, ...checks].map(({ id, severity }) => [id, severity]));
const ids = [...severities.keys()];
const severityNames: Readonly<Record<string, string>> = { error: "エラー", warning: "警告", information: "情報", hint: "ヒント" };

function pageOf(id: string, language: "en" | "ja"): RulePage {
  return parseRulePage(readFileSync(path.join(root, rulePageFolder(language), `${id}.md`), "utf8"), language);
}

function read(text: string, format: string): DocumentModel {
  const model = readDocument({ uri: `file:///example.${format}`, text });
  assert.ok(model, `not recognised:\n${text}`);
  return model;
}

/** The files that an example consists of, by name, where it is more than a text. */
function filesIn(text: string): (readonly [name: string, text: string])[] | undefined {
  const [, ...parts] = text.split(/^# --- (.+)\n/m);
  if (parts.length === 0) return undefined;
  return parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1] ?? ""] as const] : []));
}

/** What is found in a text; one of several files, each begun by `# --- name`, is a workspace of its own. */
function examined(text: string, format: string, libvirt: Context["targets"]["libvirt"], id: string): readonly Finding[] {
  const rule = rules.find((one) => one.id === id);
  // A rule of a pack is asked by its name.
  const weights = new Map(rule?.pack ? [[id, rule.severity] as const] : []);
  const context = { ...realContext("en"), targets: { libvirt }, policy: { weights, packs: new Set<never>() } };
  const parts = filesIn(text);
  if (!parts) return diagnose(read(text, format), context);
  const models = new Map(
    parts.map(([name, part]) => [`file:///${name}`, readDocument({ uri: `file:///${name}`, text: part })] as const),
  );
  const files = filesAmong(models);
  return [...models.values()].flatMap((model) => (model ? diagnose(model, { ...context, files }) : []));
}

const isOfGrammar = ({ rule }: Finding) => checks.some(({ id }) => id === rule);
const found = (model: DocumentModel) => diagnose(model, realContext("en"));
const keyOf = ({ rule, message }: Finding) => `${rule}: ${message}`;

/** Every text in which something is found: the pages' examples, and the files of the fixtures. */
function* texts(): Iterable<Omit<Block, "libvirt"> & Partial<Block>> {
  for (const id of ids)
    for (const { text, ...block } of pageOf(id, "en").examples)
      for (const [, part] of filesIn(text) ?? [["", text] as const]) yield { ...block, text: part };
  const folder = path.join(root, "test/fixtures/diagnose");
  for (const file of readdirSync(folder)) {
    for (const { title, body } of parseFixture(readFileSync(path.join(folder, file), "utf8")).sections) {
      const [, format, options = ""] = /^[\w.-]+\.(xml|yaml)(?: (.*))?$/.exec(title) ?? [];
      if (format) yield { text: readInput(body, options.split(" ")).text, format };
    }
  }
}

const models = () =>
  [...texts()]
    .flatMap(({ text, format }) => readDocument({ uri: `file:///a.${format}`, text }) ?? [])
    .filter((m) => found(m).length);

describe("rules and their pages", () => {
  it("there is a page for each rule in each language, and no other", () => {
    for (const language of languages) {
      const pages = readdirSync(path.join(root, rulePageFolder(language))).filter(
        (file) => file.endsWith(".md") && file !== "README.md",
      );
      assert.deepEqual(pages.sort(), ids.map((id) => `${id}.md`).sort());
    }
  });

  it("the lists of rules are fresh", () => {
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/rulePages.ts", "--check"], { cwd: root });
    assert.equal(status, 0, String(stderr));
  });

  for (const id of ids) {
    describe(id, () => {
      const page = pageOf(id, "en");
      const japanese = pageOf(id, "ja");

      it("is described alike in both languages", () => {
        const severity = severities.get(id) ?? "";
        assert.deepEqual([page.id, page.severity], [id, severity]);
        assert.deepEqual([japanese.id, japanese.severity], [id, severityNames[severity]]);
        assert.deepEqual(japanese.examples, page.examples);
        assert.deepEqual(japanese.insteads, page.insteads);
        assert.deepEqual(japanese.sources, page.sources);
        for (const source of page.sources) assert.match(source, /^(https:\/\/\S+|(openstack|libvirt)\/[\w-]+ `[\w/.]+`: `.+`)$/);
      });

      it("each example raises it, and nothing else", () => {
        assert.ok(page.examples.length > 0);
        for (const { text, format, libvirt } of page.examples) {
          const findings = examined(text, format, libvirt, id);
          const rulesFound = new Set(findings.map(({ rule }) => rule));
          assert.deepEqual([...rulesFound], [id], text);
        }
      });

      it("what to write instead raises nothing", () => {
        assert.ok(page.insteads.length > 0);
        for (const { text, format, libvirt } of page.insteads) {
          assert.deepEqual(examined(text, format, libvirt, id), [], text);
        }
      });
    });
  }
});

describe("what rules say and mend", () => {
  it("every fix removes its finding, adds none, and leaves a text that reads as well as before", () => {
    let fixes = 0;
    for (const model of models()) {
      const before = found(model);
      for (const finding of before) {
        for (const fix of finding.fixes) {
          const fixed = applyEdits(model.file.text, fix.edits);
          const after = found(read(fixed, model.file.uri.endsWith("xml") ? "xml" : "yaml")).map(keyOf);
          const left = before.map(keyOf);
          left.splice(left.indexOf(keyOf(finding)), 1);
          // What a fix takes out may have been the only use of a parameter; a word that the grammar takes may not go with others.
          const isNews = (key: string) =>
            !key.startsWith("parameter-unused: ") &&
            !(isOfGrammar(finding) && guestRules.some(({ id }) => key.startsWith(`${id}: `)));
          for (const key of after.filter(isNews)) {
            const at = left.indexOf(key);
            assert.ok(at >= 0, `"${fix.title}" leaves or adds ${key} in\n${fixed}`);
            left.splice(at, 1);
          }
          fixes++;
        }
      }
    }
    assert.ok(fixes > 30);
  });

  it("a message has the same placeholders in every language", () => {
    for (const { id, messages } of rules) {
      for (const [name, { en, ja }] of Object.entries(messages))
        assert.deepEqual(wordsIn(ja, /\{\w+\}/g), wordsIn(en, /\{\w+\}/g), `${id} ${name}`);
    }
  });

  it("what is said has the same words in backquotes in every language, and no placeholder left", () => {
    for (const model of models()) {
      const english = said(diagnose(model, realContext("en")));
      const japanese = said(diagnose(model, realContext("ja")));
      assert.equal(japanese.length, english.length);
      for (const [index, en] of english.entries()) {
        const ja = japanese[index] ?? "";
        assert.deepEqual(wordsIn(ja, /`[^`]+`/g), wordsIn(en, /`[^`]+`/g), `${en}\n${ja}`);
        assert.match(ja, /[\u3040-\u30ff]/, "no Japanese");
        assert.doesNotMatch(en + ja, /\{\w+\}/);
      }
    }
  });

  it("every message of every rule is shown by an example or a fixture", () => {
    const context = realContext("en");
    const shown = new Set(
      [...texts()].flatMap(({ text, format, libvirt = "12.8" }) => {
        const model = readDocument({ uri: `file:///a.${format}`, text });
        if (!model) return [];
        return rules.flatMap((rule) =>
          [...rule.check(model, { ...context, targets: { libvirt } })].map(({ message }) => `${rule.id} ${message}`),
        );
      }),
    );
    for (const { id, messages } of rules)
      for (const name of Object.keys(messages)) assert.ok(shown.has(`${id} ${name}`), `${id} ${name}`);
  });

  it("a template of a template is not judged", () => {
    const templates = ids
      .flatMap((id) => pageOf(id, "en").examples)
      .filter(({ format, text }) => format === "yaml" && !filesIn(text));
    for (const { text } of templates) {
      const jinja = read(text.replace("\n", "\n{% set flavor = 'm1.large' %}\n"), "yaml");
      assert.equal(jinja.templated, true, text);
      assert.deepEqual(found(jinja), [], text);
    }
  });
});

describe("what nova-managed-guest says of Nova's operations", () => {
  const facts = path.join(root, "../shared/facts/nova-managed.json");
  const names: Readonly<Record<string, string>> = {
    start: "start",
    "hard reboot": "hard-reboot",
    resize: "resize",
    "cold migration": "cold-migrate",
    rebuild: "rebuild",
    rescue: "rescue",
    evacuation: "evacuate",
    unshelving: "unshelve",
    "live migration": "live-migrate",
    "soft reboot": "soft-reboot",
    pause: "pause",
    snapshot: "snapshot",
  };

  function regenerates(list: string): (string | undefined)[] {
    const lifecycle: { operation: string; regenerates: string }[] = JSON.parse(readFileSync(facts, "utf8")).lifecycle;
    return list.split(/, | and | or /).map((phrase) => {
      const operation = names[phrase.replace(/^an? /i, "")];
      assert.ok(operation, `"${phrase}" is no operation that this test knows`);
      return lifecycle.find((one) => one.operation === operation)?.regenerates;
    });
  }

  it("agrees with the facts", function () {
    if (!existsSync(facts)) this.skip();
    const message = rules.find(({ id }) => id === "nova-managed-guest")?.messages.managed?.en ?? "";
    const page = readFileSync(path.join(root, "docs/rules/nova-managed-guest.md"), "utf8");
    const [, written = ""] = /writes this XML anew at (.*?), so /.exec(message) ?? [];
    const [, told = ""] = /anew at (.*?), from the flavor/.exec(page) ?? [];
    const [, kept = ""] = /is then gone\. (.*?) keeps the definition/.exec(page) ?? [];
    assert.equal(told, written);
    assert.deepEqual(new Set(regenerates(written)), new Set(["yes"]));
    assert.deepEqual(new Set(regenerates(kept)), new Set(["no"]));
  });
});

function wordsIn(text: string, pattern: RegExp): string[] {
  return [...new Set(text.match(pattern))].sort();
}

function said(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ message, fixes, related }) => [
    message,
    ...fixes.map(({ title }) => title),
    ...related.map((one) => one.message),
  ]);
}
