import { readBlock } from "./block";
import { refusedCharacters } from "./characters";
import { checkTree } from "./construct";
import { readDirectives } from "./properties";
import { Reading } from "./reading";
import type { YamlTree } from "./yamlTree";

/**
 * Reads a YAML 1.1 text as PyYAML's safe loader does, dates left as strings as in Heat. What that loader reads has no fault;
 * what it refuses has at least one, and the rest of the text still has its tree.
 */
export function readYaml(text: string): YamlTree {
  const reading = new Reading(text);
  for (const { start, end, code } of refusedCharacters(text)) reading.report("character", start, end, { code });
  if (reading.code() === 0xfeff) {
    reading.at = 1;
    reading.lineStart = 1;
  }
  readStart(reading);
  const root = readBlock(reading);
  readEnd(reading);
  if (root && reading.needsCheck) checkTree(reading, root);
  const { comments } = reading;
  const faults = reading.faults.sort((a, b) => a.span.start - b.span.start);
  return root ? { root, comments, faults } : { comments, faults };
}

/** Goes over directives and the `---` that begins the document. */
function readStart(reading: Reading): void {
  reading.skip(false);
  const needsStart = readDirectives(reading);
  if (reading.atDocumentMarker() && reading.code() === 45) {
    reading.at += 3;
    reading.keyAllowed = false;
  } else if (needsStart) {
    if (!reading.failed) reading.report("missingStart", reading.at, reading.at);
    reading.keyAllowed = true;
  } else if (reading.atDocumentMarker()) {
    reading.report("missingDocument", reading.at, reading.at + 3);
  }
}

/** Goes over the `...` that ends the document; nothing may follow it. */
function readEnd(reading: Reading): void {
  while (reading.atDocumentMarker() && reading.code() === 46) {
    reading.at += 3;
    reading.keyAllowed = false;
    reading.skip(false);
  }
  if (reading.at >= reading.text.length) return;
  const start = reading.at;
  reading.skipLine();
  reading.report("secondDocument", start, reading.atDocumentMarker() ? start + 3 : reading.at);
}
