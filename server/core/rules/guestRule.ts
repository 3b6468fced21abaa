import type { Context, DocumentModel, Guest, Occurrence } from "../documents/document";
import type { Pack } from "../documents/policy";
import type { Text } from "../text/language";
import type { Repair, Severity } from "../text/mistake";
import type { Span } from "../text/span";
import type { Report, Rule } from "./rule";

/** A rule on what a guest's settings mean together. */
export interface GuestRule<Message extends string> {
  readonly id: string;
  readonly severity: Severity;
  /** Only where libvirt's QEMU driver reads the guest (`kvm`, `qemu`, `hvf`): other drivers do not check it. */
  readonly only?: "qemu";
  /** Set where the rule is asked only when its pack is. */
  readonly pack?: Pack;
  readonly messages: Readonly<Record<Message, Text>>;
  check(guest: Guest, model: DocumentModel, context: Context): Iterable<Report<Message>>;
}

/** Asks a rule of each guest in a document. Where the XML is broken, what stands in it is a guess and is not judged. */
export function guestRule<Message extends string>({ only, check, ...rest }: GuestRule<Message>): Rule<Message> {
  return {
    ...rest,
    layer: "kvm",
    late: true,
    check(model, context) {
      if (model.faults.length > 0) return [];
      const asked = model.guests.filter((guest) => only !== "qemu" || guest.isQemu);
      // Hundreds of rules are asked at every key: most guests are one, and most rules find nothing.
      const [guest] = asked;
      return guest && asked.length === 1 ? check(guest, model, context) : asked.flatMap((one) => [...check(one, model, context)]);
    },
  };
}

/** A rule that has one thing to say, and says it at each place that `check` finds. */
export function plainRule({
  id,
  severity = "error",
  only,
  pack,
  says,
  check,
}: Omit<GuestRule<"says">, "messages" | "check" | "severity"> & {
  readonly severity?: Severity;
  readonly says: Text;
  check(guest: Guest, model: DocumentModel): Iterable<Omit<Report<"says">, "message">>;
}): Rule {
  return guestRule({
    id,
    severity,
    ...(only && { only }),
    ...(pack && { pack }),
    messages: { says },
    check(guest, model) {
      const reports: Report<"says">[] = [];
      for (const found of check(guest, model)) reports.push({ ...found, message: "says" });
      return reports;
    },
  });
}

/** Where a finding on a setting stands: its value, or its name where it has none. */
export function placeOf({ value, names, whole }: Occurrence): Span {
  return value?.known ? value.span : (names[0] ?? whole);
}

/** Where a finding on a setting itself stands. */
export function nameOf({ names, whole }: Occurrence): Span {
  return names[0] ?? whole;
}

/** A fix that writes another value of a setting; none where it has no value to replace. */
export function change({ value }: Occurrence, to: string, safe = false): Repair[] {
  if (!value?.known) return [];
  return [
    {
      title: { en: "Change it to `{to}`", ja: "`{to}` に変更する" },
      words: { to },
      safe,
      edits: [{ span: value.span, newText: to }],
    },
  ];
}

/** A fix that takes a setting out. */
export function removal(model: DocumentModel, setting: Occurrence, safe = false): Repair[] {
  const { address, key } = setting;
  const name = address.endsWith(`@${key}`) ? key : `<${key}>`;
  return [{ title: { en: "Remove `{name}`", ja: "`{name}` を取り除く" }, words: { name }, safe, edits: [model.remove(setting)] }];
}

/** What else bears on a finding: usually the setting that it collides with. */
export function elsewhere(setting: Occurrence, message: Text): NonNullable<Report<string>["related"]> {
  return [{ span: placeOf(setting), message }];
}
