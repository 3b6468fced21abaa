import type { Context, DocumentModel } from "../documents/document";
import type { Pack } from "../documents/policy";
import type { Layer } from "../knowledge/setting";
import type { Text, Words } from "../text/language";
import type { Repair, Severity } from "../text/mistake";
import type { Edit, Span } from "../text/span";

/** A repair. A safe one removes its finding, adds none and changes nothing that its author meant. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that bears on a finding. */
export interface Related {
  readonly span: Span;
  /** The document, where it is another one. */
  readonly model?: DocumentModel;
  readonly message: string;
}

/** What is wrong, where, in the reader's language. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  /** The message in English: with the rule it tells a finding from others, whatever the reader's language. */
  readonly key: string;
  readonly fixes: readonly Fix[];
  readonly related: readonly Related[];
}

/** What a rule reports; `message` names one of its messages. */
export interface Report<Message extends string> {
  readonly at: Span;
  readonly message: Message;
  /** Where this message weighs otherwise than its rule. */
  readonly severity?: Severity;
  readonly words?: Words;
  readonly fixes?: readonly Repair[];
  readonly related?: readonly { readonly span: Span; readonly message: Text; readonly words?: Words }[];
}

/** A rule is one file: what it is, what it says, what it checks, what to do. */
export interface Rule<Message extends string = string> {
  readonly id: string;
  /** The documents that it looks at. */
  readonly layer: Layer;
  readonly severity: Severity;
  /** Set where the rule is asked only when its pack is. */
  readonly pack?: Pack;
  /** Set where what it finds may be told a moment after an edit: one of hundreds that look at the whole of a guest. */
  readonly late?: true;
  readonly messages: Readonly<Record<Message, Text>>;
  check(model: DocumentModel, context: Context): Iterable<Report<Message>>;
}

/** Keeps a rule's message names checked by the compiler. */
export function defineRule<Message extends string>(rule: Rule<Message>): Rule<Message> {
  return rule;
}
