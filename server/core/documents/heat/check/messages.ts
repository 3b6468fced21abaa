import type { HeatRule } from "../../../grammar/heat/heatRules";
import type { Text } from "../../../text/language";
import { referenceMessages } from "./referenceMessages";

/** What is said, and under which rule. `{hint}` is a sentence of its own, or nothing. */
export const messages = {
  versionUnknown: {
    rule: "template-version-unknown",
    text: {
      en: "Heat knows no template version `{name}`.{hint}",
      ja: "Heat に `{name}` というテンプレートバージョンはありません。{hint}",
    },
  },
  notForm: {
    rule: "structure-wrong",
    text: { en: "`{name}` must be {wanted}.", ja: "`{name}` は{wanted}でなければなりません。" },
  },
  notFormItem: {
    rule: "structure-wrong",
    text: { en: "Each item of `{name}` must be {wanted}.", ja: "`{name}` の各項目は{wanted}でなければなりません。" },
  },
  keyNotText: {
    rule: "structure-wrong",
    text: {
      en: "YAML reads this name as {read}, and Heat needs text: put it in quotes.",
      ja: "この名前は YAML では{read}になります。Heat には文字列が必要なので、引用符で囲んでください。",
    },
  },
  nameSlash: {
    rule: "structure-wrong",
    text: { en: "The name of a resource must not hold a slash.", ja: "リソースの名前にスラッシュは使えません。" },
  },
  nameTaken: {
    rule: "structure-wrong",
    text: {
      en: "`{name}` is also a parameter: a resource needs a name of its own.",
      ja: "`{name}` はパラメーターの名前でもあります。リソースには別の名前が必要です。",
    },
  },
  groupTwice: {
    rule: "structure-wrong",
    text: {
      en: "`{name}` already stands in a parameter group.",
      ja: "`{name}` はすでにパラメーターグループに入っています。",
    },
  },
  keyUnknown: {
    rule: "key-unknown",
    text: { en: "{part} has no key `{name}`.{hint}", ja: "{part}に `{name}` というキーはありません。{hint}" },
  },
  keyNewer: {
    rule: "key-newer",
    text: {
      en: "`{name}` needs `heat_template_version: {version}` or newer; this template has `{own}`.",
      ja: "`{name}` を使うには `heat_template_version: {version}` 以降が必要です。このテンプレートは `{own}` です。",
    },
  },
  keyMissing: {
    rule: "key-missing",
    text: { en: "{part} needs the key `{name}`.", ja: "{part}にはキー `{name}` が必要です。" },
  },
  keyDuplicate: {
    rule: "key-duplicate",
    text: {
      en: "`{name}` already stands in this map: Heat takes only the last one, without a word.",
      ja: "このマップにはすでに `{name}` があります。Heat は最後のものだけを黙って採用します。",
    },
  },
  wordUnknown: {
    rule: "word-unknown",
    text: { en: "`{name}` is no value of `{key}`.{hint}", ja: "`{key}` に `{name}` という値はありません。{hint}" },
  },
  snapshotUnsupported: {
    rule: "word-unknown",
    text: {
      en: "Heat takes no snapshot of an `{type}`: `{name}` is refused.",
      ja: "Heat は `{type}` のスナップショットを取れません。`{name}` は受け付けられません。",
    },
  },
  constraintUnfit: {
    rule: "constraint-unfit",
    text: {
      en: "`{name}` does not fit a parameter of the type `{type}`.",
      ja: "`{name}` は型が `{type}` のパラメーターには使えません。",
    },
  },
  constraintIgnored: {
    rule: "constraint-unfit",
    text: {
      en: "Heat takes only `{used}` of this item and ignores `{name}`: write each constraint as an item of its own.",
      ja: "Heat はこの項目の `{used}` だけを使い、`{name}` は無視します。制約は 1 つずつ別の項目に書いてください。",
    },
  },
  constraintEmpty: {
    rule: "constraint-unfit",
    text: { en: "This item holds no constraint.", ja: "この項目には制約がありません。" },
  },
  patternBroken: {
    rule: "constraint-unfit",
    text: {
      en: "This is no regular expression that Python understands.",
      ja: "Python が解釈できる正規表現ではありません。",
    },
  },
  defaultType: {
    rule: "default-not-allowed",
    text: {
      en: "The default of a parameter of the type `{type}` must be {wanted}.",
      ja: "型が `{type}` のパラメーターの既定値は{wanted}でなければなりません。",
    },
  },
  defaultRefused: {
    rule: "default-not-allowed",
    text: {
      en: "The default breaks the parameter's own `{key}`.{hint}",
      ja: "既定値がパラメーター自身の `{key}` に反しています。{hint}",
    },
  },
  typeUnknown: {
    rule: "resource-type-unknown",
    text: { en: "Heat knows no resource type `{name}`.{hint}", ja: "Heat に `{name}` というリソースタイプはありません。{hint}" },
  },
  typeElsewhere: {
    rule: "resource-type-unknown",
    text: {
      en: "Heat itself has no resource type `{name}`: it works only where an environment's `resource_registry` defines it.",
      ja: "Heat 自身に `{name}` というリソースタイプはありません。環境ファイルの `resource_registry` で定義されている場合にだけ使えます。",
    },
  },
  typeHidden: {
    rule: "resource-type-outdated",
    text: {
      en: "Heat still accepts `{name}`, but no longer supports it.{hint}",
      ja: "`{name}` は Heat でまだ受け付けられますが、サポートは終わっています。{hint}",
    },
  },
  typeDeprecated: {
    rule: "resource-type-outdated",
    text: { en: "`{name}` is deprecated.{hint}", ja: "`{name}` は非推奨です。{hint}" },
  },
  typePlaceholder: {
    rule: "resource-type-outdated",
    text: {
      en: "`{name}` does nothing any more: Heat takes it with any properties and creates nothing.{hint}",
      ja: "`{name}` はもう何もしません。Heat はどんなプロパティーでも受け付けますが、何も作りません。{hint}",
    },
  },
  propertyUnknown: {
    rule: "property-unknown",
    text: { en: "`{owner}` has no property `{name}`.{hint}", ja: "`{owner}` に `{name}` というプロパティーはありません。{hint}" },
  },
  propertyUnimplemented: {
    rule: "property-unknown",
    text: {
      en: "Heat knows the property `{name}`, but refuses it: it is not implemented.",
      ja: "プロパティー `{name}` は Heat では実装されておらず、受け付けられません。",
    },
  },
  propertyMissing: {
    rule: "property-missing",
    text: { en: "`{owner}` needs {names}.", ja: "`{owner}` には {names} が必要です。" },
  },
  propertyOutdated: {
    rule: "property-outdated",
    text: {
      en: "`{name}` is outdated; Heat still accepts it.{hint}",
      ja: "`{name}` は古いプロパティーです。Heat はまだ受け付けます。{hint}",
    },
  },
  valueType: {
    rule: "property-value-type",
    text: { en: "`{name}` must be {wanted}, not {given}.", ja: "`{name}` には{wanted}を指定します。{given}は指定できません。" },
  },
  valueConverts: {
    rule: "property-value-type",
    text: {
      en: "`{name}` must be {wanted}; `{value}` is not.",
      ja: "`{name}` には{wanted}を指定します。`{value}` は指定できません。",
    },
  },
  resultType: {
    rule: "property-value-type",
    text: {
      en: "`{name}` must be {wanted}; `{function}` gives {given}.",
      ja: "`{name}` には{wanted}を指定します。`{function}` が返すのは{given}です。",
    },
  },
  parameterType: {
    rule: "property-value-type",
    text: {
      en: "`{name}` must be {wanted}; the parameter `{parameter}` is of the type `{type}`.",
      ja: "`{name}` には{wanted}を指定します。パラメーター `{parameter}` の型は `{type}` です。",
    },
  },
  valueRefused: {
    rule: "property-value-not-allowed",
    text: { en: "`{value}` is not allowed for `{name}`.{hint}", ja: "`{name}` に `{value}` は指定できません。{hint}" },
  },
  lengthRefused: {
    rule: "property-value-not-allowed",
    text: { en: "`{name}` must have {limits}.", ja: "`{name}` は{limits}でなければなりません。" },
  },
  ...referenceMessages,
} as const satisfies Record<string, { readonly rule: HeatRule; readonly text: Text }>;

export type MessageName = keyof typeof messages;
