import { type Language, say, type Text } from "../core";

/** A reason for which nothing, or not all, can be done: said to the user in one line. */
export class Complaint extends Error {
  constructor(
    readonly text: Text,
    readonly words: Readonly<Record<string, string | number>> = {},
  ) {
    super(say(text, "en", words));
  }

  in(language: Language): string {
    return say(this.text, language, this.words);
  }
}
