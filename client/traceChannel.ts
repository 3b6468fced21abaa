import * as vscode from "vscode";

/**
 * The output channel as the client library traces into it. The library traces only where the channel's log level is Trace and
 * takes from `virtLayers.trace.server` merely how much; here the setting alone turns tracing on too, as its users expect.
 */
export function traceChannel(output: vscode.LogOutputChannel, subscriptions: vscode.Disposable[]): vscode.LogOutputChannel {
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const level = () => {
    const setting = vscode.workspace.getConfiguration("virtLayers").get("trace.server", "off");
    return setting === "off" ? output.logLevel : vscode.LogLevel.Trace;
  };
  subscriptions.push(
    changed,
    output.onDidChangeLogLevel(() => changed.fire(level())),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("virtLayers.trace.server")) changed.fire(level());
    }),
  );
  return Object.create(output, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: changed.event },
    trace: {
      value: (message: string) => (output.logLevel === vscode.LogLevel.Trace ? output.trace(message) : output.info(message)),
    },
  });
}
