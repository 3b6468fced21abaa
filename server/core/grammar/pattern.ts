import type { Datatype } from "./datatype";
import type { NameClass } from "./nameClass";

/** An element that the grammar defines. Its content is read when it is first asked for. */
export interface Definition {
  readonly id: number;
  readonly names: NameClass;
  readonly content: Pattern;
}

/** A pattern that a string alone can match. */
export type ValuePattern = Extract<Pattern, { kind: "text" | "values" | "data" | "list" }>;

interface Shape {
  /** Equal patterns of one pool are one object, with one id. */
  readonly id: number;
  /** Puts patterns into the schema's order, whatever was made before them: a row of the table, and a fraction for what is derived. */
  readonly order: number;
  readonly nullable: boolean;
  readonly hasAttributes: boolean;
}

export type Pattern = Shape &
  (
    | { readonly kind: "empty" | "notAllowed" | "text" }
    | { readonly kind: "values"; readonly values: ReadonlySet<string>; readonly verbatim: boolean }
    | { readonly kind: "data"; readonly datatype: Datatype; readonly except: Pattern | undefined }
    | { readonly kind: "list"; readonly item: Pattern }
    | { readonly kind: "attribute"; readonly names: NameClass; readonly value: Pattern }
    | { readonly kind: "element"; readonly definition: Definition }
    | { readonly kind: "choice" | "interleave" | "group"; readonly members: readonly Pattern[] }
    | { readonly kind: "oneOrMore"; readonly item: Pattern }
  );

export type Compound = Extract<Pattern, { kind: "choice" | "interleave" | "group" }>;

/** Makes patterns in RELAX NG's simplest form; what is equal is made once. */
export class PatternPool {
  private readonly made = new Map<string, Pattern>();
  private next = 0;
  readonly empty: Pattern = {
    id: this.next++,
    order: Number.POSITIVE_INFINITY,
    nullable: true,
    hasAttributes: false,
    kind: "empty",
  };
  readonly notAllowed: Pattern = {
    id: this.next++,
    order: Number.POSITIVE_INFINITY,
    nullable: false,
    hasAttributes: false,
    kind: "notAllowed",
  };
  readonly text: Pattern = { id: this.next++, order: -1, nullable: true, hasAttributes: false, kind: "text" };

  values(order: number, values: readonly string[], verbatim = false): Pattern {
    const key = `${verbatim ? "v" : "="}${JSON.stringify(values)}`;
    return this.once(key, (id) => ({
      id,
      order,
      nullable: false,
      hasAttributes: false,
      kind: "values",
      values: new Set(values),
      verbatim,
    }));
  }

  data(order: number, key: number, datatype: Datatype, except?: Pattern): Pattern {
    const make = (id: number): Pattern => ({ id, order, nullable: false, hasAttributes: false, kind: "data", datatype, except });
    return this.once(`d${key}-${except?.id ?? ""}`, make);
  }

  list(order: number, item: Pattern): Pattern {
    return this.once(`l${item.id}`, (id) => ({ id, order, nullable: false, hasAttributes: false, kind: "list", item }));
  }

  attribute(order: number, key: string, names: NameClass, value: Pattern): Pattern {
    if (value.kind === "notAllowed") return value;
    const make = (id: number): Pattern => ({ id, order, nullable: false, hasAttributes: true, kind: "attribute", names, value });
    return this.once(`@${key} ${value.id}`, make);
  }

  element(order: number, definition: Definition): Pattern {
    const make = (id: number): Pattern => ({ id, order, nullable: false, hasAttributes: false, kind: "element", definition });
    return this.once(`<${definition.id}`, make);
  }

  oneOrMore(item: Pattern): Pattern {
    if (item.kind === "empty" || item.kind === "notAllowed" || item.kind === "text" || item.kind === "oneOrMore") return item;
    if (item.kind === "choice" && item.members.includes(this.empty)) {
      return this.optional(this.oneOrMore(this.choice(item.members.filter((member) => member !== this.empty))));
    }
    const { order, nullable, hasAttributes } = item;
    return this.once(`+${item.id}`, (id) => ({ id, order, nullable, hasAttributes, kind: "oneOrMore", item }));
  }

  optional(item: Pattern): Pattern {
    return this.choice([item, this.empty]);
  }

  choice(members: readonly Pattern[]): Pattern {
    let possible: Pattern = this.notAllowed;
    let several = false;
    for (const member of members) {
      if (member === this.notAllowed || member === possible) continue;
      several = possible !== this.notAllowed;
      if (several) break;
      possible = member;
    }
    return several ? this.choiceOf(members) : possible;
  }

  private choiceOf(members: readonly Pattern[]): Pattern {
    const kept = new Set<Pattern>();
    for (const member of members) {
      if (member.kind === "choice") for (const part of member.members) kept.add(part);
      else if (member.kind !== "notAllowed") kept.add(member);
    }
    // Where something else may be nothing as well, `empty` adds nothing.
    if (kept.has(this.empty)) for (const member of kept) if (member !== this.empty && member.nullable) kept.delete(this.empty);
    if (kept.size === 0) return this.notAllowed;
    const [only] = kept;
    if (kept.size === 1 && only) return only;
    return this.compound("choice", [...kept].sort(byOrder), "|");
  }

  interleave(members: readonly Pattern[]): Pattern {
    const kept: Pattern[] = [];
    for (const member of members) {
      if (member.kind === "notAllowed") return member;
      if (member.kind === "interleave") kept.push(...member.members);
      else if (member.kind !== "empty") kept.push(member);
    }
    return this.several("interleave", kept.sort(byOrder), "&");
  }

  group(members: readonly Pattern[]): Pattern {
    const kept: Pattern[] = [];
    for (const member of members) {
      if (member.kind === "notAllowed") return member;
      if (member.kind === "group") kept.push(...member.members);
      else if (member.kind !== "empty") kept.push(member);
    }
    return this.several("group", kept, ",");
  }

  private several(kind: "interleave" | "group", members: Pattern[], sign: string): Pattern {
    return members.length > 1 ? this.compound(kind, members, sign) : (members[0] ?? this.empty);
  }

  private compound(kind: Compound["kind"], members: Pattern[], sign: string): Pattern {
    let key = sign;
    for (const { id } of members) key += `${id} `;
    const nullable = kind === "choice" ? members.some(isNullable) : members.every(isNullable);
    return this.once(key, (id) => ({
      id,
      order: orderOf(members, sign),
      nullable,
      hasAttributes: members.some((m) => m.hasAttributes),
      kind,
      members,
    }));
  }

  private once(key: string, make: (id: number) => Pattern): Pattern {
    let pattern = this.made.get(key);
    if (!pattern) {
      pattern = make(this.next++);
      this.made.set(key, pattern);
    }
    return pattern;
  }
}

function byOrder(a: Pattern, b: Pattern): number {
  // Infinity less infinity is no number.
  return a.order === b.order ? a.id - b.id : a.order - b.order;
}

/** The order of what is made of several patterns: that of the first, and a fraction from all of them. */
function orderOf(members: readonly Pattern[], sign: string): number {
  let mixed = sign.charCodeAt(0);
  let first = Number.POSITIVE_INFINITY;
  for (const { order } of members) {
    first = Math.min(first, order);
    const finite = Number.isFinite(order) ? order : -2;
    mixed = Math.imul(mixed ^ Math.floor(finite) ^ Math.floor((finite % 1) * 0x7fffffff), 0x01000193) >>> 0;
  }
  return Math.floor(first) + mixed / 0x100000000;
}

const isNullable = ({ nullable }: Pattern): boolean => nullable;
