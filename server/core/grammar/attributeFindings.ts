import type { XmlAttribute } from "../xml/xmlTree";
import { addAttribute, removeAttribute } from "./edits";
import { attributeNames, definitionsOf, neededAttributes } from "./expected";
import { becausePhrase, changeTo, escapedValue, likeliest, type Material, type Phrase } from "./explanation";
import { type GrammarFinding, type GrammarFix, messages, parts, titles } from "./finding";
import { type Frame, knownElsewhere, reasonFor, throughAttributes } from "./frame";
import { attributeName, elementName } from "./names";
import type { Pattern } from "./pattern";
import type { Step } from "./repair";
import { severityOf } from "./severity";
import type { State, StatePool } from "./state";
import { expectationOf, expectationWords, listed } from "./valueWords";

/** An attribute that was taken for another one. */
export function renamedAttribute(
  frame: Frame,
  { attribute, name, state }: Extract<Step, { kind: "attribute-renamed" }>,
): GrammarFinding {
  const { element } = frame;
  const free = freeNames(frame, state, attribute);
  const near = [name, ...likeliest(attribute.name, free).filter((other) => other !== name)];
  return {
    id: "attribute-unknown",
    span: attribute.nameSpan,
    severity: "error",
    message: messages.attributeUnknown,
    words: { element: element.name, name: attribute.name, hint: parts.didYouMean, known: name },
    expected: near,
    fixes: [
      ...changeTo([name], (known) => [{ span: attribute.nameSpan, newText: known }]),
      ...(neededAttributes(state).has(name) ? [] : [removal(frame, attribute)]),
    ],
  };
}

/** An attribute that cannot stand where it stands; `instead` is one that is missed there. */
export function extraAttribute(
  frame: Frame,
  { attribute, state }: Extract<Step, { kind: "attribute-extra" }>,
  instead: string | undefined,
  { states }: Material,
): GrammarFinding {
  const { element, scope, definition } = frame;
  const name = attributeName(attribute.name, scope);
  const possible = (at: State): boolean => name !== undefined && at.attribute(name) !== undefined;
  const knownHere = possible(states.inside(new Set([definition]))) || knownElsewhere(states, frame, possible);
  const reason = knownHere ? reasonFor(states, frame, possible, attribute) : undefined;
  const because = becausePhrase(element, reason);
  const free = freeNames(frame, state, attribute);
  const near = likeliest(attribute.name, instead === undefined ? free : [instead, ...free], neededAttributes(state));
  const hint = instead === undefined ? allowedNames(near) : { text: parts.wantedInstead, words: { missing: instead } };
  const id = knownHere ? "attribute-not-with" : "attribute-unknown";
  return {
    id,
    span: attribute.nameSpan,
    severity: severityOf({ id, element, name, value: attribute.value }),
    message: knownHere ? messages.attributeNotWith : messages.attributeUnknown,
    words: {
      element: element.name,
      name: attribute.name,
      because: because.text,
      ...because.words,
      hint: hint.text,
      ...hint.words,
    },
    expected: near,
    fixes: [
      ...changeTo(instead === undefined ? [] : [instead], (known) => [{ span: attribute.nameSpan, newText: known }]),
      ...(instead === undefined ? [removal(frame, attribute)] : []),
    ],
  };
}

/** Several attributes that one thing excludes are one mistake; `instead` is the one that is missed there. */
export function joined(findings: readonly GrammarFinding[], instead: string | undefined): GrammarFinding[] {
  const excluded = findings.filter(({ id, words }) => id === "attribute-not-with" && words.missing === undefined);
  const [first] = excluded;
  const sameCause = excluded.every(
    ({ words }) => words.reasonName === first?.words.reasonName && words.reasonElement === first?.words.reasonElement,
  );
  if (!first || !sameCause || (excluded.length < 2 && instead === undefined)) return [...findings];
  const names = listed(excluded.map(({ words }) => String(words.name)));
  const hint = instead === undefined ? {} : { hint: parts.wantedInstead, missing: instead };
  const edits = excluded.flatMap(({ fixes }) => fixes.at(-1)?.edits ?? []);
  const one: GrammarFinding = {
    ...first,
    words: { ...first.words, name: names, ...hint },
    fixes: [{ title: titles.removeAttribute, words: { name: names }, edits }],
  };
  return [one, ...findings.filter((finding) => !excluded.includes(finding))];
}

function allowedNames(names: readonly string[]): Phrase {
  return names.length > 0 ? { text: parts.mayHave, words: { names: listed(names) } } : { text: parts.hasNone, words: {} };
}

/** The attributes that could stand beside those that are there. */
function freeNames({ element, scope }: Frame, state: State, attribute: XmlAttribute): string[] {
  const given = element.attributes.filter((other) => other !== attribute).map(({ name }) => attributeName(name, scope));
  return attributeNames(state).filter((name) => !given.includes(name));
}

function removal({ element }: Frame, attribute: XmlAttribute): GrammarFix {
  return { title: titles.removeAttribute, words: { name: attribute.name }, edits: removeAttribute(element, attribute) };
}

/** An attribute that an element lacks. */
export function missingAttribute(
  frame: Frame,
  { name, state }: Extract<Step, { kind: "attribute-missing" }>,
  { states }: Material,
): GrammarFinding {
  const { element } = frame;
  const reason = reasonFor(states, frame, (at) => !at.endOfTag().isDead);
  const because = becausePhrase(element, reason);
  const expectation = expectationOf(possibleValues(frame, name, states) ?? state.attribute(name)?.values ?? []);
  const form = expectationWords(expectation, []);
  const offered = expectation.values.length <= 8 ? expectation.values : [];
  return {
    id: "attribute-missing",
    span: element.nameSpan,
    severity: severityOf({ id: "attribute-missing", element, name }),
    message: messages.attributeMissing,
    words: {
      element: element.name,
      name,
      because: because.text,
      ...because.words,
      hint: form ? parts.wanted : parts.nothing,
      ...(form && { form: form.text, ...form.words }),
    },
    expected: expectation.values,
    fixes: offered.map((value) => ({
      title: titles.addAttribute,
      words: { name, value },
      edits: addAttribute(element, name, escapedValue(value)),
    })),
  };
}

/** What an attribute may be in any definition of the element that goes with what stands around it and its own attributes. */
function possibleValues({ element, parent, scope }: Frame, name: string, states: StatePool): Pattern[] | undefined {
  const own = elementName(element.name, scope);
  if (!parent || own === undefined) return undefined;
  const around = throughAttributes(states, parent).endOfTag();
  const found = [...definitionsOf(around, own)].flatMap(
    (definition) => throughAttributes(states, { element, definition, scope }).attribute(name)?.values ?? [],
  );
  return found.length > 0 ? found : undefined;
}
