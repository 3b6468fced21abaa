import type { Repair } from "../../../text/mistake";
import { entryOf, resolveAlias, valueAt, type YamlEntry, type YamlMap, type YamlScalar } from "../../../yaml/yamlTree";
import { callOf } from "./calls";
import { spanOf } from "./findings";
import { effectiveEntries } from "./keys";
import { columnOf, isReplaced, keySpan, keyText, type Place, type Template } from "./template";

/**
 * A server's `user_data`: who reads it is said by `user_data_format`, what it is by its first line. Sources: heat/engine/clients/
 * os/nova.py build_userdata, heat/cloudinit/loguserdata.py; cloud-init's user data formats.
 */
export function checkUserData(template: Template, properties: YamlMap, place: Place): void {
  const entry = entryOf(properties, "user_data");
  const text = entry && textIn(template, entry, place);
  const format = formatOf(properties);
  if (!entry || !text || format === undefined || text.text.trim() === "") return;
  const [line = ""] = text.text.trimStart().split("\n", 1);
  if (format === "HEAT_CFNTOOLS") {
    if (text.text.startsWith("#!")) return;
    const isForCloudInit = forCloudInit.test(line);
    template.findings.add("userDataNotRun", keySpan(entry), isForCloudInit ? { hint: rawHint } : {}, {
      repairs: isForCloudInit ? [toRaw(template, properties, entry)] : [],
    });
  } else if (!forCloudInit.test(line) && !forOthers.test(line))
    template.findings.add("userDataUnread", keySpan(entry), {}, { severity: "hint" });
}

const rawHint = {
  en: " cloud-init reads it with `user_data_format: RAW`.",
  ja: "cloud-init に読ませるには `user_data_format: RAW` を指定してください。",
};

/** The first lines that cloud-init knows. */
const forCloudInit =
  /^(#!|#cloud-(config|boothook)|#include|#part-handler|#upstart-job|## template:|(MIME-Version|Content-Type|From|To|Subject):?\s)/i;

/** What others read: Ignition's JSON, cloudbase-init's scripts. */
const forOthers = /^(\{|<|#ps1|rem\s|@echo)/i;

/** The format that is written, or the default; nothing where it is made by a function. */
function formatOf(properties: YamlMap): string | undefined {
  const written = valueAt(properties, "user_data_format");
  if (!written) return "HEAT_CFNTOOLS";
  return written.kind === "scalar" && written.value !== null ? written.text : undefined;
}

/** The text itself, or the template of a `str_replace` that leaves its first line as it is. */
function textIn(template: Template, entry: YamlEntry, place: Place): YamlScalar | undefined {
  const value = entry.value && resolveAlias(entry.value);
  const call = callOf(value, template);
  const argument = call?.entry.value && resolveAlias(call.entry.value);
  const isReplacing = call && /^str_replace/.test(call.name) && argument?.kind === "map";
  const text = isReplacing ? valueAt(argument, "template") : value;
  if (text?.kind !== "scalar" || text.value === null || isReplaced(text.text, place)) return undefined;
  const params = isReplacing ? valueAt(argument, "params") : undefined;
  const words = params?.kind === "map" ? effectiveEntries(params).map(keyText) : [];
  const [line = ""] = text.text.trimStart().split("\n", 1);
  return (isReplacing && !params) || words.some((word) => word !== "" && line.includes(word)) ? undefined : text;
}

function toRaw({ text }: Template, properties: YamlMap, entry: YamlEntry): Repair {
  const written = entryOf(properties, "user_data_format")?.value;
  const { start } = entry.whole;
  const indent = " ".repeat(columnOf(entry.key, text));
  const edit = written
    ? { span: spanOf(written), newText: "RAW" }
    : { span: { start, end: start }, newText: `user_data_format: RAW${properties.flow ? ", " : `\n${indent}`}` };
  return { title: { en: "Set `user_data_format: RAW`", ja: "`user_data_format: RAW` を指定する" }, safe: false, edits: [edit] };
}
