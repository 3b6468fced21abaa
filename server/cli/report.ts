// What `check` reports, in the shape of its JSON. Lines and columns from 1, columns in UTF-16 units.
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Context,
  type DocumentKind,
  type DocumentModel,
  diagnose,
  type Edit,
  type Finding,
  LineIndex,
  readDocument,
  recognition,
  type Severity,
  type Span,
} from "../core";

import { uriOf } from "./files";
import { fingerprintOf } from "./fingerprint";

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Place;
  readonly end: Place;
}

export interface ReportedFinding extends Range {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The same for the same finding when its line has moved, and in every language. */
  readonly fingerprint: string;
  readonly related: readonly (Range & { readonly file: string; readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly (Range & { readonly file: string; readonly newText: string })[];
  }[];
}

/** One file; all but its name is null or empty for a file that is none of ours. */
export interface FileReport {
  readonly file: string;
  readonly kind: DocumentKind | null;
  readonly layer: DocumentModel["layer"] | null;
  readonly managedBy: "nova" | null;
  readonly findings: readonly ReportedFinding[];
}

export function reportFile(
  file: string,
  text: string,
  alone: Context,
  filesAround: (model: DocumentModel) => Context["files"],
): FileReport {
  const model = readDocument({ uri: uriOf(file), text });
  if (!model) return { file, kind: null, layer: null, managedBy: null, findings: [] };
  const context = model.layer === "openstack" ? { ...alone, files: filesAround(model) } : alone;
  const { kind, layer, managedBy } = recognition(model, context);
  const lines = new LineIndex(text);
  const findings = [...diagnose(model, context)].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { file, kind, layer, managedBy, findings: reportAll(file, lines, findings) };
}

function reportAll(file: string, lines: LineIndex, findings: readonly Finding[]): ReportedFinding[] {
  const alike = new Map<string, number>();
  return findings.map((finding) => {
    const key = `${finding.rule} ${finding.key}`;
    const ordinal = alike.get(key) ?? 0;
    alike.set(key, ordinal + 1);
    return reportFinding(file, lines, finding, fingerprintOf(file, finding.rule, finding.key, ordinal));
  });
}

function reportFinding(file: string, lines: LineIndex, finding: Finding, fingerprint: string): ReportedFinding {
  const { rule, severity, span, message, related, fixes } = finding;
  return {
    rule,
    severity,
    message,
    ...rangeOf(lines, span),
    fingerprint,
    related: related.map(({ span: at, model, message: said }) => ({
      file: model ? pathOf(model.file.uri) : file,
      ...rangeOf(model ? new LineIndex(model.file.text) : lines, at),
      message: said,
    })),
    fixes: fixes.map(({ title, safe, edits }) => ({ title, safe, edits: edits.map((edit) => reportEdit(file, lines, edit)) })),
  };
}

/** A file as its user would name it from here. */
function pathOf(uri: string): string {
  return path.relative(process.cwd(), fileURLToPath(uri));
}

function reportEdit(file: string, lines: LineIndex, { span, newText }: Edit) {
  return { file, ...rangeOf(lines, span), newText };
}

export function rangeOf(lines: LineIndex, { start, end }: Span): Range {
  return { start: placeOf(lines, start), end: placeOf(lines, end) };
}

function placeOf(lines: LineIndex, offset: number): Place {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1 };
}
