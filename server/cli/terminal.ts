import { writeSync } from "node:fs";
import type { Language, Text } from "../core";
import { say } from "../core";
import { Complaint } from "./complaint";

const unexpected: Text = {
  en: "something went wrong that should not have: {what}",
  ja: "予期しないエラーが発生しました: {what}",
};

/** Standard output and standard error. Whoever stops reading (`| head`) ends the program calmly. */
export class Terminal {
  language: Language = "en";

  constructor() {
    process.stdout.on("error", (failure: NodeJS.ErrnoException) => {
      if (failure.code !== "EPIPE") this.fail(failure);
      process.exit(failure.code === "EPIPE" ? process.exitCode : 2);
    });
  }

  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  complain(complaint: Complaint): void {
    this.say(complaint.in(this.language));
  }

  /** Tells of a failure of any sort. */
  fail(failure: unknown): void {
    if (failure instanceof Complaint) return this.complain(failure);
    this.say(say(unexpected, this.language, { what: failure instanceof Error ? failure.message : String(failure) }));
  }

  private say(line: string): void {
    process.stderr.write(`virt-layers: ${line.replace(/\s*\n\s*/g, " ")}\n`);
  }
}
