import type { OriginId, SettingAddress } from "../../server/core/knowledge/address";
import { vocabularies } from "../../server/core/knowledge/address";
import type { Component, Counterpart, Origin, Setting, SettingText, Term } from "../../server/core/knowledge/setting";
import type { Slip } from "../../server/core/knowledge/slip";
import type { Text } from "../../server/core/text/language";
import { like, listOf, object, oneOf, optional, recordOf, type Shape, words } from "./shape";

const named = vocabularies.map((word) => word.replace(".", "\\.")).join("|");
const originOwners = "nova|neutron|cinder|glance|keystone|placement|barbican|manila|ceph|host|libvirt";

const text: Shape<Text> = object<Text>({ en: words, ja: words });
const settingText: Shape<SettingText> = object<SettingText>({ what: text, why: optional(text), care: optional(text) });
const settingAddress: Shape<SettingAddress> = like(new RegExp(`^(?:${named}|libvirt-[a-z]+):[^ ]*$`), "address of a setting");
const originForm = new RegExp(`^(?:${originOwners}):[\\w.-]+$`);
const originId: Shape<OriginId> = like(originForm, "id of an origin");
const either: Shape<SettingAddress | OriginId> = like(
  new RegExp(`^(?:(?:${named}|libvirt-[a-z]+):[^ ]*|(?:${originOwners}):[\\w.-]+)$`),
  "address of a setting and no id of an origin",
);

/** Says whether a word is formed as an origin's id, such as `nova:constant`. */
export function isOriginId(id: string): boolean {
  return originForm.test(id);
}

const sources = listOf(words, 1);

export const componentShape: Shape<Component> = object<Component>({
  id: words,
  layer: oneOf("kvm", "openstack", "guest"),
  name: text,
  text: settingText,
  rows: optional(listOf(object({ label: text, text }), 1)),
  sources,
});

export const termShape: Shape<Term> = object<Term>({
  id: like(/^[a-z0-9-]+$/, "id of a term"),
  name: text,
  also: listOf(words),
  text: settingText,
  rows: optional(listOf(object({ label: text, text }), 1)),
  see: listOf(words),
  sources,
});

export const originShape: Shape<Origin> = object<Origin>({ id: originId, component: words, name: text, text });

export const settingShape: Shape<Setting> = object<Setting>({
  address: settingAddress,
  component: optional(words),
  text: settingText,
  values: optional(recordOf(text)),
  is: optional(settingAddress),
  sources,
});

export const counterpartShape: Shape<Counterpart> = object<Counterpart>({
  kvm: listOf(settingAddress),
  by: listOf(either),
  fit: oneOf("same", "narrower", "derived", "decides", "constant", "none"),
  when: optional(text),
  evidence: listOf(words, 1),
});

export const slipShape: Shape<Slip> = object<Slip>({
  when: oneOf("lost", "misplaced", "repeated"),
  at: listOf(settingAddress, 1),
  makes: text,
  seen: listOf(words, 1),
});
