import type { Text } from "../text/language";
import type { Datatype } from "./datatype";

const hexOrNumber = (highest: string, hex: string): Text => ({
  en: `a number, 0–${highest} or 0x0–0x${hex}`,
  ja: `0〜${highest}、または 0x0〜0x${hex} の数値`,
});
const path: Text = { en: "a path", ja: "パス" };
const absolutePath: Text = { en: "an absolute path", ja: "絶対パス" };
const mac: Text = { en: "a MAC address like 52:54:00:12:34:56", ja: "52:54:00:12:34:56 のような MAC アドレス" };
const ipv4: Text = { en: "an IPv4 address like 192.0.2.1", ja: "192.0.2.1 のような IPv4 アドレス" };
const ipv6: Text = { en: "an IPv6 address like 2001:db8::1", ja: "2001:db8::1 のような IPv6 アドレス" };
const twoDigits: Text = { en: "a number of one or two digits", ja: "1 桁または 2 桁の数値" };
const nameWithoutSlash: Text = { en: "a name without /", ja: "/ を含まない名前" };
const oneOf = (en: string, ja: string): Text => ({ en: `one of ${en}`, ja: `${ja} のいずれか` });

/** What the schema's own datatypes ask for, by the name that it gives to them. */
const byName: Readonly<Record<string, Text>> = {
  absDirPath: absolutePath,
  absFilePath: absolutePath,
  path: absolutePath,
  filePath: path,
  dirPath: path,
  "addr-family": oneOf("ipv4, ipv6", "ipv4、ipv6"),
  addrIP: ipv4,
  addrIPv6: ipv6,
  ipv4Addr: ipv4,
  ipv6Addr: ipv6,
  addrMAC: mac,
  macAddr: mac,
  mac,
  uniMacAddr: {
    en: "a unicast MAC address like 52:54:00:12:34:56 (its second digit is even)",
    ja: "52:54:00:12:34:56 のようなユニキャスト MAC アドレス（2 文字目は偶数）",
  },
  UUID: {
    en: "a UUID: 32 hexadecimal digits, in groups of 8-4-4-4-12 or without hyphens",
    ja: "UUID（16 進数 32 桁。8-4-4-4-12 の形、またはハイフンなし）",
  },
  pciSlot: { en: "a PCI slot, 0x00–0x1f", ja: "PCI スロット番号（0x00〜0x1f）" },
  pciFunc: { en: "a PCI function, 0x0–0x7", ja: "PCI ファンクション番号（0x0〜0x7）" },
  uint8: { en: "a number, 0x00–0xff", ja: "0x00〜0xff の数値" },
  uint16: { en: "a number, 0x0000–0xffff", ja: "0x0000〜0xffff の数値" },
  uint16range: hexOrNumber("65535", "ffff"),
  uint24: hexOrNumber("16777215", "ffffff"),
  uint32: hexOrNumber("4294967295", "ffffffff"),
  uint32range: hexOrNumber("4294967295", "ffffffff"),
  sixbitrange: hexOrNumber("63", "3f"),
  ipProtocolType: hexOrNumber("255", "ff"),
  apDomainRange: hexOrNumber("255", "ff"),
  ccwDevnoRange: hexOrNumber("65535", "ffff"),
  ccwCssidRange: { en: "a channel subsystem, 0x0–0xfe", ja: "チャネルサブシステムの番号（0x0〜0xfe）" },
  ccwSsidRange: { en: "a subchannel set, 0x0–0x3", ja: "サブチャネルセットの番号（0x0〜0x3）" },
  "vlan-vlanid": hexOrNumber("4095", "fff"),
  "vlan-id": { en: "a VLAN number, 0–4095", ja: "VLAN 番号（0〜4095）" },
  usbAddr: { en: "a USB bus or device number like 3 or 0x03", ja: "3 や 0x03 のような USB のバス番号またはデバイス番号" },
  usbPort: { en: "a USB port like 1 or 1.2, up to four steps deep", ja: "1 や 1.2 のような USB ポート（最大 4 段）" },
  usbId: { en: "a USB id like 0x1d6b", ja: "0x1d6b のような USB の ID" },
  usbClass: { en: "a USB class like 0x08", ja: "0x08 のような USB クラス" },
  usbVersion: { en: "a USB version like 2.00", ja: "2.00 のような USB のバージョン" },
  driveController: twoDigits,
  driveBus: twoDigits,
  driveTarget: twoDigits,
  virtioserialPort: twoDigits,
  ccidSlot: twoDigits,
  driveUnit: { en: "a number of up to five digits", ja: "5 桁までの数値" },
  spaprvioReg: { en: "a hexadecimal number of up to eight digits", ja: "8 桁までの 16 進数" },
  hexuint: { en: "a hexadecimal number in small letters", ja: "小文字の 16 進数" },
  wwn: { en: "a WWN: 16 hexadecimal digits", ja: "WWN（16 進数 16 桁）" },
  cpuset: { en: "a list of CPUs like 0-3,^2,8", ja: "0-3,^2,8 のような CPU の一覧" },
  unit: {
    en: "a unit: bytes, KiB, MiB, GiB, TiB, or KB, MB, GB, TB for powers of 1000",
    ja: "単位（bytes、KiB、MiB、GiB、TiB。1000 の累乗なら KB、MB、GB、TB）",
  },
  PortNumber: { en: "a port, 0–65535, or -1", ja: "ポート番号（0〜65535）または -1" },
  port: { en: "a port, 1–65535", ja: "ポート番号（1〜65535）" },
  protocol: oneOf("tcp, udp", "tcp、udp"),
  bridgeMode: oneOf("vepa, bridge, private, passthrough", "vepa、bridge、private、passthrough"),
  dnsName: { en: "a host name: letters, digits, - and .", ja: "ホスト名（英数字、-、.）" },
  deviceName: { en: "a device name without blanks", ja: "空白を含まないデバイス名" },
  diskTargetDev: {
    en: "a device name like vda, sda, hda, xvda, fda or nvme0n1",
    ja: "vda、sda、hda、xvda、fda、nvme0n1 のようなデバイス名",
  },
  diskSerial: { en: "letters, digits, blanks and . _ + -", ja: "英数字、空白、. _ + -" },
  aliasName: { en: "letters, digits and _ - .", ja: "英数字と _ - ." },
  genericName: { en: "letters, digits and _ + -", ja: "英数字と _ + -" },
  featureName: { en: "a CPU feature: letters, digits and - _ .", ja: "CPU 機能の名前（英数字と - _ .）" },
  zoneName: { en: "letters, digits and _ -", ja: "英数字と _ -" },
  objectName: nameWithoutSlash,
  volName: nameWithoutSlash,
  objectNameWithSlash: { en: "a name on one line", ja: "改行を含まない名前" },
  checkpointName: { en: "letters, digits and _ - . (no . at the start)", ja: "英数字と _ - .（先頭に . は使えません）" },
  timeDelta: { en: "a number of seconds like 3600 or -60", ja: "3600 や -60 のような秒数" },
  timeZone: { en: "a time zone like Asia/Tokyo", ja: "Asia/Tokyo のようなタイムゾーン" },
  createMode: { en: "an octal mode like 0755", ja: "0755 のような 8 進数のモード" },
  octalMode: { en: "an octal mode like 0755", ja: "0755 のような 8 進数のモード" },
  cpuquota: { en: "a number of microseconds, or -1 for no limit", ja: "マイクロ秒の数値、または無制限を表す -1" },
  IscsiQualifiedName: {
    en: "an iSCSI name like iqn.2013-07.com.example:target",
    ja: "iqn.2013-07.com.example:target のような iSCSI 名",
  },
  vmwarePath: {
    en: "a datastore path like [datastore1] guest/disk.vmdk",
    ja: "[datastore1] guest/disk.vmdk のようなデータストアのパス",
  },
  "variable-name-type": { en: "a variable like $IP", ja: "$IP のような変数" },
  "filter-param-name": { en: "letters, digits and _", ja: "英数字と _" },
  "filter-param-value": { en: "letters, digits and _ . :", ja: "英数字と _ . :" },
  "priority-type": { en: "a whole number, -1000–1000", ja: "-1000〜1000 の整数" },
  virtualPortProfileID: { en: "at most 39 characters", ja: "39 文字以内" },
};

const byType: Readonly<Record<string, Text>> = {
  dateTime: { en: "a date and time like 2024-05-01T12:00:00Z", ja: "2024-05-01T12:00:00Z のような日時" },
  NCName: {
    en: "a name: a letter or _, then letters, digits, - . _",
    ja: "名前（文字または _ で始まり、文字、数字、- . _ が続く）",
  },
  anyURI: { en: "a URI", ja: "URI" },
  double: { en: "a number", ja: "数値" },
};

const unsignedRange: Readonly<Record<string, string>> = { unsignedShort: "65535", unsignedInt: "4294967295" };

/** What a datatype asks for, in words; nothing where its pattern has none. */
export function wordsOf(datatype: Datatype): Text | undefined {
  const known = datatype.name === undefined ? undefined : byName[datatype.name];
  if (known) return known;
  if (/int|long|short/i.test(datatype.type)) return integerWords(datatype);
  return byType[datatype.type] ?? characterWords(datatype.parameters.get("pattern") ?? "");
}

/** The words for a pattern that is one class of characters, repeated. */
function characterWords(pattern: string): Text | undefined {
  const parts = /^\[([^\]\\^]|\\[-.+_/s])+\](?:\+|\{(\d+)(?:,(\d+))?\})?$/.exec(pattern);
  if (!parts) return undefined;
  const inside = pattern.slice(1, pattern.indexOf("]"));
  const [en, ja] = [charactersOf(inside, "blanks"), charactersOf(inside, "空白")];
  const [, , low, high] = parts;
  if (low === undefined) return { en: `characters of ${en}`, ja: `${ja} からなる文字列` };
  const count = high === undefined || high === low ? low : `${low}–${high}`;
  return { en: `${count} characters of ${en}`, ja: `${ja} からなる ${count.replace("–", "〜")} 文字` };
}

function charactersOf(inside: string, blank: string): string {
  const members = inside.match(/\\.|.-[^\]]|./g) ?? [];
  return members.map((member) => (member === "\\s" || member === " " ? blank : member.replace("\\", ""))).join(" ");
}

function integerWords({ type, parameters }: Datatype): Text {
  const natural = /^(?:unsigned|positive|nonNegative)/.test(type);
  const low = parameters.get("minInclusive") ?? (type === "positiveInteger" ? "1" : natural ? "0" : undefined);
  const high = parameters.get("maxInclusive") ?? unsignedRange[type];
  if (low !== undefined && high !== undefined) return { en: `a whole number, ${low}–${high}`, ja: `${low}〜${high} の整数` };
  if (low !== undefined) return { en: `a whole number from ${low}`, ja: `${low} 以上の整数` };
  return { en: "a whole number", ja: "整数" };
}

/** Values that are usual where the schema gives a pattern only. */
export const usualValues: Readonly<Record<string, readonly string[]>> = {
  unit: ["bytes", "KiB", "MiB", "GiB", "TiB", "KB", "MB", "GB", "TB"],
  bridgeMode: ["vepa", "bridge", "private", "passthrough"],
  protocol: ["tcp", "udp"],
  "addr-family": ["ipv4", "ipv6"],
};
