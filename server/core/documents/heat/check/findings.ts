import { heatRules } from "../../../grammar/heat/heatRules";
import type { Words } from "../../../text/language";
import type { Mistake, Repair, Severity } from "../../../text/mistake";
import { nearestWords } from "../../../text/nearest";
import type { Span } from "../../../text/span";
import type { YamlNode } from "../../../yaml/yamlTree";
import { type MessageName, messages } from "./messages";
import { hints, listed, titles } from "./words";

type Extras = Pick<Mistake, "repairs" | "related"> & { readonly severity?: Severity };

interface Suggestion {
  /** The nearest first. */
  readonly near: readonly string[];
  readonly words: Words;
  readonly repairs: readonly Repair[];
}

/** Collects what is found, each cause once at its place. */
export class Findings {
  private readonly found = new Map<string, Mistake>();
  /** How many words may still be compared: a template full of wrong names is told as fast as any other. */
  private comparisons = 200_000;

  private isHeard = true;

  add(name: MessageName, span: Span, words: Words = {}, { severity, repairs, related }: Extras = {}): void {
    if (!this.isHeard) return;
    const { rule, text } = messages[name];
    const key = `${span.start}-${span.end} ${name} ${words.key ?? ""}`;
    // What is looked at twice, as a group's member or through a merge, keeps the graver judgement.
    const before = this.found.get(key);
    if (before && (before.severity === "error" || (severity ?? heatRules[rule]) !== "error")) return;
    this.found.set(key, {
      rule,
      severity: severity ?? heatRules[rule],
      span,
      message: text,
      words: { hint: hints.none, ...words },
      ...(repairs && { repairs }),
      ...(related && { related }),
    });
  }

  /** Goes through something of which only the names that it uses matter. */
  unheard(walk: () => void): void {
    this.isHeard = false;
    walk();
    this.isHeard = true;
  }

  /** The words that a misspelt one was probably meant as, with the sentence and the repairs that follow. */
  suggest(word: string, known: readonly string[], span: Span): Suggestion {
    const near = this.near(word, known);
    const [first] = near;
    const words: Words =
      first !== undefined
        ? { hint: hints.didYouMean, known: first }
        : known.length > 0 && known.length <= 16
          ? { hint: hints.possible, names: listed(known, 16) }
          : {};
    return { near, words, repairs: near.map((one) => renaming(one, span, near.length === 1)) };
  }

  near(word: string, known: readonly string[]): string[] {
    this.comparisons -= known.length;
    return this.comparisons < 0 ? [] : nearestWords(word, known);
  }

  get mistakes(): Mistake[] {
    return [...this.found.values()];
  }
}

/** The repair that writes another word over one. */
export function renaming(known: string, span: Span, safe: boolean): Repair {
  return { title: titles.change, words: { known }, safe, edits: [{ span, newText: known }] };
}

/** A node's span, without the quotes of a scalar. */
export function spanOf(node: YamlNode): Span {
  const { span } = node;
  return node.kind === "scalar" && (node.style === "single" || node.style === "double")
    ? { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) }
    : span;
}
