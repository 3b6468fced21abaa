import type { Guest, Occurrence } from "./document";
import { childOf, textOf } from "./occurrence";

/** Looks at a `<domain>` as a guest; what was asked for once is kept. */
export function guestOf(root: Occurrence): Guest {
  const found = new Map<string, readonly Occurrence[]>([["", [root]]]);
  const all = (path: string): readonly Occurrence[] => {
    const known = found.get(path);
    if (known) return known;
    const at = path.indexOf("@");
    const last = at >= 0 ? at : Math.max(0, path.lastIndexOf("/"));
    const name = path.slice(at >= 0 || last === 0 ? last : last + 1);
    const made = all(path.slice(0, last)).flatMap((one) => step(one, name));
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

/** The children of a name: an attribute with a leading `@`, else elements; `*` is any element. */
function step(from: Occurrence, name: string): readonly Occurrence[] {
  if (name.startsWith("@")) {
    const attribute = childOf(from, name);
    return attribute ? [attribute] : none;
  }
  let found: Occurrence[] | undefined;
  for (const child of from.children)
    if (!child.isAttribute && (name === "*" || child.key === name)) {
      found ??= [];
      found.push(child);
    }
  return found ?? none;
}

const none: readonly Occurrence[] = [];

/** All that stands at a path below a setting, in the order of the text. An attribute follows `@`: `source@file`, `@type`. */
export function allAt(from: Occurrence, path: string): readonly Occurrence[] {
  let found: readonly Occurrence[] = [from];
  for (let start = 0; start < path.length; ) {
    const end = endOfName(path, start);
    const name = path.slice(start, end);
    const [only] = found;
    found = found.length === 1 && only ? step(only, name) : found.flatMap((one) => step(one, name));
    if (found.length === 0) return found;
    start = path[end] === "/" ? end + 1 : end;
  }
  return found;
}

/** The first that stands at a path below a setting. */
export function at(from: Occurrence | undefined, path: string): Occurrence | undefined {
  let found = from;
  for (let start = 0; found && start < path.length; ) {
    const end = endOfName(path, start);
    const name = path.slice(start, end);
    found = name === "*" ? step(found, name)[0] : childOf(found, name);
    start = path[end] === "/" ? end + 1 : end;
  }
  return found;
}

function endOfName(path: string, start: number): number {
  let end = start + 1;
  while (end < path.length && path[end] !== "/" && path[end] !== "@") end++;
  return end;
}

/** The text of the first that stands at a path below a setting. */
export function textAt(from: Occurrence | undefined, path: string): string | undefined {
  return textOf(at(from, path));
}
