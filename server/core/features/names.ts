import { keyOf, parseElementPath, vocabularyOf } from "../knowledge/address";
import type { KnowledgeBase } from "../knowledge/knowledgeBase";
import { type Language, say, type Text } from "../text/language";
import { vocabularyNames } from "./words";

/** A setting's name as its users type it, in backquotes: `hw:cpu_policy`, `[libvirt] cpu_mode`, `disk/driver@cache`. */
export function codeName(address: string): string {
  return `\`${plainName(address)}\``;
}

/** The same without backquotes. */
export function plainName(address: string): string {
  const key = keyOf(address);
  switch (vocabularyOf(address)) {
    case "nova.conf":
      return key.replace(/^([^/]*)\/(.*)$/, "[$1] $2");
    case "domain":
      return domainName(key);
    default:
      return key;
  }
}

/** `cpu@mode` as `<cpu mode>`, `devices/disk/driver@cache` as `<disk><driver cache>`: what one looks for in the file. */
function domainName(key: string): string {
  const { steps, attribute } = parseElementPath(key);
  const shown = steps.filter((step, index) => !(index === 0 && step.name === "devices" && steps.length > 1));
  if (shown.length === 0) return `<domain${attribute === undefined ? "" : ` ${attribute}`}>`;
  return shown
    .map(({ name, selectors }, index) => {
      const conditions = selectors.map(([n, v]) => ` ${n}="${v}"`).join("");
      const own = selectors.some(([n]) => n === attribute);
      return `<${name}${conditions}${index === shown.length - 1 && attribute !== undefined && !own ? ` ${attribute}` : ""}>`;
    })
    .join("");
}

/** What kind of thing a setting is: "flavor extra spec"; undefined where its name says it all. */
export function kindName(address: string, knowledge: KnowledgeBase): Text | undefined {
  const vocabulary = vocabularyOf(address);
  if (vocabulary === "flavor" && !knowledge.facts(address)?.field) return vocabularyNames["extra-spec"];
  return vocabularyNames[vocabulary];
}

/** Another end of a counterpart in one phrase: "flavor extra spec `hw:cpu_policy`", "a constant of Nova". */
export function nameOf(address: string, knowledge: KnowledgeBase, language: Language): string {
  const origin = knowledge.origin(address);
  if (origin) return say(origin.name, language);
  const kind = kindName(address, knowledge);
  return kind ? `${say(kind, language)} ${codeName(address)}` : codeName(address);
}

/** Says whether an address is an attribute or a child, at any depth, of another. */
export function isBelow(address: string, other: string): boolean {
  return address.startsWith(`${other}/`) || address.startsWith(`${other}@`);
}

/** The last word of a place of the domain XML: `<target bus>`. */
export function lastElement(address: string): string {
  const name = plainName(address);
  return name.slice(name.lastIndexOf("<"));
}
