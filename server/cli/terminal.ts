import { type Language, say, type Text } from "../core";
import { Complaint } from "./complaint";

const unexpected: Text = {
  en: "something went wrong that should not have: {what}",
  ja: "予期しないエラーが発生しました: {what}",
};

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

  /** Tells of a failure of any sort, in one line. */
  fail(failure: unknown): void {
    const what = failure instanceof Error ? failure.message : String(failure);
    const line = failure instanceof Complaint ? failure.in(this.language) : say(unexpected, this.language, { what });
    process.stderr.write(`virt-layers: ${line.replace(/\s*\n\s*/g, " ")}\n`);
  }
}
