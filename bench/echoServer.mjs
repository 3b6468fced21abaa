// The floor: a language server that does no language work. It parses the JSON, answers at once with next to nothing, and
// publishes the mistakes that it was told of. What this takes is transport, JSON and the switch between two processes.
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";

const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const marks = { break: undefined, seeded: undefined };
let broken = false;

const diagnostic = (start, message) => ({ range: { start, end: { ...start, character: start.character + 1 } }, message });

function publish({ uri, version }) {
  const diagnostics = [];
  if (marks.seeded) diagnostics.push(diagnostic(marks.seeded, "seeded"));
  if (broken) diagnostics.push(diagnostic(marks.break, "broken"));
  connection.sendNotification("textDocument/publishDiagnostics", { uri, version, diagnostics });
}

connection.onRequest("initialize", ({ initializationOptions }) => {
  Object.assign(marks, initializationOptions?.benchMarks);
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      completionProvider: {},
      documentSymbolProvider: true,
      inlayHintProvider: true,
    },
  };
});
connection.onNotification("textDocument/didOpen", ({ textDocument }) => publish(textDocument));
connection.onNotification("textDocument/didChange", ({ textDocument, contentChanges: [{ range, text }] }) => {
  if (range.start.line === marks.break?.line && range.start.character === marks.break.character) broken = text !== "";
  publish(textDocument);
});
connection.onRequest("textDocument/hover", () => ({ contents: { kind: "markdown", value: "x" } }));
connection.onRequest("textDocument/completion", () => ({ isIncomplete: false, items: [{ label: "x" }] }));
connection.onRequest("textDocument/documentSymbol", () => []);
connection.onRequest("textDocument/inlayHint", () => []);
connection.onRequest("shutdown", () => null);
connection.onNotification("exit", () => process.exit(0));
connection.listen();
