import type { Text } from "../../text/language";

/** A constraint that Heat checks without asking a service, as far as a text surely breaks it. */
interface CustomConstraint {
  /** What a value must be: it follows "It must be". */
  readonly wanted: Text;
  isBroken(text: string): boolean;
}

/** By the name that the facts give: heat/engine/constraint/common_constraints.py. Those not here are never a finding. */
export const customConstraints: ReadonlyMap<string, CustomConstraint> = new Map([
  ["ip_addr", { wanted: { en: "an IP address", ja: "IP アドレス" }, isBroken: (text) => !isIpv4(text) && !isIpv6(text) }],
  [
    "net_cidr",
    { wanted: { en: "a network such as `10.0.0.0/24`", ja: "`10.0.0.0/24` のようなネットワーク" }, isBroken: isNoNetwork },
  ],
  [
    "ip_or_cidr",
    {
      wanted: {
        en: "an IP address or a network such as `10.0.0.0/24`",
        ja: "IP アドレス、または `10.0.0.0/24` のようなネットワーク",
      },
      isBroken: isNoNetwork,
    },
  ],
  [
    "mac_addr",
    {
      wanted: { en: "a MAC address such as `fa:16:3e:00:00:01`", ja: "`fa:16:3e:00:00:01` のような MAC アドレス" },
      isBroken: (text) => !macForms.some((form) => form.test(text)),
    },
  ],
  [
    "cron_expression",
    {
      wanted: { en: "a cron expression such as `0 3 * * *`", ja: "`0 3 * * *` のような cron 式" },
      isBroken: (text) => text.trim() !== "" && !text.trim().startsWith("@") && !isCron(text.trim().split(/\s+/)),
    },
  ],
  ["json_string", { wanted: { en: "JSON text", ja: "JSON の文字列" }, isBroken: isNoJson }],
  ["dns_name", { wanted: { en: "a DNS name", ja: "DNS 名" }, isBroken: isNoDnsName }],
  [
    "rel_dns_name",
    {
      wanted: { en: "a DNS name without a dot at its end", ja: "末尾にドットのない DNS 名" },
      isBroken: (text) => text.endsWith(".") || isNoDnsName(text),
    },
  ],
  [
    "dns_domain",
    {
      wanted: {
        en: "a DNS zone with a dot at its end, such as `example.org.`",
        ja: "`example.org.` のように末尾にドットを付けた DNS ゾーン",
      },
      isBroken: (text) => text !== "" && (!text.endsWith(".") || isNoDnsName(text)),
    },
  ],
]);

const octet = /^(0|[1-9]\d{0,2})$/;
const isOctet = (text: string) => octet.test(text) && Number(text) <= 255;

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every(isOctet);
}

function isIpv6(text: string): boolean {
  const [address = ""] = text.split("%");
  const halves = address.split("::");
  if (halves.length > 2 || address === "") return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const tail = groups.at(-1) ?? "";
  const isMapped = tail.includes(".");
  if (isMapped && !isIpv4(tail)) return false;
  const count = groups.length + (isMapped ? 1 : 0);
  if (!(isMapped ? groups.slice(0, -1) : groups).every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? count < 8 : count === 8;
}

/** Older releases of Heat's library take `10/8` too: only what no release takes is broken. */
function isNoNetwork(text: string): boolean {
  const [address = "", prefix, ...more] = text.split("/");
  if (more.length > 0 || /\s/.test(text.trim())) return true;
  if (address.includes(":")) return !isIpv6(address) || !isPrefix(prefix, 128, isIpv6);
  const parts = address.split(".");
  const isPartial = parts.length < 4 && prefix !== undefined;
  return !((parts.length === 4 || isPartial) && parts.every(isOctet)) || !isPrefix(prefix, 32, isIpv4);
}

function isPrefix(prefix: string | undefined, most: number, isMask: (text: string) => boolean): boolean {
  return prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= most) || isMask(prefix);
}

const repeated = (group: string, count: number, separator: string) =>
  new RegExp(`^${Array(count).fill(group).join(separator)}$`, "i");

/** The forms in which netaddr takes a MAC address. */
const macForms = [
  repeated("[0-9a-f]{1,2}", 6, ":"),
  repeated("[0-9a-f]{1,2}", 6, "-"),
  repeated("[0-9a-f]{1,4}", 3, ":"),
  repeated("[0-9a-f]{1,4}", 3, "-"),
  repeated("[0-9a-f]{1,4}", 3, "\\."),
  repeated("[0-9a-f]{5,6}", 2, ":"),
  repeated("[0-9a-f]{5,6}", 2, "-"),
  /^[0-9a-f]{11,12}$/i,
];

/** Minute, hour, day of the month, month, day of the week; some releases take seconds and a year behind them. */
const cronLimits: readonly (readonly [min: number, max: number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];

function isCron(fields: readonly string[]): boolean {
  if (fields.length < 5 || fields.length > 7) return false;
  return cronLimits.every(([min, max], index) => {
    const field = fields[index] ?? "";
    return !/^\d+$/.test(field) || (min <= Number(field) && Number(field) <= max);
  });
}

/** Python's JSON knows NaN and the infinities besides. */
export function isNoJson(text: string): boolean {
  if (/NaN|Infinity/.test(text)) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

function isNoDnsName(text: string): boolean {
  if (text === "") return false;
  const labels = text.replace(/\.$/, "").split(".");
  const isLabel = (label: string) => /^[a-z0-9-]{1,63}$/i.test(label) && !/^-|-$/.test(label);
  return text.length > 256 || !labels.every(isLabel) || (labels.length > 1 && /^\d+$/.test(labels.at(-1) ?? ""));
}
