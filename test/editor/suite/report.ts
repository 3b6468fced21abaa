import { type Runner, reporters, type Test } from "mocha";

/** Begins every line that the suite prints: the workbench's own log arrives by the same way. */
export const testLine = "@test ";

function print(text: string): void {
  console.log(text.replace(/^/gm, testLine));
}

/** A mocha reporter that prints the results as lines for the program that started VS Code. */
export class Report extends reporters.Base {
  constructor(runner: Runner) {
    super(runner);
    runner.on("pass", (test: Test) => {
      print(`  ✔ ${test.fullTitle()} (${test.duration} ms)`);
    });
    runner.on("pending", (test: Test) => {
      print(`  - ${test.fullTitle()}`);
    });
    runner.on("fail", (test: Test, error: Error) => {
      print(`  ✘ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on("end", () => {
      const { passes, failures, pending } = this.stats;
      print(`${passes} passed, ${failures} failed${pending ? `, ${pending} skipped` : ""}`);
    });
  }
}
