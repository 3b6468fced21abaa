import type { Guest, Occurrence } from "./document";
import { childOf, isAttribute, textOf } from "./occurrence";

/** Looks at a `<domain>` as a guest; what was asked for once is kept. */
export function guestOf(root: Occurrence): Guest {
  const found = new Map<string, readonly Occurrence[]>();
  const all = (path: string) => {
    const known = found.get(path);
    if (known) return known;
    const made = allAt(root, path);
    found.set(path, made);
    return made;
  };
  const text = (path: string) => textOf(all(path)[0]);
  const type = text("@type") ?? "";
  return {
    root,
    all,
    one: (path) => all(path)[0],
    text,
    type,
    isQemu: ["kvm", "qemu", "hvf"].includes(type),
    arch: text("os/type@arch"),
    machine: text("os/type@machine"),
    isLive: childOf(root, "@id") !== undefined,
  };
}

/** All that stands at a path below a setting, in the order of the text. An attribute follows `@`: `source@file`, `@type`. */
export function allAt(from: Occurrence, path: string): readonly Occurrence[] {
  const at = path.indexOf("@");
  const elements = at < 0 ? path : path.slice(0, at);
  let found: readonly Occurrence[] = [from];
  for (const name of elements === "" ? [] : elements.split("/"))
    found = found.flatMap(({ children }) =>
      children.filter((child) => (name === "*" || child.key === name) && !isAttribute(child)),
    );
  return at < 0 ? found : found.flatMap((element) => childOf(element, path.slice(at)) ?? []);
}

/** The first that stands at a path below a setting. */
export function at(from: Occurrence | undefined, path: string): Occurrence | undefined {
  return from && allAt(from, path)[0];
}

/** The text of the first that stands at a path below a setting. */
export function textAt(from: Occurrence | undefined, path: string): string | undefined {
  return textOf(at(from, path));
}
