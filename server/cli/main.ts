// The command line. Everything expected is said in one line on stderr; nobody is shown a stack trace.
import { check } from "./check";
import { explainAll } from "./explain";
import { help } from "./help";
import { languageServer, version } from "./installation";
import { parseArguments } from "./parseArguments";
import { Terminal } from "./terminal";

const terminal = new Terminal();

async function run(): Promise<number> {
  const command = parseArguments(process.argv.slice(2), process.env);
  switch (command.name) {
    case "help":
      terminal.print(help(command.language));
      return 0;
    case "version":
      terminal.print(version());
      return 0;
    case "check":
      return check(command, terminal);
    case "explain":
      return explainAll(command, terminal);
    case "lsp":
      languageServer();
      return 0;
  }
}

run().then(
  (code) => {
    // Not process.exit: what is still on its way into a pipe would be cut off.
    process.exitCode = code;
  },
  (failure: unknown) => {
    terminal.fail(failure);
    process.exitCode = 2;
  },
);
