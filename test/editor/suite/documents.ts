import * as vscode from "vscode";

const patience = 20_000;

/** Opens a file of the workspace in the editor. */
export async function openFile(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("VS Code was opened without a folder");
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The position in the text where `$0` stands in the given piece of it; the piece stands there once. */
export function positionOf(document: vscode.TextDocument, piece: string): vscode.Position {
  const text = piece.replace("$0", "");
  const start = document.getText().indexOf(text);
  if (start < 0 || document.getText().indexOf(text, start + 1) >= 0) {
    throw new Error(`${JSON.stringify(text)} does not stand exactly once in ${document.uri}`);
  }
  return document.positionAt(start + Math.max(0, piece.indexOf("$0")));
}

/** Asks again, each time something may have changed, until there is an answer. */
export async function until<T>(what: string, ask: () => T | undefined | PromiseLike<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + patience; ; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`no ${what} after ${patience / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Our findings in the document, once they are as the predicate wants them. */
export function findings(
  document: vscode.TextDocument,
  wanted: (all: vscode.Diagnostic[]) => boolean = (all) => all.length > 0,
): Promise<vscode.Diagnostic[]> {
  return new Promise((resolve, reject) => {
    let last: vscode.Diagnostic[] = [];
    const look = () => {
      last = vscode.languages.getDiagnostics(document.uri).filter((found) => found.source === "virt-layers");
      if (wanted(last)) finish(() => resolve(last));
    };
    const finish = (end: () => void) => {
      clearTimeout(timer);
      listener.dispose();
      end();
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    const timer = setTimeout(() => {
      const seen = last.map((found) => found.message).join("; ") || "none";
      finish(() => reject(new Error(`the findings did not come; there are: ${seen}`)));
    }, patience);
    look();
  });
}

/** Asks VS Code's own command about the document, as its user interface does. */
export function askAbout<T>(command: string, document: vscode.TextDocument, ...more: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, document.uri, ...more);
}

/** The hover card's text at a place, once a provider has one. */
export function hoverAt(document: vscode.TextDocument, piece: string): Promise<string> {
  return until(`hover at ${piece}`, async () => {
    const hovers = await askAbout<vscode.Hover[]>("vscode.executeHoverProvider", document, positionOf(document, piece));
    const text = hovers.flatMap((hover) => hover.contents).map((part) => (typeof part === "string" ? part : part.value));
    return text.join("\n") || undefined;
  });
}

/** The labels offered at a place. */
export async function completionsAt(document: vscode.TextDocument, piece: string): Promise<string[]> {
  const at = positionOf(document, piece);
  const list = await askAbout<vscode.CompletionList>("vscode.executeCompletionItemProvider", document, at);
  return list.items.map((item) => (typeof item.label === "string" ? item.label : item.label.label));
}

/** The quick fixes that are offered where the finding is. */
export function fixesFor(document: vscode.TextDocument, finding: vscode.Diagnostic): Thenable<vscode.CodeAction[]> {
  return askAbout("vscode.executeCodeActionProvider", document, finding.range, vscode.CodeActionKind.QuickFix.value);
}
