// Runs one stage in a thread of its own, and says which text it sends before it sends it.
import { parentPort, workerData } from "node:worker_threads";
import { englishContext } from "../corpus/compiledKnowledge";
import { runStage } from "./fuzz";
import { samples } from "./material";
import type { Message, Task } from "./watched";

const { stage, options }: Task = workerData;
const tell = (message: Message): void => parentPort?.postMessage(message);
// A long text is made anew from its name: copying it each time would cost more than testing it.
const longest = 1_000_000;
const result = runStage(stage, samples(), englishContext(), options, (name, text) =>
  tell({ about: "text", name, text: text.length < longest ? text : "" }),
);
tell({ about: "end", result });
