import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Options, Stage, StageName } from "./fuzz";

/** What a thread is to do. */
export interface Task {
  readonly stage: StageName;
  readonly options: Options;
}

/** What a thread says. */
export type Message =
  | { readonly about: "text"; readonly name: string; readonly text: string }
  | { readonly about: "end"; readonly result: Stage };

/** How long all the steps of one text may take, in milliseconds. A step that merely takes long ends by itself and is told as such. */
const patience = 60_000;

/** Runs a stage in a thread under watch: a text that blocks ends the stage, and is its failure. */
export function runWatched(stage: StageName, options: Options, patienceOfText = patience): Promise<Stage> {
  const task: Task = { stage, options };
  return watch(
    new Worker(path.join(__dirname, "stageWorker.ts"), { workerData: task, execArgv: ["--require", "tsx/cjs"] }),
    stage,
    patienceOfText,
  );
}

/** Waits for a thread's result; a text after which nothing is heard for too long is a hang. */
export function watch(worker: Worker, stage: StageName, patienceOfText: number): Promise<Stage> {
  const started = performance.now();
  let current = { name: "nothing", text: "" };
  let texts = 0;
  return new Promise((resolve, reject) => {
    const hang = (): void => {
      clearTimeout(alarm);
      worker.off("exit", lost);
      void worker.terminate();
      const milliseconds = performance.now() - started;
      const failure = { stage, ...current, step: "some step", what: `hangs for more than ${patienceOfText / 1000} s` };
      const slowest = { name: current.name, step: failure.step, milliseconds: patienceOfText };
      resolve({ name: stage, texts, milliseconds, slowest, failures: [failure] });
    };
    const lost = (): void => {
      clearTimeout(alarm);
      reject(new Error(`${stage}: the thread ended at ${current.name}`));
    };
    const alarm = setTimeout(hang, patienceOfText);
    worker.on("message", (message: Message) => {
      alarm.refresh();
      if (message.about === "text") {
        current = message;
        texts++;
        return;
      }
      clearTimeout(alarm);
      worker.off("exit", lost);
      resolve(message.result);
    });
    worker.once("error", (error) => {
      clearTimeout(alarm);
      reject(error);
    });
    worker.once("exit", lost);
  });
}
