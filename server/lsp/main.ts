// The language server on Node, over stdio or the editor's IPC channel.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createConnection } from "vscode-languageserver/node";
import { type CoreData, createContext } from "../core";
import { serve } from "./connection";

const data: CoreData = JSON.parse(readFileSync(path.join(__dirname, "knowledge.json"), "utf8"));
serve(createConnection(), createContext(data, "en"));
