// The language server in a browser's worker. The client's first message holds the bytes of knowledge.jsonl, which a worker cannot
// fetch by itself everywhere (its own address may be a blob's); all later messages are the protocol's.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import * as core from "../core";
import { serve } from "./connection";
import type { WorkspaceAccess } from "./explorer";
import { listFolderRequest, type ReadFileResult, readFileRequest } from "./protocol";

declare const self: { onmessage: (message: { data: Uint8Array }) => void };

self.onmessage = ({ data }) => {
  const decoder = new TextDecoder();
  const compiled = core.openData(data, (part) => decoder.decode(part));
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
  const ask = (uri: string, look: boolean): Promise<ReadFileResult> => connection.sendRequest(readFileRequest, { uri, look });
  // A worker has no files: the client reads those of its workspace, whatever they are kept in.
  const access: WorkspaceAccess = {
    roots: () => {},
    read: async (uri) => {
      const { state, text } = await ask(uri, false);
      return text === undefined ? (state === "missing" ? "missing" : "unread") : { text };
    },
    look: async (uri) => (await ask(uri, true)).state,
    list: (uri) => connection.sendRequest(listFolderRequest, { uri }),
  };
  serve(connection, core.createContext(compiled, "en"), core, access);
};
