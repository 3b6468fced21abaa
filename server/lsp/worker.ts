// The language server in a browser's worker. The client's first message holds the bytes of knowledge.json, which a worker cannot
// fetch by itself everywhere (its own address may be a blob's); all later messages are the protocol's.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { type CoreData, createContext } from "../core";
import { serve } from "./connection";

declare const self: { onmessage: (message: { data: Uint8Array }) => void };

self.onmessage = ({ data }) => {
  const compiled: CoreData = JSON.parse(new TextDecoder().decode(data));
  serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), createContext(compiled, "en"));
};
