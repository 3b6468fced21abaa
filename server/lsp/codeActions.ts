import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { type Context, overlaps, say, type Text } from "../core";
import type { Core } from "./core";
import type { OpenDocument } from "./openDocuments";
import { type ClientAbilities, fixAllKind, toExtraction, toFixAll, toQuickFix, toSpan } from "./toProtocol";

const fixAllTitle: Text = {
  en: "Fix everything that is safe to fix (Virt Layers)",
  ja: "安全に修正できるものをすべて修正する（Virt Layers）",
};

/** For a range: quick fixes of the findings in it, and refactorings; all safe fixes of the document where a source action is asked for. */
export function codeActions(
  document: OpenDocument,
  { range, context: { only } }: CodeActionParams,
  context: Context,
  client: ClientAbilities,
  core: Core,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix, true)) actions.push(...quickFixes(document, toSpan(document, range), context, client));
  if (wants(only, CodeActionKind.RefactorExtract, true))
    actions.push(
      ...core.refactorings(document.model, toSpan(document, range), context).map((one) => toExtraction(document, one, client)),
    );
  if (wants(only, fixAllKind, false)) actions.push(...fixAll(document, context, client, core));
  return actions;
}

/** A kind asked for stands for itself and for all below it. */
function wants(only: readonly string[] | undefined, kind: string, unasked: boolean): boolean {
  return only ? only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`)) : unasked;
}

function quickFixes(document: OpenDocument, range: { start: number; end: number }, context: Context, client: ClientAbilities) {
  return document
    .findings(context)
    .filter(({ span }) => overlaps(span, range))
    .flatMap((finding) => {
      const preferred = finding.fixes.find(({ safe }) => safe);
      return finding.fixes.map((fix) => toQuickFix(document, finding, fix, fix === preferred, client, context.language));
    });
}

function fixAll(document: OpenDocument, context: Context, client: ClientAbilities, core: Core): CodeAction[] {
  const edits = core.safeEdits(document.findings(context));
  return edits.length > 0 ? [toFixAll(document, say(fixAllTitle, context.language), edits, client)] : [];
}
