import {
  type Card,
  type Context,
  type DocumentModel,
  explain,
  hover,
  LineIndex,
  readDocument,
  say,
  search as searchFor,
  type Text,
} from "../core";
import { Complaint } from "./complaint";
import { loadContext } from "./installation";
import type { CardFormat, Command } from "./parseArguments";
import { readText } from "./readText";
import { rangeOf } from "./report";
import type { Terminal } from "./terminal";

/** A file that places were asked of; its model is missing where it is none of ours. */
interface AskedFile {
  readonly lines: LineIndex;
  readonly model: DocumentModel | undefined;
}

interface Answer {
  readonly card: Card | undefined;
  readonly lines?: LineIndex;
}

/** Answers every question in order: the card of a place or of an address. A file is read once. */
export function explainAll({ questions, search, format, language }: Command & { name: "explain" }, terminal: Terminal): number {
  const context = loadContext(language);
  if (search) return find(questions.join(" "), format, context, terminal);
  const read = once(readFile);
  let code = 0;
  const answers = questions.map((question): Answer => {
    try {
      return answer(question, read, context);
    } catch (failure) {
      terminal.fail(failure);
      code = 2;
      return { card: undefined };
    }
  });
  terminal.print(
    format === "json"
      ? answers.map(json).join("\n")
      : answers
          .map(({ card }, i) => card?.markdown ?? say(nothing, language, { question: questions[i] ?? "" }))
          .join("\n\n---\n\n"),
  );
  return code;
}

/** Lists what some words may mean: the address to ask for, what it is, and one sentence. */
function find(words: string, format: CardFormat, context: Context, terminal: Terminal): number {
  const hits = searchFor(words, context);
  const lines = hits.map(({ address, kind, what }) => `${address} – ${kind}\n    ${what}`);
  if (format === "json") terminal.print(JSON.stringify(hits));
  else terminal.print(lines.length > 0 ? lines.join("\n") : say(nothing, context.language, { question: words }));
  return 0;
}

function answer(question: string, read: (file: string) => AskedFile, context: Context): Answer {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/s.exec(question) ?? [];
  if (file === undefined) return { card: explain(question, context) };
  const { lines, model } = read(file);
  const offset = offsetAt(lines, Number(line), Number(column), question);
  return { lines, card: model && offset !== undefined ? hover(model, offset, context) : undefined };
}

/** The offset of a place that is counted from 1; undefined past the end of its line or of the text. */
function offsetAt(lines: LineIndex, line: number, column: number, question: string): number | undefined {
  if (line < 1 || column < 1) throw new Complaint(countsFromOne, { question });
  if (line > lines.lineCount) return undefined;
  const offset = lines.offsetAt({ line: line - 1, column: column - 1 });
  return lines.positionAt(offset).column === column - 1 ? offset : undefined;
}

function readFile(file: string): AskedFile {
  const text = readText(file);
  return { lines: new LineIndex(text), model: readDocument({ uri: file, text }) };
}

function once<Result>(compute: (key: string) => Result): (key: string) => Result {
  const known = new Map<string, Result>();
  return (key) => {
    const result = known.get(key) ?? compute(key);
    known.set(key, result);
    return result;
  };
}

function json({ card, lines }: Answer): string {
  if (!card) return "null";
  const { address, layer, component, markdown, counterparts, span } = card;
  const range = span && lines ? rangeOf(lines, span) : null;
  return JSON.stringify({ address, layer, component, markdown, counterparts, range });
}

const nothing: Text = { en: "Nothing is known of {question}.", ja: "{question} について説明できることはありません。" };
const countsFromOne: Text = {
  en: "{question}: lines and columns count from 1",
  ja: "{question}: 行と列は 1 から数えます",
};
