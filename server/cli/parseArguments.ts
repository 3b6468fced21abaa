import { parseArgs } from "node:util";
import { type Language, type LibvirtRelease, languageOf, languages, libvirtReleases, ruleIds } from "../core";
import { Complaint } from "./complaint";

/** What the command line was asked to do. */
export type Command =
  | CheckCommand
  | {
      readonly name: "explain";
      readonly questions: readonly string[];
      readonly search: boolean;
      readonly format: CardFormat;
      readonly language: Language;
    }
  | { readonly name: "lsp" | "help" | "version"; readonly language: Language };

/** What `check` was asked to do. */
export interface CheckCommand {
  readonly name: "check";
  readonly paths: readonly string[];
  /** The name of the text on standard input, where it is to be checked. */
  readonly stdin?: string;
  readonly format: CheckFormat;
  /** Missing where the project file or the default decides. */
  readonly libvirt?: LibvirtRelease;
  /** Only these rules; all where there are none. */
  readonly rules: readonly string[];
  /** More warnings than this are a failure. */
  readonly maxWarnings: number;
  /** A JSON report of an earlier check: what it holds is not told again. */
  readonly baseline?: string;
  /** A kind of which at least one file must be among those checked. */
  readonly requireKind?: string;
  readonly fix: boolean;
  readonly language: Language;
}

const checkFormats = ["text", "json", "sarif", "github"] as const;
const cardFormats = ["markdown", "json"] as const;
export type CheckFormat = (typeof checkFormats)[number];
export type CardFormat = (typeof cardFormats)[number];

/** The options of each command. `clientProcessId` is what VS Code's client library adds to every server it starts. */
const optionsOf: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  [undefined, []],
  ["check", ["format", "language", "libvirt", "rule", "max-warnings", "stdin", "stdin-name", "baseline", "require-kind", "fix"]],
  ["explain", ["format", "language", "search"]],
  ["lsp", ["stdio", "clientProcessId"]],
]);

/** The language of `LC_ALL`, `LC_MESSAGES` or `LANG`, and where none is set (Windows) of the system. */
export function languageOfEnvironment({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return languageOf(LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale);
}

/** Reads the arguments behind `virt-layers`; throws a `Complaint` for those that make no sense. */
export function parseArguments(args: readonly string[], environment: Language): Command {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: {
      format: { type: "string" },
      language: { type: "string" },
      libvirt: { type: "string" },
      rule: { type: "string", multiple: true },
      "max-warnings": { type: "string" },
      stdin: { type: "boolean" },
      "stdin-name": { type: "string" },
      baseline: { type: "string" },
      "require-kind": { type: "string" },
      fix: { type: "boolean" },
      search: { type: "boolean" },
      stdio: { type: "boolean" },
      clientProcessId: { type: "string" },
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "v" },
    },
    strict: false,
    tokens: true,
  });
  const language = choice("language", values.language, languages) ?? environment;
  if (values.help) return { name: "help", language };
  if (values.version) return { name: "version", language };
  const [name, ...rest] = positionals;
  const allowed = optionsOf.get(name);
  if (!allowed) throw new Complaint(unknownCommand, { command: name ?? "" });
  const foreign = tokens.find((token) => token.kind === "option" && !allowed.includes(token.name));
  if (foreign?.kind === "option") throw new Complaint(unknownOption, { option: foreign.rawName });
  switch (name) {
    case "check":
      return checkCommand(values, rest, language);
    case "explain":
      return {
        name,
        language,
        search: values.search === true,
        format: choice("format", values.format, cardFormats) ?? "markdown",
        questions: some(rest, noQuestions),
      };
    case "lsp":
      if (!values.stdio || rest.length > 0) throw new Complaint(noTransport);
      return { name, language };
    default:
      throw new Complaint(noCommand);
  }
}

type Values = Readonly<Record<string, unknown>>;

function checkCommand(values: Values, rest: readonly string[], language: Language): CheckCommand {
  const stdin = values.stdin === true || values["stdin-name"] !== undefined;
  const libvirt = choice("libvirt", values.libvirt, libvirtReleases);
  const baseline = word("baseline", values.baseline);
  const requireKind = word("require-kind", values["require-kind"]);
  if (stdin && (rest.length > 0 || values.fix === true)) throw new Complaint(stdinAlone);
  return {
    name: "check",
    language,
    format: choice("format", values.format, checkFormats) ?? "text",
    rules: rulesAmong(Array.isArray(values.rule) ? values.rule : []),
    maxWarnings: wholeNumber("max-warnings", values["max-warnings"]) ?? Number.POSITIVE_INFINITY,
    fix: values.fix === true,
    paths: stdin ? [] : some(rest, noPaths),
    ...(stdin && { stdin: word("stdin-name", values["stdin-name"]) ?? "stdin" }),
    ...(libvirt && { libvirt }),
    ...(baseline !== undefined && { baseline }),
    ...(requireKind !== undefined && { requireKind }),
  };
}

function rulesAmong(given: readonly unknown[]): string[] {
  const names = given.flatMap((one) => String(one).split(",")).filter((name) => name !== "");
  const unknown = names.find((name) => !ruleIds.has(name));
  if (unknown !== undefined) throw new Complaint(noRule, { rule: unknown });
  return names;
}

function word(option: string, value: unknown): string | undefined {
  if (value !== undefined && (typeof value !== "string" || value === "")) throw new Complaint(noValue, { option });
  return value;
}

function wholeNumber(option: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string" || !/^\d+$/.test(value)) throw new Complaint(noNumber, { option });
  return Number(value);
}

function choice<Word extends string>(option: string, value: unknown, choices: readonly Word[]): Word | undefined {
  if (value === undefined) return undefined;
  const chosen = choices.find((word) => word === value);
  if (chosen === undefined) throw new Complaint(notAChoice, { option, choices: choices.join(", ") });
  return chosen;
}

function some(rest: readonly string[], complaint: Complaint["text"]): readonly string[] {
  if (rest.length === 0) throw new Complaint(complaint);
  return rest;
}

const noCommand = {
  en: "say what to do: check, explain or lsp (see virt-layers --help)",
  ja: "check、explain、lsp のいずれかを指定してください（virt-layers --help を参照）",
};
const unknownCommand = {
  en: 'there is no command "{command}": use check, explain or lsp (see virt-layers --help)',
  ja: "「{command}」というコマンドはありません。check、explain、lsp のいずれかを指定してください（virt-layers --help を参照）",
};
const unknownOption = {
  en: "this command has no option {option} (see virt-layers --help)",
  ja: "このコマンドに {option} というオプションはありません（virt-layers --help を参照）",
};
const notAChoice = {
  en: "--{option} takes one of: {choices}",
  ja: "--{option} に指定できる値は次のいずれかです: {choices}",
};
const noRule = {
  en: 'there is no rule "{rule}"',
  ja: "「{rule}」というルールはありません",
};
const noValue = { en: "--{option} needs a value", ja: "--{option} には値が必要です" };
const noNumber = { en: "--{option} takes a whole number", ja: "--{option} には 0 以上の整数を指定してください" };
const stdinAlone = {
  en: "with --stdin there are no paths and no --fix: the text comes from standard input",
  ja: "--stdin とパスや --fix は同時に指定できません。テキストは標準入力から読み込みます",
};
const noPaths = {
  en: "name at least one file, folder or glob to check",
  ja: "検査するファイル、フォルダー、またはグロブを 1 つ以上指定してください",
};
const noQuestions = {
  en: "name at least one place (FILE:LINE:COLUMN) or address to explain",
  ja: "説明する場所（FILE:LINE:COLUMN）またはアドレスを 1 つ以上指定してください",
};
const noTransport = {
  en: "the language server speaks over standard input and output: virt-layers lsp --stdio",
  ja: "言語サーバーは標準入出力で通信します。virt-layers lsp --stdio と指定してください",
};
