import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DocumentType, GeneratorOptions } from "./documents/document";
import { generate } from "./documents/generate";
import { type Metric, metrics } from "./metrics";
import { judge, type Quality } from "./quality";
import type { ServerDefinition } from "./serverDefinitions";
import { type Publication, ServerProcess } from "./serverProcess";

/** How long and how often. Times in milliseconds. */
export interface Plan extends GeneratorOptions {
  readonly starts: number;
  readonly warmup: number;
  readonly repetitions: number;
  readonly pause: number;
  /** The longest time for one metric of one server; fewer repetitions then. */
  readonly budget: number;
  readonly patience: number;
}

/** The repetitions of one metric. */
export interface Series {
  readonly values: number[];
  /** Processor time of all of them. */
  processor: number;
}

/** What was measured of one server on one document. */
export interface ServerResult {
  readonly label: string;
  /** By the metric's id; the three of the start are `initialize`, `first` and `shown`. */
  readonly series: Record<string, Series>;
  memory?: { readonly now: number; readonly peak: number };
  quality?: Quality;
  readonly notes: string[];
}

export interface SizeResult {
  readonly type: DocumentType;
  readonly lines: number;
  readonly bytes: number;
  readonly servers: readonly ServerResult[];
}

/** A server that runs, with the place for what it does. */
interface Running {
  readonly server: ServerProcess;
  readonly result: ServerResult;
}

/** Measures every server on one document, repetition by repetition in turn, so that their ratios hold on a noisy machine. */
export async function measureSize(
  type: DocumentType,
  lines: number,
  definitions: readonly ServerDefinition[],
  plan: Plan,
): Promise<SizeResult> {
  const document = generate(type, lines, plan);
  const workspace = mkdtempSync(path.join(tmpdir(), "virt-layers-bench-"));
  writeFileSync(path.join(workspace, document.fileName), document.text);
  const all = definitions.map((definition) => ({
    definition,
    result: { label: definition.label, series: {}, notes: [] } satisfies ServerResult,
  }));
  const running = new Map<ServerDefinition, Running>();
  const create = (definition: ServerDefinition) => new ServerProcess(definition, document, workspace, plan.patience);
  try {
    for (let round = 0; round < plan.starts; round++) {
      for (const { definition, result } of all) {
        await running.get(definition)?.server.stop();
        const started = { server: create(definition), result };
        running.set(definition, started);
        await guarded(result, "start", () => startAndOpen(started, round === plan.starts - 1));
      }
    }
    for (const metric of metrics) await measureInTurn(metric, [...running.values()], plan);
    for (const { server, result } of running.values()) {
      const memory = server.memory();
      if (memory) result.memory = memory;
    }
  } finally {
    await Promise.all([...running.values()].map(({ server }) => server.stop()));
    rmSync(workspace, { recursive: true, force: true });
  }
  return { type, lines: document.lines, bytes: document.bytes, servers: all.map(({ result }) => result) };
}

/** A cold start, to the seeded mistake. The last one is asked what it has to say, too. */
async function startAndOpen({ server, result }: Running, last: boolean): Promise<void> {
  add(result, "initialize", await server.start());
  const { first, shown, said } = await server.open();
  add(result, "first", first);
  let publication: Publication | undefined;
  try {
    add(result, "shown", await shown);
    publication = await said;
  } catch (failure) {
    result.notes.push(`the seeded mistake is not shown: ${messageOf(failure)}`);
  }
  if (last) result.quality = await judge(server, publication);
}

async function measureInTurn(metric: Metric, running: readonly Running[], plan: Plan): Promise<void> {
  const able = running.filter(({ server, result }) => {
    const shows = result.quality?.mistake !== "missing" || !/^(finding|block)$/.test(metric.id);
    return result.quality && shows && (metric.needs === undefined || server.abilities[metric.needs]);
  });
  const states = able.map((one) => ({ ...one, spent: 0, fired: 0, failed: false }));
  // an even number of edits leaves the text as it was
  const total = 2 * Math.ceil((plan.warmup + plan.repetitions) / 2);
  for (let i = 0; i < total; i++) {
    for (const state of i % 2 === 0 ? states : [...states].reverse()) {
      if (state.failed || (state.spent > plan.budget && state.fired % 2 === 0)) continue;
      const slow = state.spent > plan.budget / 5;
      await guarded(state.result, metric.id, async () => {
        state.failed = true;
        const before = state.server.processorTime();
        const started = performance.now();
        const value = await metric.measure(state.server, state.fired++);
        state.spent += performance.now() - started;
        await new Promise((resolve) => setTimeout(resolve, plan.pause));
        if (i >= plan.warmup || (i > 0 && slow)) add(state.result, metric.id, value, state.server.processorTime() - before);
        state.failed = false;
      });
    }
  }
}

function add({ series }: ServerResult, id: string, value: number, processor = 0): void {
  series[id] ??= { values: [], processor: 0 };
  series[id].values.push(value);
  series[id].processor += processor;
}

/** A server that fails gets a note, and the others go on. */
async function guarded(result: ServerResult, what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (failure) {
    result.notes.push(`${what}: ${messageOf(failure)}`);
  }
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
