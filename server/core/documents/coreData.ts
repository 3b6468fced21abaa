import type { UsageTable } from "../grammar/completion/usage";
import type { HeatTable } from "../grammar/heat/table";
import type { GrammarTable } from "../grammar/table";
import type { KnowledgeData } from "../knowledge/knowledgeBase";
import type { Setting } from "../knowledge/setting";
import { once } from "./once";

/** What `npm run knowledge` compiles and the shells load. */
export type CoreData = KnowledgeData & { readonly grammar: GrammarTable; readonly usage: UsageTable; readonly heat: HeatTable };

/** The parts of a compiled file, each on a line of its own, in this order; behind them a line for each setting. */
const parts = ["components", "origins", "counterparts", "slips", "terms", "grammar", "usage", "heat"] as const;
const tables = ["settings", "owners", "storeys", "presence", "since", "filled"] as const;

/** Compiles data to lines of JSON: the addresses of the settings, the parts, the fact tables, the settings. */
export function writeData(data: CoreData): string {
  const lines: unknown[] = [
    data.settings.map(({ address }) => address),
    ...parts.map((part) => data[part]),
    ...tables.map((table) => data.facts[table]),
    ...data.settings,
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/**
 * Opens what `writeData` wrote. A line is taken apart when something of it is first asked for: a session with guests alone has no
 * tables of Heat's, and of thousands of texts only those are made that somebody reads. `decode` makes text of UTF-8.
 */
export function openData(bytes: Uint8Array, decode: (part: Uint8Array) => string): CoreData {
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  const line = (index: number) => JSON.parse(decode(bytes.subarray(starts[index], (starts[index + 1] ?? bytes.length + 1) - 1)));
  const lineOf = <Part>(index: number): (() => Part) => once((): Part => line(index));

  const firstSetting = 1 + parts.length + tables.length;
  const part = <Name extends (typeof parts)[number]>(name: Name) => lineOf<CoreData[Name]>(1 + parts.indexOf(name));
  const table = <Name extends (typeof tables)[number]>(name: Name) =>
    lineOf<CoreData["facts"][Name]>(1 + parts.length + tables.indexOf(name));
  const facts = lazily<CoreData["facts"]>({
    settings: table("settings"),
    owners: table("owners"),
    storeys: table("storeys"),
    presence: table("presence"),
    since: table("since"),
    filled: table("filled"),
  });
  return lazily<CoreData>({
    settings: once(() =>
      lineOf<readonly Setting["address"][]>(0)().map(
        (address, index) => new StoredSetting(address, lineOf(firstSetting + index)),
      ),
    ),
    components: part("components"),
    origins: part("origins"),
    counterparts: part("counterparts"),
    slips: part("slips"),
    terms: part("terms"),
    grammar: part("grammar"),
    usage: part("usage"),
    heat: part("heat"),
    facts: () => facts,
  });
}

/** An object whose members are made when they are first asked for. */
function lazily<Parts extends object>(makers: { readonly [Name in keyof Parts]: () => Parts[Name] }): Parts {
  const made: Partial<Parts> = {};
  for (const name of Object.keys(makers) as (keyof Parts)[])
    Object.defineProperty(made, name, { get: makers[name], enumerable: true });
  // Every member has its maker.
  return made as Parts;
}

/** A setting whose text is taken out of the file when somebody reads it. */
class StoredSetting implements Setting {
  constructor(
    readonly address: Setting["address"],
    private readonly entry: () => Setting,
  ) {}

  get component(): string | undefined {
    return this.entry().component;
  }

  get text(): Setting["text"] {
    return this.entry().text;
  }

  get values(): Setting["values"] {
    return this.entry().values;
  }

  get is(): Setting["is"] {
    return this.entry().is;
  }

  get sources(): Setting["sources"] {
    return this.entry().sources;
  }
}
