import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import type { Page } from "playwright-core";
import { type CodeServer, freePort } from "../../../scripts/editor/codeServer";

/** A folder that is served over HTTP. */
export interface ServedFolder {
  port: number;
  close(): Promise<void>;
}

const types: Record<string, string> = { ".js": "text/javascript", ".json": "application/json" };

/** Serves a folder's files on this machine. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer(async (request, response) => {
    const file = path.join(folder, decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const isFile = await stat(file).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isFile) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "application/octet-stream" });
    return createReadStream(file).pipe(response);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    return closed;
  };
  return { port, close };
}

/**
 * Loads the served extension into the page's web-worker extension host, as vscode.dev does; call it before the page opens.
 * The server knows nothing of it: of an extension with a path on the server, VS Code would refuse to start workers.
 */
export async function useWebExtension(page: Page, server: CodeServer, served: ServedFolder): Promise<void> {
  // By the server's proxy the files have the page's own origin; its content security policy allows no other.
  const extension = { scheme: "http", authority: new URL(server.origin).host, path: `/proxy/${served.port}` };
  await page.addInitScript((added) => {
    const observer = new MutationObserver(() => {
      const meta = document.getElementById("vscode-workbench-web-configuration");
      if (!meta) return;
      observer.disconnect();
      const configuration = JSON.parse(meta.dataset.settings ?? "{}");
      configuration.developmentOptions = { ...configuration.developmentOptions, extensions: [added] };
      meta.dataset.settings = JSON.stringify(configuration);
    });
    observer.observe(document, { childList: true, subtree: true });
  }, extension);
}
