// The command line. Everything is said in one line on stderr; nobody is shown a stack trace.
import { check } from "./check";
import { explainAll } from "./explain";
import { help } from "./help";
import { startLanguageServer, version } from "./installation";
import { type Command, languageOfEnvironment, parseArguments } from "./parseArguments";
import { Terminal } from "./terminal";

/** Does what is asked and returns the exit code: 0 nothing wrong, 1 an error found, 2 could not run. */
function run(command: Command, terminal: Terminal): number {
  switch (command.name) {
    case "check":
      return check(command, terminal);
    case "explain":
      return explainAll(command, terminal);
    case "lsp":
      startLanguageServer();
      return 0;
    case "help":
      terminal.print(help(command.language));
      return 0;
    case "version":
      terminal.print(version());
      return 0;
  }
}

const terminal = new Terminal(languageOfEnvironment(process.env));
try {
  const command = parseArguments(process.argv.slice(2), terminal.language);
  terminal.language = command.language;
  // Not process.exit: it would cut off what is still on its way into a pipe.
  process.exitCode = run(command, terminal);
} catch (failure) {
  terminal.fail(failure);
  process.exitCode = 2;
}
