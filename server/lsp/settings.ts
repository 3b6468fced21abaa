import { type HintMode, type Language, type LibvirtRelease, languageOf, languages, libvirtReleases } from "../core";

/** The settings below `virtLayers`; what a client sends wrongly or not at all keeps its default. */
export interface Settings {
  readonly language: Language | "auto";
  readonly inlayHints: HintMode;
  /** `target.libvirt`: the release that the files are written for. */
  readonly libvirt: LibvirtRelease;
}

export const defaultSettings: Settings = { language: "auto", inlayHints: "quiet", libvirt: "12.8" };

const languageChoices = ["auto", ...languages] as const;
const hintModes = ["off", "quiet", "full"] as const;

/** Reads the settings out of what a client sent: `{ virtLayers: { … } }` or what stands below it. Undefined where there are none. */
export function readSettings(sent: unknown): Settings | undefined {
  const below = member(sent, "virtLayers") ?? sent;
  if (!isRecord(below) || !("language" in below || "inlayHints" in below || "target" in below)) return undefined;
  return {
    language: oneOf(languageChoices, below.language) ?? defaultSettings.language,
    inlayHints: oneOf(hintModes, below.inlayHints) ?? defaultSettings.inlayHints,
    libvirt: oneOf(libvirtReleases, member(below.target, "libvirt")) ?? defaultSettings.libvirt,
  };
}

/** Says whether two settings are the same. */
export function equal(a: Settings, b: Settings): boolean {
  return a.language === b.language && a.inlayHints === b.inlayHints && a.libvirt === b.libvirt;
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

function member(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value);
}
