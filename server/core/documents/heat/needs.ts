import { keyOf, resolveAlias, type YamlMap, type YamlNode } from "../../yaml/yamlTree";
import type { DocumentKind, Need } from "../document";
import { spanOf } from "./check/findings";
import { registryEntries } from "./registry";
import { isTemplatePath, resolveUri } from "./resolveUri";

/** The files that a template or an environment names. Heat's client reads each `get_file` and each `type` that is a path, anywhere. */
export function needsOf(root: YamlMap, kind: DocumentKind, uri: string): Need[] {
  if (kind === "heat-environment")
    return registryEntries(root).flatMap(({ node, target, isFile }) =>
      isFile ? [{ uri: resolveUri(target, uri), span: spanOf(node), what: "template" as const }] : [],
    );
  const needs: Need[] = [];
  const seen = new Set<YamlNode>();
  const pending: YamlNode[] = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const node = resolveAlias(next);
    if (!node || node.kind === "scalar" || seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "list") for (const item of node.items) pending.push(item);
    else
      for (const entry of node.entries) {
        const { value } = entry;
        if (!value) continue;
        const path = resolveAlias(value);
        const key = keyOf(entry);
        if (path?.kind !== "scalar") pending.push(value);
        else if (typeof path.value === "string" && (key === "get_file" || (key === "type" && isTemplatePath(path.text))))
          needs.push({ uri: resolveUri(path.text, uri), span: spanOf(value), what: key === "type" ? "template" : "content" });
      }
  }
  return needs.sort((a, b) => a.span.start - b.span.start);
}
