import type { Facts } from "../../../server/core/knowledge/facts";
import type { KnowledgeBase } from "../../../server/core/knowledge/knowledgeBase";
import type { Component, Counterpart, Origin, Setting, Term } from "../../../server/core/knowledge/setting";
import { isOriginId } from "../entries";
import { namesSetting } from "../knownAddresses";
import type { Located, Problem } from "../problem";
import { nameOf } from "./counterparts";

const projects =
  "nova|os_vif|os_brick|os_traits|neutron|neutron_lib|cinder|glance|glance_store|keystone|placement|heat|oslo_\\w+|swift|octavia|" +
  "designate|barbican|manila|ironic|cyborg|libvirt|qemu|linux|edk2|seabios|swtpm";
const file = `(?:${projects})/[\\w./+-]+\\.\\w+`;
const page = /^https:\/\/[^\s/]+\.[^\s/]+\/\S*$/;
const functionForm = new RegExp(`^${file}:[\\w.~<>]+$`);
const fileForm = new RegExp(`^${file}(?::[\\w.~<>]+)?$`);

/** Every source is a page or a function in a known project's file. */
export function checkSources(entries: readonly Located<Component | Setting | Term>[]): Problem[] {
  return entries.flatMap(({ file, entry }) => {
    const address = "address" in entry ? entry.address : entry.id;
    return entry.sources
      .filter((source) => !page.test(source) && !functionForm.test(source))
      .map((source) => ({ file, address, what: `the source ${source} is neither an https page nor project/path/file:function` }));
  });
}

/** Every piece of evidence is a page or a file of a known project, with its function where there is one. */
export function checkEvidence(counterparts: readonly Located<Counterpart>[]): Problem[] {
  return counterparts.flatMap(({ file, entry }) =>
    entry.evidence
      .filter((evidence) => !page.test(evidence) && !fileForm.test(evidence))
      .map((evidence) => ({
        file,
        address: nameOf(entry),
        what: `the evidence ${evidence} is no page and no project/path/file:function`,
      })),
  );
}

/** Every component that an entry names exists, and no id stands twice. */
export function checkComponents(
  components: readonly Located<Component>[],
  origins: readonly Located<Origin>[],
  settings: readonly Located<Setting>[],
): Problem[] {
  const ids = new Set(components.map(({ entry }) => entry.id));
  const missing = (file: string, address: string, component: string | undefined): Problem[] =>
    component === undefined || ids.has(component)
      ? []
      : [{ file, address, what: `component ${component} is not in components.yaml` }];
  return [
    ...twice(components),
    ...twice(origins),
    ...origins.flatMap(({ file, entry }) => missing(file, entry.id, entry.component)),
    ...settings.flatMap(({ file, entry }) => missing(file, entry.address, entry.component)),
  ];
}

function twice(entries: readonly Located<Component | Origin>[]): Problem[] {
  const seen = new Set<string>();
  return entries
    .filter(({ entry }) => seen.has(entry.id) || !seen.add(entry.id))
    .map(({ file, entry }) => ({ file, address: entry.id, what: "the id stands twice" }));
}

/** Every address of the tables belongs to a component that exists. */
export function checkPlacements(addresses: Iterable<string>, base: KnowledgeBase): Problem[] {
  const missing = new Map<string, string>();
  for (const address of addresses) {
    const component = base.placement(address)?.component;
    if (component === undefined || !base.components.has(component)) missing.set(component ?? "(none)", address);
  }
  return [...missing].map(([component, address]) => ({
    file: "knowledge/components.yaml",
    address: component,
    what: `there is no such component, but ${address} belongs to it`,
  }));
}

/** Every origin that decides something, in a fact table or in a counterpart, has its entry. */
export function checkOrigins(
  counterparts: readonly Located<Counterpart>[],
  facts: Facts,
  origins: ReadonlySet<string>,
): Problem[] {
  const named = (table: string, id: string): Problem[] =>
    origins.has(id) || namesSetting(id, facts)
      ? []
      : [{ file: "knowledge/origins.yaml", address: id, what: `has no entry, but ${table} names it` }];
  const owners = new Set<string>(Object.values(facts.owners).flatMap((deciders) => deciders.map(({ id }) => id)));
  return [
    ...[...owners].flatMap((id) => named("facts/owners.json", id)),
    ...[
      ...new Set<string>(
        Object.values(facts.filled).flatMap(({ define, run }) => [...(define ? [define] : []), ...(run ? [run] : [])]),
      ),
    ].flatMap((id) => named("facts/filled.json", id)),
    ...counterparts.flatMap(({ file, entry }) =>
      entry.by
        .filter((id) => !origins.has(id) && isOriginId(id))
        .map((id) => ({ file, address: nameOf(entry), what: `${id} is no entry of origins.yaml` })),
    ),
  ];
}
