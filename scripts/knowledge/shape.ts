/** Takes one message about what has the wrong shape. */
export type Complain = (what: string) => void;

/** Says whether a value has a shape, and complains where it does not; `at` is the place in the entry. */
export type Shape<T> = (value: unknown, complain: Complain, at: string) => value is T;

interface Optional<T> {
  readonly optional: Shape<T>;
}

/** A field that may be left out. */
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

type Fields<T> = { readonly [Key in keyof T]-?: undefined extends T[Key] ? Optional<NonNullable<T[Key]>> : Shape<T[Key]> };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const place = (at: string) => (at === "" ? "the entry" : at);
const below = (at: string, key: string) => (at === "" ? key : `${at}.${key}`);

/** An object with these fields and no others. */
export function object<T>(fields: Fields<T>): Shape<T> {
  const shapes = new Map<string, Shape<unknown> | Optional<unknown>>(Object.entries(fields));
  return (value, complain, at): value is T => {
    if (!isRecord(value)) return refuse(complain, `${place(at)} is no map`);
    let sound = true;
    for (const key of Object.keys(value)) if (!shapes.has(key)) sound = refuse(complain, `${below(at, key)} is no known key`);
    for (const [key, field] of shapes) {
      const shape = typeof field === "function" ? field : field.optional;
      if (value[key] === undefined) {
        if (typeof field === "function") sound = refuse(complain, `${below(at, key)} is missing`);
      } else if (!shape(value[key], complain, below(at, key))) sound = false;
    }
    return sound;
  };
}

/** A map from any key to values of one shape; not empty. */
export function recordOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, complain, at): value is Readonly<Record<string, T>> => {
    if (!isRecord(value) || Object.keys(value).length === 0) return refuse(complain, `${place(at)} is no map or an empty one`);
    return Object.entries(value).filter(([key, item]) => !shape(item, complain, below(at, key))).length === 0;
  };
}

/** A list of values of one shape. */
export function listOf<T>(shape: Shape<T>, least = 0): Shape<readonly T[]> {
  return (value, complain, at): value is readonly T[] => {
    if (!Array.isArray(value)) return refuse(complain, `${place(at)} is no list`);
    if (value.length < least) return refuse(complain, `${place(at)} is empty`);
    return value.filter((item, index) => !shape(item, complain, `${at}[${index}]`)).length === 0;
  };
}

/** A string with something in it and no space around it. */
export const words: Shape<string> = (value, complain, at): value is string => {
  if (typeof value !== "string") return refuse(complain, `${place(at)} is no string`);
  if (value.trim() === "") return refuse(complain, `${place(at)} is empty`);
  return value === value.trim() || refuse(complain, `${place(at)} begins or ends with a space`);
};

/** One of some words. */
export function oneOf<T extends string>(...choices: readonly T[]): Shape<T> {
  return (value, complain, at): value is T =>
    choices.some((choice) => choice === value) ||
    refuse(complain, `${place(at)} is ${JSON.stringify(value)}, not one of ${choices.join(", ")}`);
}

/** A string of a form, such as `word:word`. */
export function like<T extends string>(form: RegExp, name: string): Shape<T> {
  return (value, complain, at): value is T =>
    (typeof value === "string" && form.test(value)) ||
    refuse(complain, `${place(at)} is ${JSON.stringify(value)}, which is no ${name}`);
}

function refuse(complain: Complain, what: string): false {
  complain(what);
  return false;
}
