import type { Text, Words } from "../text/language";

/** Why something that was asked for is not done. */
export interface Refusal {
  readonly message: Text;
  readonly words?: Words;
}

export const nameEmpty: Refusal = { message: { en: "A name cannot be empty.", ja: "名前を空にすることはできません。" } };

/** Two things of a kind, or of one namespace, would have the same name. */
export function nameTaken(name: string): Refusal {
  return {
    message: { en: "The name `{name}` is already taken.", ja: "`{name}` という名前は既に使われています。" },
    words: { name },
  };
}
