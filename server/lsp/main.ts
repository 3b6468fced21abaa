// The language server on Node, over stdio or the editor's IPC channel.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createConnection } from "vscode-languageserver/node";
import { createKnowledgeBase, type KnowledgeData } from "../core";
import { serve } from "./connection";

const knowledge: KnowledgeData = JSON.parse(readFileSync(path.join(__dirname, "knowledge.json"), "utf8"));
serve(createConnection(), createKnowledgeBase(knowledge));
