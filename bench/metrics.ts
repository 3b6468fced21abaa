import type { ServerCapabilities } from "vscode-languageserver/node";
import { isShown, type ServerProcess } from "./serverProcess";

/** One thing that is measured on a running server, again and again. */
export interface Metric {
  readonly id: string;
  readonly title: string;
  /** The ability without which a server takes no part. */
  readonly needs?: keyof ServerCapabilities;
  /** True where the text is changed and changed back: repetitions go in pairs. */
  readonly edits?: boolean;
  /** One repetition, in milliseconds; throws where the server fails. */
  measure(server: ServerProcess, repetition: number): Promise<number>;
}

async function timed(request: Promise<unknown>): Promise<number> {
  const sent = performance.now();
  await request;
  return performance.now() - sent;
}

/** Makes the mistake in the middle, or mends it, and waits until the server says so on that line. */
async function breakAndWait(server: ServerProcess, repetition: number): Promise<number> {
  const mark = server.document.marks.break;
  const on = repetition % 2 === 0;
  const sent = server.edit(mark, mark.insert, on);
  const { at } = await server.publication((diagnostics) => isShown(diagnostics, mark) === on);
  return at - sent;
}

/** Types or deletes a character in a free text, and waits for the next publication. */
async function editAndWait(server: ServerProcess, repetition: number): Promise<number> {
  const sent = server.edit(server.document.marks.edit, "x", repetition % 2 === 0);
  const { at } = await server.publication(() => true);
  return at - sent;
}

/** The longest time in which the server took no message, while it worked on an edit. */
async function longestBlock(server: ServerProcess, repetition: number): Promise<number> {
  let working = true;
  const done = breakAndWait(server, repetition).finally(() => {
    working = false;
  });
  const pings: Promise<number>[] = [];
  while (working) {
    pings.push(server.ping());
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await done;
  return Math.max(...(await Promise.all(pings)));
}

function hoverAt(server: ServerProcess, repetition: number): Promise<number> {
  const { hover } = server.document.marks;
  return timed(server.ask("textDocument/hover", { position: hover[repetition % hover.length] }));
}

function completeAt(server: ServerProcess, repetition: number): Promise<number> {
  const { completion } = server.document.marks;
  return timed(server.ask("textDocument/completion", { position: completion[repetition % completion.length] }));
}

/** A character typed and at once a completion asked for: what typing feels like. */
async function type(server: ServerProcess, repetition: number): Promise<number> {
  const { completion } = server.document.marks;
  const mark = completion[Math.floor(completion.length / 2)];
  if (!mark) throw new Error("no place for a completion");
  const on = repetition % 2 === 0;
  const sent = server.edit(mark, "x", on);
  const position = { line: mark.line, character: mark.character + (on ? 1 : 0) };
  await server.ask("textDocument/completion", { position, context: { triggerKind: 1 } });
  return performance.now() - sent;
}

function hintsOfScreen(server: ServerProcess, repetition: number): Promise<number> {
  const line = Math.floor(((repetition % 10) * server.document.lines) / 10);
  const range = { start: { line, character: 0 }, end: { line: Math.min(server.document.lines, line + 60), character: 0 } };
  return timed(server.ask("textDocument/inlayHint", { range }));
}

export const metrics: readonly Metric[] = [
  { id: "finding", title: "edit → finding appears or goes", edits: true, measure: breakAndWait },
  { id: "edit", title: "edit → next publication", edits: true, measure: editAndWait },
  { id: "block", title: "longest block during an edit", edits: true, measure: longestBlock },
  { id: "hover", title: "hover", needs: "hoverProvider", measure: hoverAt },
  { id: "completion", title: "completion", needs: "completionProvider", measure: completeAt },
  { id: "typing", title: "edit + completion", needs: "completionProvider", edits: true, measure: type },
  {
    id: "documentSymbol",
    title: "documentSymbol",
    needs: "documentSymbolProvider",
    measure: (server) => timed(server.ask("textDocument/documentSymbol", {})),
  },
  { id: "inlayHint", title: "inlayHint, 60 lines", needs: "inlayHintProvider", measure: hintsOfScreen },
];
