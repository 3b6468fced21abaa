// The language server on Node, over stdio or the editor's IPC channel.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createConnection } from "vscode-languageserver/node";
import * as core from "../core";
import { serve } from "./connection";
import { nodeFiles } from "./nodeFiles";

const decoder = new TextDecoder();
const data = core.openData(readFileSync(path.join(__dirname, "knowledge.jsonl")), (part) => decoder.decode(part));
serve(createConnection(), core.createContext(data, "en"), core, nodeFiles());
