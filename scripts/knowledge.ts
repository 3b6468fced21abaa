// Compiles knowledge/ to out/knowledge.json.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import type { Facts } from "../server/core/knowledge/facts";
import type { KnowledgeData } from "../server/core/knowledge/knowledgeBase";

const yaml = <T>(file: string): T[] => (parse(readFileSync(file, "utf8")) ?? []) as T[];
const folder = <T>(name: string): T[] =>
  readdirSync(path.join("knowledge", name))
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => yaml<T>(path.join("knowledge", name, file)));
const facts = <T>(name: string): T =>
  (JSON.parse(readFileSync(path.join("knowledge", "facts", name), "utf8")) as { rows: T }).rows;

const data: KnowledgeData = {
  components: yaml("knowledge/components.yaml"),
  origins: yaml("knowledge/origins.yaml"),
  settings: folder("settings"),
  counterparts: folder("counterparts"),
  facts: {
    settings: facts<Facts["settings"]>("settings.json"),
    owners: facts<Facts["owners"]>("owners.json"),
    storeys: facts<Facts["storeys"]>("storeys.json"),
    filled: facts<Facts["filled"]>("filled.json"),
  },
};
mkdirSync("out", { recursive: true });
writeFileSync("out/knowledge.json", JSON.stringify(data));
