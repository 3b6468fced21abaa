// What the server in a browser asks for: files of the workspace, by VS Code's own file systems.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type ListFolderParams,
  listFolderRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from "../server/lsp/protocol";

/** In bytes. */
const largest = 1024 * 1024;
const most = 500;
const deepest = 3;

/** Answers the server for files of the workspace and for no others. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, ({ uri, look }: ReadFileParams) => readFile(vscode.Uri.parse(uri, true), look));
  client.onRequest(listFolderRequest, ({ uri }: ListFolderParams) => list(vscode.Uri.parse(uri, true)));
}

async function readFile(uri: vscode.Uri, look: boolean): Promise<ReadFileResult> {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return { state: "unread" };
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > largest) return { state: "unread" };
    if (look) return { state: "there" };
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.includes(0) ? { state: "unread" } : { state: "there", text: new TextDecoder().decode(bytes) };
  } catch (failure) {
    const isMissing = failure instanceof vscode.FileSystemError && failure.code === "FileNotFound";
    return { state: isMissing ? "missing" : "unread" };
  }
}

async function list(folder: vscode.Uri): Promise<string[]> {
  const found: string[] = [];
  const pending = [{ at: "", depth: 1 }];
  if (!vscode.workspace.getWorkspaceFolder(folder)) return found;
  for (let next = pending.shift(); next && found.length < most; next = pending.shift()) {
    const { at, depth } = next;
    for (const [name, type] of await entriesOf(vscode.Uri.joinPath(folder, at))) {
      if (name.startsWith(".") || name === "node_modules") continue;
      const below = at === "" ? name : `${at}/${name}`;
      if (type === vscode.FileType.File) found.push(below);
      else if (type === vscode.FileType.Directory && depth < deepest) pending.push({ at: below, depth: depth + 1 });
    }
  }
  return found.slice(0, most).sort();
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
