import { nearestWords } from "../text/nearest";
import type { XmlElement } from "../xml/xmlTree";
import { extraAttribute, joined, missingAttribute, renamedAttribute } from "./attributeFindings";
import { misplacedChild, missingChild, renamedChild, surplusChild, undeclaredChild, unknownChild } from "./childFindings";
import { renameElement } from "./edits";
import { childNames, definitionsOf } from "./expected";
import { changeTo, type Material } from "./explanation";
import { type GrammarFinding, messages, parts } from "./finding";
import { childFrame, type Frame } from "./frame";
import { elementName, scopeAround, scopeOf } from "./names";
import { lateChild } from "./orderFindings";
import type { Definition } from "./pattern";
import { nearestPlace, type Place, parentNames, placesIn } from "./places";
import type { Step } from "./repair";
import { strayText, wrongValue } from "./valueFindings";

type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

interface Misplaced {
  readonly frame: Frame;
  readonly child: XmlElement;
  readonly places: readonly Place[];
  readonly level: number;
}

/** Turns the repairs of a document into findings. */
export class Explainer {
  private readonly findings: GrammarFinding[] = [];
  private readonly missing: { readonly frame: Frame; readonly step: StepOf<"child-missing"> }[] = [];
  private readonly misplaced: Misplaced[] = [];
  private lookedInto = 0;
  /** How many misplaced elements stand around what is being explained. */
  private level = 0;

  constructor(private readonly material: Material) {}

  /** The findings of a document that is not valid, in the order of the text. */
  explain(root: XmlElement): GrammarFinding[] {
    this.root(root);
    for (let next = this.misplaced.shift(); next; next = this.misplaced.shift()) this.explainMisplaced(next);
    for (const { frame, step } of this.missing) this.findings.push(missingChild(frame, step, this.material));
    return this.findings.sort((a, b) => a.span.start - b.span.start);
  }

  private root(root: XmlElement): void {
    const { before, states } = this.material;
    const scope = scopeOf(root, scopeAround(root));
    const name = elementName(root.name, scope);
    const names = childNames(before);
    const known = name === undefined ? undefined : before.child(name);
    const [near] = known ? [] : nearestWords(root.name, names);
    if (!known) this.findings.push(unknownRoot(root, near, names));
    const inside = known ?? (near === undefined ? undefined : before.child(near));
    const best = inside && this.easiest(root, [...inside.everything().definitions]);
    if (!best) return;
    const frame = { element: root, definition: best, scope };
    this.frame({ ...frame, steps: this.stepsFor(root, best) });
    if (this.findings.length + this.missing.length + this.misplaced.length > 0) return;
    // Too deep to be repaired, and yet not valid.
    if (!this.material.repairer.accepted(root, states.inside(new Set([best])), scope)) {
      this.findings.push(unknownRoot(root, undefined, []));
    }
  }

  /** The definition that asks for the smallest repair of an element. */
  private easiest(element: XmlElement, definitions: readonly Definition[]): Definition | undefined {
    const scope = scopeOf(element, scopeAround(element));
    const { repairer, states } = this.material;
    const accepted = repairer.accepted(element, states.inside(new Set(definitions)), scope);
    const [right] = accepted?.definitions ?? [];
    if (right || definitions.length < 2) return right ?? definitions[0];
    const cost = (definition: Definition): number => repairer.repair(element, definition, scope).cost;
    return definitions.slice(0, mostTried).reduce((best, definition) => (cost(definition) < cost(best) ? definition : best));
  }

  private stepsFor(element: XmlElement, definition: Definition): readonly Step[] {
    const { repairer, states } = this.material;
    const scope = scopeOf(element, scopeAround(element));
    if (repairer.accepted(element, states.inside(new Set([definition])), scope)) return [];
    return repairer.repair(element, definition, scope).steps;
  }

  private frame(frame: Frame): void {
    const absent = frame.steps.filter((step): step is StepOf<"attribute-missing"> => step.kind === "attribute-missing");
    const extra: GrammarFinding[] = [];
    for (const step of frame.steps) {
      switch (step.kind) {
        case "attribute-extra":
          extra.push(extraAttribute(frame, step, takeInstead(absent, step), this.material));
          break;
        case "attribute-renamed":
          this.findings.push(renamedAttribute(frame, step));
          break;
        case "value":
          this.findings.push(wrongValue(frame, step, this.material));
          break;
        case "text-extra":
          this.findings.push(strayText(frame, step, this.material));
          break;
        case "any-order":
          this.order(frame, step);
          break;
        case "child":
          this.child(frame, step);
          break;
        case "child-extra":
          this.extraChild(frame, step.child);
          break;
        case "child-missing":
          this.missing.push({ frame, step });
      }
    }
    const several = extra.filter(({ id }) => id === "attribute-not-with").length > 1;
    this.findings.push(...joined(extra, several && absent.length === 1 ? absent.shift()?.name : undefined));
    for (const step of absent) this.findings.push(missingAttribute(frame, step, this.material));
  }

  private child(frame: Frame, { child, definition, renamed, state }: StepOf<"child">): void {
    if (renamed !== undefined) this.findings.push(renamedChild(frame, child, renamed, state));
    const steps = this.stepsFor(child, definition);
    const meant = steps.length >= manySteps ? this.rightElsewhere(frame, child) : [];
    if (meant.length > 0) this.misplaced.push({ frame, child, places: meant, level: this.level });
    else this.frame(childFrame(frame, child, definition, steps));
  }

  /** The places of another parent, at hand in the document, where an element would be right just as it is. */
  private rightElsewhere({ element, scope }: Frame, child: XmlElement): Place[] {
    const { before, states, repairer } = this.material;
    const inside = scopeOf(child, scope);
    const places = placesIn(before).get(elementName(child.name, inside) ?? "") ?? [];
    return places.filter(({ definition, parent }) => {
      const atHand = !parent.names.contains(element.name) && nearestPlace(child, parent.names.names);
      return atHand && repairer.accepted(child, states.inside(new Set([definition])), inside);
    });
  }

  private order(frame: Frame, { state }: StepOf<"any-order">): void {
    const finding = lateChild(frame, state, this.material);
    if (finding) this.findings.push(finding);
  }

  private extraChild(frame: Frame, child: XmlElement): void {
    const { states, before } = this.material;
    const name = elementName(child.name, scopeOf(child, frame.scope));
    const content = states.inside(new Set([frame.definition]));
    const places = name === undefined ? [] : (placesIn(before).get(name) ?? []);
    const here = parentNames(places).includes(frame.element.name);
    if (name === undefined) this.findings.push(undeclaredChild(frame, child, placesIn(before).keys()));
    else if (here || definitionsOf(content, name).size > 0) this.findings.push(surplusChild(frame, child, this.material));
    else if (places.length > 0) this.misplaced.push({ frame, child, places, level: this.level });
    else this.findings.push(unknownChild(frame, child, content));
  }

  /** What an element lacks and another one has too much is one mistake. */
  private explainMisplaced({ frame, child, places, level }: Misplaced): void {
    const parents = parentNames(places);
    const { name } = child;
    const lacking = this.missing.findIndex(
      ({ frame, step }) => parents.includes(frame.element.name) && step.definition.names.contains(name),
    );
    const [lacked] = lacking < 0 ? [] : this.missing.splice(lacking, 1);
    const finding = misplacedChild(frame, child, parents, lacked?.frame.element, this.material);
    this.findings.push(finding);
    if (level >= deepestMisplaced || ++this.lookedInto > mostLookedInto) return;
    this.level = level + 1;
    const [parent] = finding.expected;
    const meant = places.filter((place) => parent !== undefined && place.parent.names.contains(parent));
    const definitions = [...new Set((meant.length > 0 ? meant : places).map(({ definition }) => definition))];
    const best = this.easiest(child, definitions);
    if (best) this.frame(childFrame(frame, child, best, this.stepsFor(child, best)));
  }
}

/** Of so many misplaced elements each is told what is wrong inside. */
const mostLookedInto = 500;

/** With so many mistakes an element may be another one of its name. */
const manySteps = 3;

/** Takes from the attributes that are missing the one that could have the value of one too many. */
function takeInstead(absent: StepOf<"attribute-missing">[], { attribute }: StepOf<"attribute-extra">): string | undefined {
  const fits = ({ state, name }: StepOf<"attribute-missing">): boolean =>
    state.attribute(name)?.next(attribute.value ?? "").isDead === false;
  const index = absent.findIndex(fits);
  return index < 0 ? undefined : absent.splice(index, 1)[0]?.name;
}

/** What stands in a misplaced element, itself in misplaced ones, is not looked into. */
const deepestMisplaced = 2;

/** So many definitions are tried before the best of them is taken. */
const mostTried = 12;

function unknownRoot(root: XmlElement, near: string | undefined, names: readonly string[]): GrammarFinding {
  return {
    id: "element-unknown",
    span: root.nameSpan,
    severity: "error",
    message: messages.rootUnknown,
    words: {
      name: root.name,
      hint: near === undefined ? parts.nothing : parts.didYouMeanElement,
      ...(near !== undefined && { known: near }),
    },
    expected: near === undefined ? names : [near, ...names.filter((name) => name !== near)],
    fixes: changeTo(near === undefined ? [] : [near], (name) => renameElement(root, name)),
  };
}
