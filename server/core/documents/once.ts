import type { Context } from "./document";

/** Makes something when it is first asked for. */
export function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}

/** Makes something once for the facts and the other files that a context brings; the language is no part of it. */
export function onceFor<Result>(make: (context: Context) => Result): (context: Context) => Result {
  let made: { readonly heat: Context["heat"]; readonly files: Context["files"]; readonly result: Result } | undefined;
  return (context) => {
    const { heat, files } = context;
    if (made?.heat !== heat || made.files !== files) made = { heat, files, result: make(context) };
    return made.result;
  };
}
