import {
  type Context,
  complete,
  type DocumentModel,
  diagnose,
  hover,
  inlayHints,
  readDocument,
  type Span,
} from "../../server/core";

/** Something that no text may bring about. */
export interface Trouble {
  readonly step: string;
  readonly what: string;
}

/** What became of one text: the longest step, and all that went wrong. */
export interface Probe {
  readonly slowest: { readonly step: string; readonly milliseconds: number };
  readonly troubles: readonly Trouble[];
}

/** How much of a file an editor shows at once, in characters. */
const shown = 3_000;

/** Reads a text, finds its mistakes and asks every feature at one place of it. */
export function probe(text: string, offset: number, context: Context, limit: number): Probe {
  // A busy machine is slow now and then, a slow text always.
  let seen = probeOnce(text, offset, context, limit);
  for (let again = 1; again < tries && seen.slowest.milliseconds > limit; again++) seen = probeOnce(text, offset, context, limit);
  return seen;
}

const tries = 3;

function probeOnce(text: string, offset: number, context: Context, limit: number): Probe {
  const troubles: Trouble[] = [];
  let slowest = { step: "read", milliseconds: 0 };
  const time = <Result>(step: string, run: () => Result): Result | undefined => {
    const clock = stopwatch();
    try {
      return run();
    } catch (failure) {
      const stack = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
      troubles.push({ step, what: `throws ${stack.split("\n").slice(0, 4).join(" ")}` });
      return undefined;
    } finally {
      const milliseconds = clock();
      if (milliseconds > slowest.milliseconds) slowest = { step, milliseconds };
      if (milliseconds > limit) troubles.push({ step, what: `takes ${Math.round(milliseconds)} ms` });
    }
  };

  const model = time("read", () => readDocument({ uri: "file:///fuzz", text }));
  if (!model) return { slowest, troubles };
  const range = { start: offset, end: Math.min(text.length, offset + shown) };
  const spans = [
    ...modelSpans(model),
    ...(time("diagnose", () => diagnose(model, context)) ?? []).flatMap(({ span, fixes, related }) => [
      span,
      ...related.map((one) => one.span),
      ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
    ]),
    time("hover", () => hover(model, offset, context))?.span ?? [],
    ...(time("complete", () => complete(model, offset, context)) ?? []).map(({ span }) => span),
    ...(time("inlayHints", () => inlayHints(model, range, "quiet", context)) ?? []).map((hint) => ({
      start: hint.offset,
      end: hint.offset,
    })),
  ].flat();
  const outside = spans.find((span) => !isIn(span, text));
  if (outside) troubles.push({ step: "spans", what: `${outside.start}–${outside.end} of ${text.length}` });
  return { slowest, troubles };
}

/** Starts to measure. What this process does not compute itself, it waits for on a busy machine: that does not count. */
function stopwatch(): () => number {
  const started = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return Math.min(performance.now() - started, (user + system) / 1000);
  };
}

function modelSpans(model: DocumentModel): Span[] {
  return [
    ...model.subjects.map(({ span }) => span),
    ...model.occurrences.flatMap(({ names, whole, value }) => [whole, ...names, ...(value ? [value.span] : [])]),
  ];
}

function isIn({ start, end }: Span, text: string): boolean {
  return start >= 0 && start <= end && end <= text.length;
}
