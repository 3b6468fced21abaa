import { type LibvirtRelease, libvirtReleases } from "../../knowledge/facts";
import type { Text } from "../../text/language";
import type { Mistake, Repair } from "../../text/mistake";
import { nearestWords } from "../../text/nearest";
import type { Span } from "../../text/span";
import { readYaml } from "../../yaml/readYaml";
import { resolveAlias, type YamlNode } from "../../yaml/yamlTree";
import type { DocumentModel, SourceFile } from "../document";
import { plainModel } from "../plainModel";
import { type ProjectSettings, packs, projectFile, type Weight, weights } from "../policy";

/** Reads a project file, known by its name. */
export function readProject(file: SourceFile): DocumentModel | undefined {
  if (!file.uri.endsWith(`/${projectFile}`) && file.uri !== projectFile) return undefined;
  const { root, faults } = readYaml(file.text);
  const reading = new ProjectReading();
  if (root) reading.readRoot(root);
  return {
    ...plainModel(file),
    kind: "project",
    layer: null,
    faults,
    check: () => reading.mistakes,
    asProject: () => reading.settings,
  };
}

const keys = ["rules", "packs", "target"] as const;

class ProjectReading {
  readonly mistakes: Mistake[] = [];
  private rules: ProjectSettings["rules"] = [];
  private rest: Omit<ProjectSettings, "rules"> = {};

  get settings(): ProjectSettings {
    return { rules: this.rules, ...this.rest };
  }

  readRoot(root: YamlNode): void {
    for (const [key, node, at] of this.entries(root)) {
      if (key === "rules") this.rules = this.readRules(node);
      else if (key === "packs") this.rest = { ...this.rest, packs: this.readPacks(node) };
      else if (key === "target") this.readTarget(node);
      else this.tell("key", at, key, keys);
    }
  }

  private readRules(node: YamlNode | undefined): ProjectSettings["rules"] {
    return this.entries(node).flatMap(([name, value, span]) => {
      const weight = this.word<Weight>(value, weights, span);
      return weight === undefined ? [] : [{ name, span, weight }];
    });
  }

  private readPacks(node: YamlNode | undefined): (typeof packs)[number][] {
    const list = node && resolveAlias(node);
    if (list?.kind === "list")
      return list.items.flatMap((item) => this.word<(typeof packs)[number]>(item, packs, item.span) ?? []);
    if (list && !isNothing(list)) this.mistakes.push({ ...mistake, span: list.span, message: messages.list });
    return [];
  }

  private readTarget(node: YamlNode | undefined): void {
    for (const [key, value, at] of this.entries(node)) {
      if (key !== "libvirt") this.tell("key", at, key, ["libvirt"]);
      else {
        const libvirt = this.word<LibvirtRelease>(value, libvirtReleases, at);
        if (libvirt !== undefined) this.rest = { ...this.rest, libvirt };
      }
    }
  }

  private entries(node: YamlNode | undefined): (readonly [key: string, value: YamlNode | undefined, at: Span])[] {
    const map = node && resolveAlias(node);
    if (map?.kind === "map")
      return map.entries.map(({ key, value }) => [key.kind === "scalar" ? key.text : "", value, key.span] as const);
    if (map && !isNothing(map)) this.mistakes.push({ ...mistake, span: map.span, message: messages.map });
    return [];
  }

  /** A word of a few: `off` is one too, which YAML 1.1 reads as a truth value. */
  private word<Word extends string>(node: YamlNode | undefined, words: readonly Word[], at: Span): Word | undefined {
    const scalar = node && resolveAlias(node);
    const text = scalar?.kind === "scalar" ? scalar.text : "";
    const word = words.find((one) => one === text);
    if (word === undefined) this.tell("word", scalar?.span ?? at, text, words);
    return word;
  }

  private tell(message: "key" | "word", span: Span, given: string, known: readonly string[]): void {
    this.mistakes.push({
      ...mistake,
      span,
      message: messages[message],
      words: { given, known: known.map((one) => `\`${one}\``).join(", ") },
      repairs: nearestWords(given, known).map((near) => changeTo(near, span)),
    });
  }
}

/** The fix that writes a word that is known. */
function changeTo(near: string, span: Span): Repair {
  return {
    title: { en: "Change it to `{near}`", ja: "`{near}` に変更する" },
    words: { near },
    safe: false,
    edits: [{ span, newText: near }],
  };
}

function isNothing(node: Exclude<YamlNode, { readonly kind: "alias" }>): boolean {
  return node.kind === "scalar" && node.value === null;
}

const mistake = { rule: "project-setting", severity: "error" } as const;

const messages = {
  key: {
    en: "A project file has no `{given}` here. It takes: {known}.",
    ja: "プロジェクトファイルのここに `{given}` は書けません。書けるのは {known} です。",
  },
  word: { en: "`{given}` is none of: {known}.", ja: "`{given}` ではなく、{known} のいずれかを書きます。" },
  map: { en: "A map of names and values stands here.", ja: "ここには名前と値のマップを書きます。" },
  list: { en: "A list of packs stands here.", ja: "ここにはパックのリストを書きます。" },
} satisfies Record<string, Text>;
