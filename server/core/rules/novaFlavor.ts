// A flavor that a template makes, as its rules look at it.
import type { DocumentModel, Occurrence } from "../documents/document";
import { textOf } from "../documents/occurrence";
import type { Text } from "../text/language";
import type { Repair, Severity } from "../text/mistake";
import type { Report, Rule } from "./rule";
import { wholeNumber } from "./shapes";

export interface Flavor {
  /** An extra spec by its key; undefined where it is not set. */
  spec(key: string): Occurrence | undefined;
  /** Its value; undefined also where it cannot be known. */
  value(key: string): string | undefined;
  /** Every extra spec whose key fits. */
  specs(pattern: RegExp): readonly Occurrence[];
  readonly vcpus: number | undefined;
  /** In MiB. */
  readonly ram: number | undefined;
}

/** A rule on the extra specs of a flavor, which the flavor alone decides. */
export function flavorRule({
  id,
  severity = "warning",
  says,
  check,
}: {
  readonly id: string;
  readonly severity?: Severity;
  readonly says: Text;
  check(flavor: Flavor, model: DocumentModel): Iterable<Omit<Report<"says">, "message"> & { readonly fixes?: readonly Repair[] }>;
}): Rule {
  return {
    id,
    layer: "openstack",
    severity,
    messages: { says },
    *check(model) {
      for (const flavor of flavorsIn(model)) for (const found of check(flavor, model)) yield { ...found, message: "says" };
    },
  };
}

function* flavorsIn(model: DocumentModel): Iterable<Flavor> {
  for (const subject of model.subjects) {
    if (subject.type !== "OS::Nova::Flavor") continue;
    const own = model.occurrences.filter((one) => one.subject === subject);
    const specs = own.filter(({ address }) => address.startsWith("flavor:"));
    const property = (name: string) =>
      wholeNumber(textOf(own.find(({ address }) => address === `heat:OS::Nova::Flavor/${name}`)));
    if (specs.length === 0) continue;
    const spec = (key: string) => specs.find((one) => one.key === key);
    yield {
      spec,
      value: (key) => textOf(spec(key)),
      specs: (pattern) => specs.filter(({ key }) => pattern.test(key)),
      vcpus: property("vcpus"),
      ram: property("ram"),
    };
  }
}
