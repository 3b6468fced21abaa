// The language server on Node, over stdio or the editor's IPC channel.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createConnection } from "vscode-languageserver/node";
import * as core from "../core";
import { serve } from "./connection";
import { nodeFiles } from "./nodeFiles";

const data: core.CoreData = JSON.parse(readFileSync(path.join(__dirname, "knowledge.json"), "utf8"));
serve(createConnection(), core.createContext(data, "en"), core, nodeFiles());
