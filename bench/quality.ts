import type { CompletionItem, CompletionList, Hover, MarkedString, MarkupContent } from "vscode-languageserver/node";
import type { Place } from "./documents/document";
import { isShown, type Publication, type ServerProcess } from "./serverProcess";

/** What a server said at the marks: a fast empty answer does not count. */
export interface Quality {
  /** Is the seeded mistake reported, and does the finding stand on it? */
  readonly mistake: "missing" | "on its line" | "at its place";
  readonly message?: string;
  readonly hover?: Answers;
  readonly completion?: Answers;
}

/** How many of the places got an answer, and an example. */
export interface Answers {
  readonly answered: number;
  readonly places: number;
  /** The places without an answer. */
  readonly empty: readonly string[];
  readonly example: string;
}

/** Asks once at every mark of a server that has shown, or not shown, the seeded mistake. */
export async function judge(server: ServerProcess, said: Publication | undefined): Promise<Quality> {
  const { marks } = server.document;
  return {
    ...judgeMistake(said, marks.seeded),
    ...(server.abilities.hoverProvider && {
      hover: await answersAt(server, marks.hover, async (position) =>
        hoverText(await server.ask<Hover | null>("textDocument/hover", { position })),
      ),
    }),
    ...(server.abilities.completionProvider && {
      completion: await answersAt(server, marks.completion, async (position) =>
        labels(await server.ask<CompletionItem[] | CompletionList | null>("textDocument/completion", { position })),
      ),
    }),
  };
}

/** Says whether the answers of a metric hold something; what is not asked for at places always does. */
export function isAnswered(quality: Quality | undefined, metric: string): boolean {
  const answers = metric === "hover" ? quality?.hover : /^(completion|typing)$/.test(metric) ? quality?.completion : undefined;
  return answers === undefined || answers.answered === answers.places;
}

function judgeMistake(said: Publication | undefined, seeded: Place | undefined): Pick<Quality, "mistake" | "message"> {
  const found = seeded && said?.diagnostics.find((diagnostic) => isShown([diagnostic], seeded));
  if (!seeded || !found) return { mistake: "missing" };
  const { start, end } = found.range;
  const from = start.line < seeded.line || start.character <= seeded.character;
  const to = end.line > seeded.line || end.character > seeded.character;
  const message = typeof found.message === "string" ? found.message : found.message.value;
  return { mistake: start.line === seeded.line && from && to ? "at its place" : "on its line", message };
}

async function answersAt(
  server: ServerProcess,
  places: readonly Place[],
  ask: (place: Place) => Promise<string>,
): Promise<Answers> {
  const empty: string[] = [];
  let example = "";
  for (const place of places) {
    const text = (await ask(place)).trim();
    if (text === "") empty.push(server.text.around(place));
    else example ||= text.slice(0, 300);
  }
  return { answered: places.length - empty.length, places: places.length, empty, example };
}

function hoverText(reply: Hover | null): string {
  return reply ? contentText(reply.contents) : "";
}

function contentText(contents: MarkupContent | MarkedString | MarkedString[]): string {
  if (Array.isArray(contents)) return contents.map(contentText).join("\n");
  return typeof contents === "string" ? contents : contents.value;
}

function labels(reply: CompletionItem[] | CompletionList | null): string {
  const items = Array.isArray(reply) ? reply : (reply?.items ?? []);
  return items.map(({ label }) => label).join(", ");
}
