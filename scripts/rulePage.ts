import path from "node:path";
import { type Language, type LibvirtRelease, libvirtReleases, type Severity, type Text } from "../server/core";

/** A rule's page in one language, taken apart. */
export interface RulePage {
  readonly id: string;
  readonly severity: string;
  readonly what: string;
  /** Files that raise the rule. */
  readonly examples: readonly Block[];
  /** Files that do not. */
  readonly insteads: readonly Block[];
  readonly sources: readonly string[];
}

/** A fenced block of a page. */
export interface Block {
  readonly format: string;
  /** The release that the file is written for, where that matters: ```xml libvirt=9.0. */
  readonly libvirt: LibvirtRelease;
  readonly text: string;
}

const titles: Readonly<Record<Language, readonly string[]>> = {
  en: ["What it checks", "Why", "Example", "Instead", "Fix", "Sources"],
  ja: ["検査すること", "理由", "例", "代わりに", "修正", "出典"],
};

/** Where the pages of a language lie, from the repository's root. */
export function rulePageFolder(language: Language): string {
  return language === "en" ? "docs/rules" : path.join("docs", language, "rules");
}

/** Reads a rule's page; throws where it does not keep to the form that every page has. */
export function parseRulePage(text: string, language: Language): RulePage {
  const [top = "", ...parts] = text.split(/^## /m);
  const [, id = "", severity = ""] = /^# (\S+)\n\n(?:Severity: |重大度：)(\S+) · /.exec(top) ?? [];
  const found = parts.map((part) => part.slice(0, part.indexOf("\n")));
  if (id === "" || found.join() !== titles[language].join())
    throw new Error(`${id || text.slice(0, 40)}: a page has ${titles[language].join(", ")}; this one has ${found.join(", ")}`);
  const [what = "", , example = "", instead = "", , sources = ""] = parts.map((part) => part.slice(part.indexOf("\n")).trim());
  return {
    id,
    severity,
    what,
    examples: blocksOf(example),
    insteads: blocksOf(instead),
    sources: sources.split("\n").map((line) => line.replace(/^- /, "")),
  };
}

function blocksOf(part: string): Block[] {
  const fenced = /^```(xml|yaml)(?: libvirt=(\S+))?\n(.*?)^```$/gms;
  return [...part.matchAll(fenced)].map(([, format = "", release, text = ""]) => {
    return { format, libvirt: libvirtReleases.find((known) => known === release) ?? "12.8", text };
  });
}

/** The words of a page, as docs/rules/pages has them. */
export interface PageWords {
  readonly id: string;
  readonly what: Text;
  readonly why: Text;
  /** Files that raise the rule, and files that do not: libvirt XML, or YAML. */
  readonly example: string | readonly string[];
  readonly instead: string | readonly string[];
  /** What the quick fix does; missing where there is none. */
  readonly fix?: Text;
  readonly sources: readonly string[];
}

const severityNames: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  en: { error: "error", warning: "warning", information: "information", hint: "hint" },
  ja: { error: "エラー", warning: "警告", information: "情報", hint: "ヒント" },
};
const noFix: Text = {
  en: "None: only its author knows what was meant.",
  ja: "ありません。意図が分かるのは書いた人だけです。",
};

/** Writes a rule's page in one language. */
export function formatRulePage(page: PageWords, severity: Severity, language: Language): string {
  const { id, what, why, example, instead, fix = noFix, sources } = page;
  const [whatTitle, whyTitle, exampleTitle, insteadTitle, fixTitle, sourcesTitle] = titles[language];
  const top =
    language === "en"
      ? `Severity: ${severityNames.en[severity]} · [日本語](../ja/rules/${id}.md)`
      : `重大度：${severityNames.ja[severity]} · [English](../../rules/${id}.md)`;
  const parts = [
    `# ${id}\n\n${top}`,
    `## ${whatTitle}\n\n${what[language].trim()}`,
    `## ${whyTitle}\n\n${why[language].trim()}`,
    `## ${exampleTitle}\n\n${fenced(example)}`,
    `## ${insteadTitle}\n\n${fenced(instead)}`,
    `## ${fixTitle}\n\n${fix[language].trim()}`,
    `## ${sourcesTitle}\n\n${sources.map((source) => `- ${source}`).join("\n")}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

function fenced(files: string | readonly string[]): string {
  return [files]
    .flat()
    .map(wholeFile)
    .map((text) => `\`\`\`${text.startsWith("<") ? "xml" : "yaml"}\n${text}\n\`\`\``)
    .join("\n\n");
}

/** What stands in every example of a guest, unless the example says it otherwise. */
const usual = [
  ["name", "<name>web</name>"],
  ["memory", "<memory unit='GiB'>2</memory>"],
  ["vcpu", "<vcpu>2</vcpu>"],
  ["os", "<os>\n  <type arch='x86_64' machine='q35'>hvm</type>\n</os>"],
] as const;

/** A file as it is; a few elements of a guest become a guest. */
function wholeFile(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith("<") || /^<(!--|(?:domain|domainsnapshot|network|pool|volume|filter|secret)\b)/.test(trimmed))
    return trimmed;
  const [, type = "kvm", rest = ""] = /^(?:<\?type (\w+)\?>\s*)?(.*)$/s.exec(trimmed) ?? [];
  const added = usual.filter(([name]) => !new RegExp(`^<${name}\\b`, "m").test(rest)).map(([, line]) => line);
  return `<domain type='${type}'>\n${[...added, rest].join("\n").replace(/^(?=.)/gm, "  ")}\n</domain>`;
}
