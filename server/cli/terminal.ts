import { type Language, say, type Text } from "../core";
import { Complaint } from "./complaint";

const unexpected: Text = {
  en: "something went wrong that should not have: {what}",
  ja: "予期しないエラーが発生しました: {what}",
};

/** So few files are done before anybody could read of it. */
const few = 100;

/** Standard output and standard error. Where the reader of a pipe goes away (`| head`), the program ends calmly. */
export class Terminal {
  constructor(public language: Language) {
    process.stdout.on("error", (failure: NodeJS.ErrnoException) => {
      if (failure.code === "EPIPE") process.exit();
      this.fail(failure);
      process.exit(2);
    });
  }

  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  /** Shows on a terminal how many of many files are done, on one line that is gone when all are; nothing elsewhere. */
  progress(done: number, all: number): void {
    if (!process.stderr.isTTY || all < few) return;
    if (done === all) process.stderr.write("\r\x1b[K");
    else if (done % 20 === 0) process.stderr.write(`\r\x1b[K${done} / ${all}`);
  }

  /** Tells of a failure of any sort, in one line. */
  fail(failure: unknown): void {
    const what = failure instanceof Error ? failure.message : String(failure);
    const line = failure instanceof Complaint ? failure.in(this.language) : say(unexpected, this.language, { what });
    process.stderr.write(`virt-layers: ${line.replace(/\s*\n\s*/g, " ")}\n`);
  }
}
