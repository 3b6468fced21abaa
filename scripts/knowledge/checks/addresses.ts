import { keyOf, parseElementPath, vocabularyOf } from "../../../server/core/knowledge/address";
import type { Counterpart, Setting } from "../../../server/core/knowledge/setting";
import { isOriginId } from "../entries";
import type { KnownAddresses } from "../knownAddresses";
import type { Located, Problem } from "../problem";

/** Every address of a setting and of a counterpart is one that the fact tables know, or a pattern that meets one. */
export function checkAddresses(
  settings: readonly Located<Setting>[],
  counterparts: readonly Located<Counterpart>[],
  known: KnownAddresses,
  components: ReadonlySet<string>,
): Problem[] {
  const places = [
    ...settings.flatMap(({ file, entry }) =>
      [entry.address, ...(entry.is ? [entry.is] : [])].map((address) => ({ file, address })),
    ),
    ...counterparts.flatMap(({ file, entry }) => [...entry.kvm, ...entry.by].map((address) => ({ file, address }))),
  ];
  return places
    .filter(({ address }) => !isOriginId(address))
    .flatMap(({ file, address }) => {
      const what = unknown(address, known, components);
      return what === undefined ? [] : [{ file, address, what }];
    });
}

function unknown(address: string, known: KnownAddresses, components: ReadonlySet<string>): string | undefined {
  if (vocabularyOf(address) === "component")
    return components.has(keyOf(address)) ? undefined : "names no component of components.yaml";
  if (!known.has(address))
    return /[[*]/.test(address) ? "the pattern meets no known address" : "no fact table knows this address";
  const [selector] = vocabularyOf(address) === "domain" ? known.danglingSelectors(address) : [];
  return selector && `no known attribute takes what the selector ${selector} asks for`;
}

/** No address twice among the settings. */
export function checkDuplicates(settings: readonly Located<Setting>[]): Problem[] {
  const first = new Map<string, string>();
  return settings.flatMap(({ file, entry: { address } }) => {
    const before = first.get(address);
    if (before !== undefined) return [{ file, address, what: `stands in ${before} already` }];
    first.set(address, file);
    return [];
  });
}

/** No setting that is never seen because another one meets the same addresses under the same selectors. */
export function checkShadows(settings: readonly Located<Setting>[], known: KnownAddresses): Problem[] {
  const first = new Map<string, string>();
  return settings.flatMap(({ file, entry: { address } }) => {
    const matched = known.matched(address);
    if (matched.length === 0) return [];
    const key = `${selectorsOf(address)} ${matched.join(" ")}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, address);
    return before === undefined || before === address ? [] : [{ file, address, what: `meets the same addresses as ${before}` }];
  });
}

/** The selectors with the names of their elements, as far as they tell two patterns apart. */
function selectorsOf(address: string): string {
  if (vocabularyOf(address) !== "domain") return "";
  const { steps } = parseElementPath(keyOf(address));
  return steps.flatMap(({ name, selectors }) => selectors.map(([key, value]) => `${name}[${key}=${value}]`)).join("");
}

/** Only values that the setting takes are explained. */
export function checkValues(settings: readonly Located<Setting>[], known: KnownAddresses): Problem[] {
  return settings.flatMap(({ file, entry: { address, values = {} } }) => {
    const taken = known.valuesOf(address);
    return Object.keys(values)
      .filter((value) => taken !== undefined && !taken.includes(value))
      .map((value) => ({ file, address, what: `values.${value}: it takes only ${taken?.join(", ")}` }));
  });
}

/** `is` stands at Heat properties only. */
export function checkIs(settings: readonly Located<Setting>[]): Problem[] {
  return settings
    .filter(({ entry: { address, is } }) => is !== undefined && vocabularyOf(address) !== "heat")
    .map(({ file, entry: { address } }) => ({ file, address, what: "is: only a Heat property sets another setting" }));
}
