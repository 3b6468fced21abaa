import type { Text } from "../../../text/language";
import type { Edit } from "../../../text/span";
import type { Mention, NamedThing, Refusal } from "../../document";
import { nameEmpty, nameTaken } from "../../mention";
import { escapeXml } from "../writeLibvirt";
import { anyBase, decimal } from "./numbers";
import type { GuestKind } from "./places";
import type { GuestMention } from "./readMentions";

/** Why something of a guest cannot get a name; undefined where it can. */
export function refusalOf(thing: NamedThing, written: string, mentions: readonly GuestMention[]): Refusal | undefined {
  if (written === "") return nameEmpty;
  const own = mentions.filter((one) => one.thing.kind === thing.kind && one.thing.subject === thing.subject);
  const kind = own[0]?.thing.kind;
  if (kind === undefined) return undefined;
  const name = nameFor(thing, written);
  if (name === thing.name) return undefined;
  const refused = rules[kind](written, thing);
  if (refused) return { message: refused };
  if (own.some((one) => one.thing.name === thing.name && one.isRange)) return { message: ranged };
  return own.some((one) => one.role === "declares" && one.thing.name === name) ? nameTaken(written) : undefined;
}

/** The edit that writes a name over one that stands in a guest; a hexadecimal number stays one. */
export function spell({ thing, span }: Mention, written: string, text: string): Edit {
  const before = text.slice(span.start, span.end);
  const number = thing.kind === "controller" ? anyBase(written) : undefined;
  if (number === undefined) return { span, newText: escapeXml(written) };
  const digits = /^0x([\da-f]+)$/i.exec(before)?.[1];
  return { span, newText: digits === undefined ? `${number}` : `0x${number.toString(16).padStart(digits.length, "0")}` };
}

/** The name as it is compared. */
function nameFor({ kind, name }: NamedThing, written: string): string {
  if (kind === "controller") return `${name.slice(0, name.lastIndexOf(" "))} ${anyBase(written)}`;
  return decimal(written) === undefined ? written : `${decimal(written)}`;
}

type NameRule = (written: string, thing: NamedThing) => Text | undefined;

const rules: Readonly<Record<GuestKind, NameRule>> = {
  controller: (written, { name }) => {
    const index = anyBase(written);
    if (index === undefined) return notNumber;
    const most = mostIndex[name.slice(0, name.lastIndexOf(" "))] ?? 99;
    if (index > most) return tooLarge(most);
    return name === "pci 0" || (name.startsWith("pci ") && index === 0) ? rootBus : undefined;
  },
  alias: (written) => (/^ua-[A-Za-z0-9_-]+$/.test(written) ? undefined : aliasForm),
  "NUMA cell": () => counted,
  vCPU: () => counted,
  iothread: positive,
  "audio backend": positive,
  "throttle group": anything,
  "iotune group": anything,
  disk: (written) => (/^((ioemu:)?(fd|hd|sd|vd|xvd|ubd)\w+|nvme\d+n\d+(p\d+)?)$/.test(written) ? undefined : diskForm),
};

/** The largest index that an address can name: two digits, unless said otherwise. */
const mostIndex: Readonly<Record<string, number | undefined>> = { pci: 255, usb: 999 };

function tooLarge(most: number): Text {
  return { en: `An address can name no index above ${most}.`, ja: `アドレスで指定できるインデックスは ${most} までです。` };
}

function positive(written: string): Text | undefined {
  return (decimal(written) ?? 0) > 0 ? undefined : notPositive;
}

function anything(): undefined {
  return undefined;
}

const notNumber: Text = { en: "The index must be a whole number.", ja: "インデックスは整数でなければなりません。" };
const notPositive: Text = { en: "The id must be a whole number above 0.", ja: "ID は 1 以上の整数でなければなりません。" };
const rootBus: Text = {
  en: "Index 0 belongs to the PCI root bus, and to it alone.",
  ja: "インデックス 0 は PCI ルートバスだけのものです。",
};
const aliasForm: Text = {
  en: "libvirt keeps only an alias of `ua-` followed by letters, digits, `-` and `_`.",
  ja: "libvirt が保持するエイリアスは、`ua-` の後に英数字、`-`、`_` を続けたものだけです。",
};
const counted: Text = {
  en: "These ids count from 0 without a gap; libvirt refuses any others.",
  ja: "これらの ID は 0 から欠番なく数えます。それ以外を libvirt は受け付けません。",
};
const ranged: Text = {
  en: "A range of ids such as `1-4` includes this one; write its ids one by one first.",
  ja: "この ID は `1-4` のような範囲に含まれています。先に ID を 1 つずつ書いてください。",
};
const diskForm: Text = {
  en: "The target must be a disk's name such as `vda`, `sdb` or `hdc`.",
  ja: "ターゲットは `vda`、`sdb`、`hdc` のようなディスク名でなければなりません。",
};
