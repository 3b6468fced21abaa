import {
  type HintMode,
  type Language,
  type LibvirtRelease,
  languageOf,
  languages,
  libvirtReleases,
  type Policy,
  packs,
  type Weight,
  weights,
} from "../core";

/** The settings below `virtLayers`; what a client sends wrongly or not at all keeps its default. */
export interface Settings {
  readonly language: Language | "auto";
  readonly inlayHints: HintMode;
  /** `target.libvirt`: the release that the files are written for. */
  readonly libvirt: LibvirtRelease;
  /** `heat.environments`: the environments of templates; both as paths or globs from a folder of the workspace. */
  readonly environments: Readonly<Record<string, readonly string[]>>;
  /** `rules` and `packs`. */
  readonly policy: Policy;
}

export const defaultSettings: Settings = {
  language: "auto",
  inlayHints: "quiet",
  libvirt: "12.8",
  environments: {},
  policy: { weights: new Map(), packs: new Set() },
};

/** What stands below `virtLayers`. */
const names = ["language", "inlayHints", "target", "heat", "rules", "packs"] as const;

const languageChoices = ["auto", ...languages] as const;
const hintModes = ["off", "quiet", "full"] as const;

/** Reads the settings out of what a client sent: `{ virtLayers: { … } }` or what stands below it. Undefined where there are none. */
export function readSettings(sent: unknown): Settings | undefined {
  const below = member(sent, "virtLayers") ?? sent;
  if (!isRecord(below) || !names.some((name) => name in below)) return undefined;
  return {
    language: oneOf(languageChoices, below.language) ?? defaultSettings.language,
    inlayHints: oneOf(hintModes, below.inlayHints) ?? defaultSettings.inlayHints,
    libvirt: oneOf(libvirtReleases, member(below.target, "libvirt")) ?? defaultSettings.libvirt,
    environments: listsIn(member(below.heat, "environments")),
    policy: policyIn(below.rules, below.packs),
  };
}

/** Says whether two settings are the same. */
export function equal(a: Settings, b: Settings): boolean {
  const isSame = a.language === b.language && a.inlayHints === b.inlayHints && a.libvirt === b.libvirt;
  const rest = ({ environments, policy }: Settings) => JSON.stringify([environments, [...policy.weights], [...policy.packs]]);
  return isSame && rest(a) === rest(b);
}

/** The language to speak: the chosen one, or with `auto` that of the client's user interface. */
export function languageFor(settings: Settings, locale: string | undefined): Language {
  return settings.language === "auto" ? languageOf(locale) : settings.language;
}

/** The locale that a client names in its `initializationOptions`. */
export function localeIn(options: unknown): string | undefined {
  const locale = member(options, "locale");
  return typeof locale === "string" ? locale : undefined;
}

/** The environments that the settings give a template: of every pattern that fits its path below a folder of the workspace. */
export function environmentsFor(uri: string, { environments }: Settings, roots: readonly string[]): string[] {
  return roots.flatMap((root) => {
    const folder = root.endsWith("/") ? root : `${root}/`;
    if (!uri.startsWith(folder)) return [];
    const path = decoded(uri.slice(folder.length));
    const fitting = Object.entries(environments).filter(([pattern]) => globOf(pattern).test(path));
    return fitting.flatMap(([, files]) => files.map((file) => folder + file.split("/").map(encodeURIComponent).join("/")));
  });
}

function globOf(pattern: string): RegExp {
  const parts = pattern.replace(/^\.\//, "").split(/(\*\*\/|\*\*|\*)/);
  const words: Readonly<Record<string, string>> = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*" };
  return new RegExp(`^${parts.map((part) => words[part] ?? part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join("")}$`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function policyIn(rules: unknown, chosen: unknown): Policy {
  const weighed = Object.entries(isRecord(rules) ? rules : {}).flatMap(([rule, given]): [string, Weight][] => {
    const weight = oneOf(weights, given);
    return weight === undefined ? [] : [[rule, weight]];
  });
  return {
    weights: new Map(weighed),
    packs: new Set(packs.filter((pack) => Array.isArray(chosen) && chosen.includes(pack))),
  };
}

/** The lists of words in a map; what is none is left out. */
function listsIn(value: unknown): Record<string, readonly string[]> {
  if (!isRecord(value)) return {};
  const lists = Object.entries(value).map(([key, list]): [string, string[]] => [
    key,
    Array.isArray(list) ? list.filter((one) => typeof one === "string") : [],
  ]);
  return Object.fromEntries(lists);
}

function member(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value);
}
