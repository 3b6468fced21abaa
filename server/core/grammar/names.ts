import type { Tape } from "../xml/tape";
import type { XmlElement } from "../xml/xmlTree";

/** The prefixes that are declared at an element, the default namespace under the empty prefix. */
export type Scope = ReadonlyMap<string, string>;

export const outermost: Scope = new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]);

/** The scope inside an element, within the scope around it. */
export function scopeOf({ tape, index }: XmlElement, around: Scope = outermost): Scope {
  return scopeWithin(tape, index, around);
}

/** The scope inside the element in that row of a tape. */
export function scopeWithin(tape: Tape, element: number, around: Scope): Scope {
  if (!tape.declaresNamespaces) return around;
  let scope: Map<string, string> | undefined;
  const end = tape.firstAttribute(element + 1);
  for (let at = tape.firstAttribute(element); at < end; at++) {
    const name = tape.name(tape.attributeName(at));
    if (!isDeclaration(name)) continue;
    scope ??= new Map(around);
    scope.set(name.slice("xmlns:".length), tape.value(at) ?? "");
  }
  return scope ?? around;
}

/** The scope inside the element that stands around another one. */
export function scopeAround(element: XmlElement): Scope {
  const ancestors: XmlElement[] = [];
  for (let at = element.parent; at; at = at.parent) ancestors.push(at);
  return ancestors.reduceRight<Scope>((scope, ancestor) => scopeOf(ancestor, scope), outermost);
}

/** Says whether an attribute declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name.charCodeAt(0) === 120 && (name === "xmlns" || name.startsWith("xmlns:"));
}

/** The name of an element as a grammar says it; nothing where its prefix is not declared. */
export function elementName(name: string, scope: Scope): string | undefined {
  if (name.includes(":")) return prefixedName(name, scope);
  const namespace = scope.get("");
  return namespace ? `{${namespace}}${name}` : name;
}

/** The name of an attribute as a grammar says it; nothing where its prefix is not declared. */
export function attributeName(name: string, scope: Scope): string | undefined {
  return name.includes(":") ? prefixedName(name, scope) : name;
}

function prefixedName(name: string, scope: Scope): string | undefined {
  const colon = name.indexOf(":");
  const namespace = scope.get(name.slice(0, colon));
  return namespace ? `{${namespace}}${name.slice(colon + 1)}` : undefined;
}
