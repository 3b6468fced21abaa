import { textOf } from "../documents/occurrence";
import { vocabularyOf } from "../knowledge/address";
import type { ValueShape } from "../knowledge/facts";
import type { Text, Words } from "../text/language";
import { nearestWords } from "../text/nearest";
import { defineRule } from "./rule";

export const novaValueNotAllowed = defineRule({
  id: "nova-value-not-allowed",
  layer: "openstack",
  severity: "warning",
  messages: {
    choice: {
      en: "`{value}` is no value of `{key}`. Nova takes {choices}.",
      ja: "`{key}` に `{value}` という値はありません。Nova が受け付けるのは {choices} です。",
    },
    form: {
      en: "`{value}` is no value of `{key}`: Nova takes {wanted}.",
      ja: "`{key}` に `{value}` という値はありません。Nova が受け付けるのは{wanted}です。",
    },
    truth: {
      en: "`{value}` is no value of `{key}`: Nova takes `true` or `false`.",
      ja: "`{key}` に `{value}` という値はありません。Nova が受け付けるのは `true` か `false` です。",
    },
    readAsFalse: {
      en: "Nova reads `{value}` as false: `{key}` takes `true` or `false`.",
      ja: "Nova は `{value}` を false とみなします。`{key}` に指定できるのは `true` か `false` です。",
    },
  },
  *check(model, { knowledge }) {
    for (const occurrence of model.occurrences) {
      const { address, key, value } = occurrence;
      const vocabulary = vocabularyOf(address);
      if (vocabulary !== "flavor" && vocabulary !== "image") continue;
      const text = textOf(occurrence);
      const facts = text === undefined ? undefined : knowledge.facts(address);
      if (text === undefined || !value || !facts || facts.field) continue;
      const wrong = wrongIn(text, facts.values, vocabulary) ?? wrongForm(key, text);
      if (!wrong) continue;
      const { message, words = {}, near = [] } = wrong;
      const fixes = near.map((one) => ({
        title: { en: "Change to `{one}`", ja: "`{one}` に変更" },
        words: { one },
        safe: false,
        edits: [{ span: value.span, newText: one }],
      }));
      yield { at: value.span, message, words: { key, value: shown(text), ...words }, fixes };
    }
  },
});

interface Wrong {
  readonly message: "choice" | "form" | "truth" | "readAsFalse";
  readonly words?: Words;
  readonly near?: readonly string[];
}

/** What Nova's own check has against a value; the check of an image is laxer than that of a flavor. */
function wrongIn(text: string, shape: ValueShape, vocabulary: "flavor" | "image"): Wrong | undefined {
  const { enum: choices, aliases = {}, type } = shape;
  if (choices) {
    const known = [...choices, ...Object.keys(aliases)];
    const same = (one: string) => one === text || (vocabulary === "image" && one.toLowerCase() === text.toLowerCase());
    if (known.some(same)) return undefined;
    return { message: "choice", words: { choices: listed(choices) }, near: nearestWords(text, choices) };
  }
  if (type === "int") {
    const isNumber = /^\s*[+-]?\d+(_\d+)*\s*$/.test(text);
    return isNumber && inRange(Number(text.replaceAll("_", "")), shape)
      ? undefined
      : { message: "form", words: { wanted: numberWords(shape) } };
  }
  if (type === "bool" && !/^\s*(1|t|true|on|y|yes|0|f|false|off|n|no)\s*$/i.test(text))
    return { message: vocabulary === "flavor" ? "truth" : "readAsFalse" };
  return undefined;
}

/** Values of a form of their own, by the setting's name; each test is laxer than Nova's own, and quick on any text. */
const forms: readonly { readonly of: RegExp; readonly fits: RegExp; readonly wanted: Text }[] = [
  {
    of: /^hw[:_](cpu_dedicated_mask|cpu_realtime_mask|numa_cpus\.\d+)$/,
    fits: /^(?=.*\d)[\d,^-]+$/,
    wanted: { en: "CPU numbers such as `0-3,^1`", ja: " `0-3,^1` のような CPU 番号" },
  },
  {
    of: /^hw:mem_page_size$/,
    fits: /^(large|small|any|\d+([kMGT]i?)?(b|bit)?)$/i,
    wanted: {
      en: "`large`, `small`, `any` or a page size such as `2MB`",
      ja: " `large`、`small`、`any`、または `2MB` のようなページサイズ",
    },
  },
  {
    of: /^pci_passthrough:alias$/,
    fits: /^[^:,]+:\d+(,[^:,]+:\d+)*$/,
    wanted: { en: "aliases with a count such as `gpu:1`", ja: " `gpu:1` のような別名と個数の組" },
  },
  {
    of: /^(hw_ephemeral_encryption_secret_uuid|img_signature_certificate_uuid)$/,
    fits: /^[\da-f-]{36}$/i,
    wanted: { en: "a UUID", ja: " UUID " },
  },
];

function wrongForm(key: string, text: string): Wrong | undefined {
  const form = forms.find(({ of }) => of.test(key));
  return form && !form.fits.test(text.replace(/\s/g, "")) ? { message: "form", words: { wanted: form.wanted } } : undefined;
}

function inRange(value: number, { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: ValueShape): boolean {
  return min <= value && value <= max;
}

function numberWords({ min, max }: ValueShape): Text {
  if (min !== undefined && max !== undefined)
    return { en: `a whole number from ${min} to ${max}`, ja: ` ${min} ～ ${max} の整数` };
  return min === undefined
    ? { en: "a whole number", ja: "整数" }
    : { en: `a whole number of at least ${min}`, ja: ` ${min} 以上の整数` };
}

const most = 8;

function listed(choices: readonly string[]): Text {
  const words = choices.slice(0, most).map((word) => `\`${word}\``);
  const cut = choices.length > most;
  return { en: words.join(", ") + (cut ? ", …" : ""), ja: words.join("、") + (cut ? "、…" : "") };
}

/** The first line of a value, cut where it is long. */
function shown(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length > 40 || line !== text ? `${line.slice(0, 40)}…` : line;
}
