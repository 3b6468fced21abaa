import type { HeatRule } from "../../../grammar/heat/heatRules";
import type { Text } from "../../../text/language";

/** What is said of functions, references and other files, and under which rule. */
export const referenceMessages = {
  functionUnknown: {
    rule: "function-unknown",
    text: {
      en: "Heat knows no function `{name}`: it takes this for plain data.{hint}",
      ja: "Heat に `{name}` という関数はありません。ただのデータとして扱われます。{hint}",
    },
  },
  functionNotHere: {
    rule: "function-unknown",
    text: { en: "`{name}` cannot be used in a condition.{hint}", ja: "条件の中で `{name}` は使えません。{hint}" },
  },
  functionNewer: {
    rule: "function-newer",
    text: {
      en: "`{name}` needs `heat_template_version: {version}` or newer; in `{own}` it is plain data.",
      ja: "`{name}` を使うには `heat_template_version: {version}` 以降が必要です。`{own}` ではただのデータになります。",
    },
  },
  functionRemoved: {
    rule: "function-removed",
    text: {
      en: "`{name}` is gone since `heat_template_version: {version}`.{hint}",
      ja: "`{name}` は `heat_template_version: {version}` で廃止されました。{hint}",
    },
  },
  argumentForm: {
    rule: "function-arguments",
    text: { en: "`{name}` takes {wanted}.", ja: "`{name}` の引数は{wanted}です。" },
  },
  argumentKeyMissing: {
    rule: "function-arguments",
    text: { en: "`{name}` needs the key `{key}`.", ja: "`{name}` にはキー `{key}` が必要です。" },
  },
  argumentKeyUnknown: {
    rule: "function-arguments",
    text: { en: "`{name}` has no key `{key}`.{hint}", ja: "`{name}` に `{key}` というキーはありません。{hint}" },
  },
  undefined: {
    rule: "reference-undefined",
    text: {
      en: "There is no {kind} `{name}` in this template.{hint}",
      ja: "このテンプレートに{kind} `{name}` はありません。{hint}",
    },
  },
  resourceDisabled: {
    rule: "reference-undefined",
    text: {
      en: "`{name}` has `condition: false`: there is nothing to refer to.",
      ja: "`{name}` は `condition: false` なので、参照できるものがありません。",
    },
  },
  pseudoEmpty: {
    rule: "reference-undefined",
    text: {
      en: "Heat declares `{name}` and never gives it a value.",
      ja: "`{name}` は Heat で宣言されていますが、値が入ることはありません。",
    },
  },
  wrongKind: {
    rule: "reference-wrong-kind",
    text: { en: "`{name}` is {given}, not {wanted}.", ja: "`{name}` は{given}です。{wanted}ではありません。" },
  },
  cycle: {
    rule: "reference-cycle",
    text: { en: "This closes a cycle: {path}.", ja: "ここで循環しています：{path}。" },
  },
  attributeUnknown: {
    rule: "resource-attribute-unknown",
    text: { en: "`{type}` has no attribute `{name}`.{hint}", ja: "`{type}` に `{name}` という属性はありません。{hint}" },
  },
  pathBelowScalar: {
    rule: "path-empty",
    text: {
      en: "By Heat's schema `{name}` is a single value: a path into it gives nothing.",
      ja: "Heat のスキーマでは `{name}` は単一の値です。その下をパスで指定しても何も得られません。",
    },
  },
  pathNotInDefault: {
    rule: "path-empty",
    text: {
      en: "The default of `{name}` has no `{key}`: where nothing else is given, Heat makes an empty text of it.",
      ja: "`{name}` の既定値に `{key}` はありません。ほかの値が渡されなければ、Heat は空の文字列にします。",
    },
  },
  userDataNotRun: {
    rule: "user-data-format",
    text: {
      en: "With `user_data_format: HEAT_CFNTOOLS`, the default, user data is run as a program, and this does not begin with `#!`.{hint}",
      ja: "既定の `user_data_format: HEAT_CFNTOOLS` ではユーザーデータがプログラムとして実行されますが、先頭が `#!` ではありません。{hint}",
    },
  },
  userDataUnread: {
    rule: "user-data-format",
    text: {
      en: "cloud-init goes by the first line of user data, and knows no such line: it leaves this unread.",
      ja: "cloud-init はユーザーデータの 1 行目で種類を判断しますが、この行に当てはまるものはなく、読まれません。",
    },
  },
  placeholderUnused: {
    rule: "placeholder-unused",
    text: { en: "`{name}` does not occur in the text.", ja: "`{name}` は本文に出てきません。" },
  },
  parameterUnused: {
    rule: "parameter-unused",
    text: { en: "The parameter `{name}` is never used.", ja: "パラメーター `{name}` は使われていません。" },
  },
  conditionUnused: {
    rule: "condition-unused",
    text: { en: "The condition `{name}` is never used.", ja: "条件 `{name}` は使われていません。" },
  },
  fileMissing: {
    rule: "file-missing",
    text: { en: "There is no file `{path}`.", ja: "`{path}` というファイルはありません。" },
  },
  environmentUnknown: {
    rule: "environment-parameter-unknown",
    text: {
      en: "No template that this environment belongs to ({templates}) has a parameter `{name}`.{hint}",
      ja: "この環境ファイルを使うテンプレート（{templates}）に、パラメーター `{name}` はありません。{hint}",
    },
  },
  environmentValue: {
    rule: "environment-value-not-allowed",
    text: {
      en: "`{name}` must be {wanted}; `{value}` is not.",
      ja: "`{name}` には{wanted}を指定します。`{value}` は指定できません。",
    },
  },
  environmentRefused: {
    rule: "environment-value-not-allowed",
    text: {
      en: "`{value}` breaks a constraint of the parameter `{name}` in `{template}`.",
      ja: "`{value}` は `{template}` のパラメーター `{name}` の制約に反しています。",
    },
  },
  environmentLacks: {
    rule: "environment-parameter-missing",
    text: {
      en: "`{template}` also needs {names}: here, or on the command line.",
      ja: "`{template}` には {names} も必要です。ここかコマンドラインで指定します。",
    },
  },
} as const satisfies Record<string, { readonly rule: HeatRule; readonly text: Text }>;
