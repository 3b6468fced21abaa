export const languages = ["en", "ja"] as const;

/** A language in which everything is said. */
export type Language = (typeof languages)[number];

/** A sentence or a word in every language. `{name}` stands for a word that `say` fills in. */
export type Text = Readonly<Record<Language, string>>;

/** Words for the placeholders of a `Text`; a word may itself be a `Text`. */
export type Words = Readonly<Record<string, string | number | Text>>;

/** Says a text in a language, its placeholders filled in; an unknown placeholder stays as it is written. */
export function say(text: Text, language: Language, words: Words = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const word = words[name];
    if (word === undefined) return whole;
    return typeof word === "object" ? say(word, language, words) : String(word);
  });
}

/** The language for a locale such as `ja_JP.UTF-8` or `en-GB`: Japanese for Japanese, English for everything else. */
export function languageOf(locale: string | undefined): Language {
  return /^ja\b|^ja[_-]/i.test(locale ?? "") ? "ja" : "en";
}
