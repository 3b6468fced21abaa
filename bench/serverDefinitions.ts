import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { DocumentType } from "./documents/document";

/** A language server and how it is started. */
export interface ServerDefinition {
  readonly label: string;
  readonly command: readonly string[];
  /** What the client answers to `workspace/configuration`. */
  readonly settings?: unknown;
  /** Only the floor is told where the mistakes are. */
  readonly knowsMarks?: boolean;
}

const root = path.resolve(__dirname, "..");

export const ours: ServerDefinition = {
  label: "ours",
  command: [process.execPath, path.join(root, "out/virt-layers.cjs"), "lsp", "--stdio"],
};

export const echo: ServerDefinition = {
  label: "echo",
  command: [process.execPath, path.join(__dirname, "echoServer.mjs")],
  knowsMarks: true,
};

/** Where peers are installed, outside of the checkout: `npm install --prefix <folder> yaml-language-server`. */
const peers = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "virt-layers", "bench");

/** yaml-language-server where it is installed; with a Heat schema beside it (heat-template.schema.json), it knows Heat. */
function yamlLanguageServer(): ServerDefinition | undefined {
  const program = path.join(peers, "node_modules/yaml-language-server/bin/yaml-language-server");
  if (!existsSync(program)) return undefined;
  const schema = path.join(peers, "heat-template.schema.json");
  return {
    label: "yls",
    command: [process.execPath, program, "--stdio"],
    settings: {
      yaml: {
        schemas: existsSync(schema) ? { [pathToFileURL(schema).href]: "*.heat.yaml" } : {},
        validate: true,
        hover: true,
        completion: true,
        schemaStore: { enable: false },
        kubernetesCRDStore: { enable: false },
      },
    },
  };
}

/** Everybody who takes part in a run: ours first, then the floor, then the peers that are to be had. */
export function participants(type: DocumentType, added: readonly ServerDefinition[]): ServerDefinition[] {
  const peer = type === "yaml" ? yamlLanguageServer() : undefined;
  return [ours, echo, ...(peer ? [peer] : []), ...added];
}

/** A server as given on the command line: `label=command`, and its settings as `label=file.json`. */
export function parseServer(text: string, settings: readonly string[]): ServerDefinition {
  const [, label = "", command = ""] = /^([\w.-]+)=(.+)$/s.exec(text) ?? [];
  if (label === "") throw new Error(`--server ${text}: a server is given as label="command"`);
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((word) => word[1] ?? word[2] ?? word[3] ?? "");
  const file = settings.find((one) => one.startsWith(`${label}=`))?.slice(label.length + 1);
  return { label, command: words, ...(file !== undefined && { settings: JSON.parse(readFileSync(file, "utf8")) }) };
}
