import { existsSync } from "node:fs";
import path from "node:path";
import { type Context, policyWith, projectFile, readDocument } from "../core";
import { uriOf } from "./files";
import { readText } from "./readText";

/** What the project file of the current folder, or of the nearest one above it that has one, decides; its own mistakes are told by checking it. */
export function withProject(context: Context): Context {
  const file = nearest(process.cwd());
  const settings = file && readDocument({ uri: uriOf(file), text: readText(file) })?.asProject();
  if (!settings) return context;
  const { libvirt } = settings;
  return {
    ...context,
    policy: policyWith(settings, context.policy),
    ...(libvirt && { targets: { ...context.targets, libvirt } }),
  };
}

function nearest(folder: string): string | undefined {
  const file = path.join(folder, projectFile);
  if (existsSync(file)) return file;
  const above = path.dirname(folder);
  return above === folder ? undefined : nearest(above);
}
