// Where the command begins. A language server needs none of the other commands, and an editor waits for it.
import path from "node:path";

const [command, ...words] = process.argv.slice(2);
const isServer =
  command === "lsp" && words.includes("--stdio") && words.every((word) => /^--(stdio|clientProcessId=\d+)$/.test(word));

// Everything else is for the commands to judge.
require(path.join(__dirname, isServer ? "server.js" : "commands.js"));
