import type { Context } from "../documents/document";
import { textOf } from "../documents/occurrence";
import { keyOf, vocabularyOf } from "../knowledge/address";
import type { SettingFacts, Storey } from "../knowledge/facts";
import type { KnowledgeBase, Placement } from "../knowledge/knowledgeBase";
import type { Component, Term } from "../knowledge/setting";
import { type Language, say, type Text, type Words } from "../text/language";
import { grammarLines } from "./grammarLines";
import { codeName, isBelow, kindName, nameOf } from "./names";
import type { OtherEnd } from "./otherLayer";
import type { Told } from "./told";
import { hypervisorLayer, layerNames, setByNames, storeyNames, takesEffectNames, usesKvm, usesQemu } from "./words";

const lines = {
  managed: {
    en: "*Nova manages this guest and writes its XML anew at every start, hard reboot, resize, rebuild and cold migration: an edit here does not last.*",
    ja: "*このゲストは Nova が管理しています。起動、ハードリブート、リサイズ、再ビルド、コールドマイグレーションのたびに XML が書き直されるため、ここでの編集は残りません。*",
  },
  foreign: {
    en: "*Told as QEMU and KVM read it; the hypervisor of this guest may read it in another way.*",
    ja: "*QEMU と KVM での意味を説明しています。このゲストのハイパーバイザーでは異なることがあります。*",
  },
  decidedHere: { en: "**Decided here by** {who}{owner}{when}", ja: "**この値を決めたもの：** {who}{owner}{when}" },
  perhapsHere: { en: "**Perhaps decided by** {who}{owner}{when}", ja: "**決めた可能性があるもの：** {who}{owner}{when}" },
  openstack: { en: "**OpenStack:** {who}{owner}{when}", ja: "**OpenStack：** {who}{owner}{when}" },
  constant: {
    en: "**OpenStack:** no setting for it: Nova writes it by itself{when}",
    ja: "**OpenStack：** 設定項目はなく、Nova が自分で書きます{when}",
  },
  nothing: { en: "**OpenStack:** no counterpart{when}", ja: "**OpenStack：** 対応するものはありません{when}" },
  kvm: { en: "**KVM layer:** {places}{when}", ja: "**KVM レイヤー：** {places}{when}" },
  kvmNothing: {
    en: "**KVM layer:** nothing in the domain XML{when}",
    ja: "**KVM レイヤー：** ドメイン XML には現れません{when}",
  },
  whoSets: {
    en: "**Set by** {who}. A change takes effect {when}.",
    ja: "**設定する人：** {who}。**反映：** {when}。",
  },
  whoSetsOnly: { en: "**Set by** {who}.", ja: "**設定する人：** {who}。" },
  setsNova: { en: "Through Heat, this sets {what}.", ja: "Heat 経由で、{what} を設定します。" },
  byDefault: { en: "Default: `{value}`.", ja: "既定値：`{value}`。" },
  unused: { en: "Nova accepts this and reads it nowhere.", ja: "Nova はこの名前を受け付けますが、どこでも読みません。" },
  deprecated: { en: "Deprecated.", ja: "非推奨です。" },
  care: { en: "**Care:** {text}", ja: "**注意：** {text}" },
  value: { en: "`{value}`: {text}", ja: "`{value}`：{text}" },
  more: { en: "and {count} more", ja: "ほか {count} 件" },
} as const satisfies Record<string, Text>;

const computed: Text = { en: "computed by Nova", ja: "Nova が算出" };

/** Puts what is told into Markdown: the first line says what it is and whose, the last one links. */
export function markdown(told: Told, { knowledge, language }: Context): string {
  const { setting, occurrence, placement } = told;
  const write = (text: Text, words?: Words) => say(text, language, words);
  const origin = knowledge.origin(told.address);
  const facts = knowledge.facts(setting?.is ?? told.address);
  const managed = occurrence?.subject.nova !== undefined;
  const foreign = !usesQemu(occurrence?.subject.type) && !isTrueOf(occurrence?.subject.type, placement.storey);
  const value = textOf(occurrence);
  const valueText = value === undefined ? undefined : setting?.values?.[value];
  const card = [
    `${title(told, knowledge, language)} — ${badge(placement, occurrence?.subject.type, knowledge, language)}`,
    setting ? write(setting.text.what) : origin && write(origin.text),
    valueText && value !== undefined && write(lines.value, { value, text: valueText }),
    setting?.is && write(lines.setsNova, { what: nameOf(setting.is, knowledge, language) }),
    setting?.text.why && write(setting.text.why),
    ...endLines(told, knowledge, language),
    facts && whoSets(facts, language),
    facts?.default !== undefined && write(lines.byDefault, { value: facts.default }),
    facts?.unused && write(lines.unused),
    facts?.deprecated && write(lines.deprecated),
    ...grammarLines(told, knowledge, language),
    setting?.text.care && write(lines.care, { text: setting.text.care }),
    foreign && write(lines.foreign),
    managed && write(lines.managed),
    links(setting?.sources ?? []),
  ];
  return card.filter((line) => typeof line === "string" && line !== "").join("\n\n");
}

function title({ address, occurrence }: Told, knowledge: KnowledgeBase, language: Language): string {
  if (occurrence?.isAttribute && occurrence.parent) {
    const of: Text = { en: "**`{name}`** of {element}", ja: "{element} の **`{name}`**" };
    return say(of, language, { name: occurrence.key, element: codeName(occurrence.parent.address) });
  }
  const origin = knowledge.origin(address);
  if (origin) return `**${say(origin.name, language)}**`;
  const kind = kindName(address, knowledge);
  const code = occurrence && vocabularyOf(address) === "domain" ? `\`<${occurrence.key}>\`` : headline(address);
  if (!kind) return `**${code}**`;
  return language === "ja" ? `**${code}**（${say(kind, language)}）` : `**${code}** (${say(kind, language)})`;
}

function headline(address: string): string {
  const property = /^heat:(OS::[^/]+)\/(.+)$/.exec(address);
  if (property) return `\`${property[2]}\`** · **\`${property[1]}\``;
  const part = /^heat:(?:function|resource|parameter|output|pseudo)\/(.+)$/.exec(address);
  return part ? `\`${part[1]}\`` : codeName(address);
}

/** Where it takes effect: the layer, and the finer word inside it. */
function badge(placement: Placement, type: string | undefined, knowledge: KnowledgeBase, language: Language): string {
  const layer = placement.layer === "kvm" ? hypervisorLayer(type) : layerNames[placement.layer];
  const name = placement.storey ? storeyNames[placement.storey] : knowledge.components.get(placement.component)?.name;
  return `**${say(layer, language)}**${name && isTrueOf(type, placement.storey) ? ` · ${say(name, language)}` : ""}`;
}

/** The finer words and the texts are true of QEMU, the kernel's KVM only of where it is used; libvirt is everywhere. */
function isTrueOf(type: string | undefined, storey: Storey | undefined): boolean {
  if (storey === undefined || storey === "libvirt-management" || storey === "other-hypervisor") return true;
  return storey === "kvm-kernel" ? usesKvm(type) : usesQemu(type);
}

/** At most three lines on the other layer, the true one first. */
function endLines(told: Told, knowledge: KnowledgeBase, language: Language): string[] {
  if (told.placement.layer !== "kvm") return kvmLines(told.ends, language);
  return grouped(told.ends)
    .slice(0, 3)
    .map((ends) => openstackLine(ends, told, knowledge, language));
}

/** Ends of one statement, such as a flavor's extra spec and its twin on the image; a decided end speaks for itself. */
function grouped(ends: readonly OtherEnd[]): OtherEnd[][] {
  const groups = new Map<string, OtherEnd[]>();
  for (const end of ends) {
    const key = JSON.stringify([end.fit, end.when, end.decided && end.address, end.address === undefined]);
    groups.set(key, [...(groups.get(key) ?? []), end]);
  }
  return [...groups.values()];
}

function openstackLine(ends: readonly OtherEnd[], told: Told, knowledge: KnowledgeBase, language: Language): string {
  const [first] = ends;
  const when = whenPhrase(first?.when, language);
  if (first?.address === undefined) return say(lines.nothing, language, { when });
  if (first.address === "nova:constant" && !first.decided) return say(lines.constant, language, { when });
  const who = enumerate(
    ends.flatMap((end) =>
      end.address === undefined ? [] : [`${nameOf(end.address, knowledge, language)}${decidedValue(end, told, language)}`],
    ),
    language,
  );
  const setBy = new Set(ends.flatMap((end) => knowledge.facts(end.address ?? "")?.setBy ?? []));
  const owner =
    setBy.size > 0 ? ` — ${[...setBy].map((one) => say(setByNames[one], language)).join(language === "ja" ? "、" : ", ")}` : "";
  const text = !first.decided ? lines.openstack : first.decided.certain ? lines.decidedHere : lines.perhapsHere;
  return say(text, language, { who, owner, when });
}

const secret = /secret|passw|token|key_id|auth/i;

/** The decider's value in this guest, and the flavor that has it: `=dedicated` of flavor m1.pinned. */
function decidedValue({ decided }: OtherEnd, { occurrence }: Told, language: Language): string {
  if (!decided) return "";
  const flavor = occurrence?.subject.nova?.flavor;
  const ofFlavor: Text = { en: " of flavor `{flavor}`", ja: "（フレーバー `{flavor}`）" };
  const holder = decided.id.startsWith("flavor:") && flavor !== undefined ? say(ofFlavor, language, { flavor }) : "";
  const value = decided.value !== undefined && !secret.test(decided.id) ? ` = \`${decided.value}\`` : "";
  return `${value}${holder}`;
}

/** Places of the domain XML, those of one statement in one line. */
function kvmLines(ends: readonly OtherEnd[], language: Language): string[] {
  return grouped(ends)
    .slice(0, 3)
    .map((group) => {
      const when = whenPhrase(group[0]?.when, language, group[0]?.fit === "derived" ? computed : undefined);
      const places = [...new Set(withoutCopies(group.flatMap(({ address }) => address ?? [])).map(codeName))];
      if (places.length === 0) return say(lines.kvmNothing, language, { when });
      return say(lines.kvm, language, { places: enumerate(places, language), when });
    });
}

/** In Nova's note of itself the outermost element is enough. */
function withoutCopies(addresses: readonly string[]): readonly string[] {
  return addresses.filter(
    (address) =>
      !address.startsWith("domain:metadata") || !addresses.some((other) => other !== address && isBelow(address, other)),
  );
}

function enumerate(places: readonly string[], language: Language): string {
  const most = 10;
  const separator = language === "ja" ? "、" : ", ";
  const shown = places.slice(0, most).join(separator);
  return places.length > most ? `${shown}${separator}${say(lines.more, language, { count: places.length - most })}` : shown;
}

/** A condition behind a statement, after the word that comes first. */
function whenPhrase(when: Text | undefined, language: Language, first?: Text): string {
  const parts = [first, when].filter((text) => text !== undefined).map((text) => text[language]);
  if (parts.length === 0) return "";
  return language === "ja" ? `（${parts.join("。")}）` : ` — ${parts.join("; ")}`;
}

function whoSets({ setBy, takesEffect }: SettingFacts, language: Language): string {
  const who = setByNames[setBy];
  return takesEffect
    ? say(lines.whoSets, language, { who, when: takesEffectNames[takesEffect] })
    : say(lines.whoSetsOnly, language, { who });
}

/** The official pages among the sources, at most three. */
function links(sources: readonly string[]): string {
  return sources
    .filter((source) => /^https:\/\//.test(source))
    .slice(0, 3)
    .map((source) => `[${siteName(source)}](${source})`)
    .join(" · ");
}

/** What a link is called: the page's own words where the address has some. */
export function siteName(url: string): string {
  const [, host = "", path = ""] = /^https:\/\/([^/]+)\/?([^#?]*)/.exec(url) ?? [];
  const page =
    path
      .replace(/\.html?$/, "")
      .replace(/\/$/, "")
      .split("/")
      .at(-1) ?? "";
  if (host.endsWith("libvirt.org")) return `libvirt: ${page || "libvirt.org"}`;
  if (host !== "docs.openstack.org") return host;
  const [project, service] = path.split("/");
  return project === "api-ref" ? `API: ${service}` : `${project}: ${page}`;
}

/** A term's card: what it means, its table, and where to go on. */
export function termMarkdown({ name, text, rows, see, sources }: Term, { knowledge, language }: Context): string {
  const further: Text = { en: "See also: {places}", ja: "関連：{places}" };
  const nameAt = (address: string) => {
    const named = knowledge.components.get(conceptId(address) ?? "") ?? knowledge.terms.get(keyOf(address));
    return named ? say(named.name, language) : nameOf(address, knowledge, language);
  };
  return [
    `**${say(name, language)}**`,
    say(text.what, language),
    text.why && say(text.why, language),
    tableOf(rows, language),
    text.care && say(lines.care, language, { text: text.care }),
    see.length > 0 && say(further, language, { places: enumerate(see.map(nameAt), language) }),
    links(sources),
  ]
    .filter((line) => typeof line === "string" && line !== "")
    .join("\n\n");
}

function tableOf(rows: Component["rows"], language: Language): string {
  const told = (rows ?? []).map(({ label, text }) => `| ${say(label, language)} | ${say(text, language)} |`);
  return told.length > 0 ? ["| | |", "|---|---|", ...told].join("\n") : "";
}

/** A component's card: what it is, its table, the common misconception. */
export function componentMarkdown(component: Component, language: Language): string {
  const { what, why, care } = component.text;
  return [
    `**${say(component.name, language)}** — **${say(layerNames[component.layer], language)}**`,
    say(what, language),
    why && say(why, language),
    tableOf(component.rows, language),
    care && say(lines.care, language, { text: care }),
    links(component.sources),
  ]
    .filter((line) => typeof line === "string" && line !== "")
    .join("\n\n");
}

/** The key of a concept's address. */
export const conceptId = (address: string) => (vocabularyOf(address) === "component" ? keyOf(address) : undefined);
