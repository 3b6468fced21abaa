import { format } from "node:util";
import type { Page } from "playwright-core";
import { startCodeServer } from "../../../scripts/editor/codeServer";
import { type EditorHome, root } from "../../../scripts/editor/editorHome";
import { testLine } from "../suite/report";
import { launchBrowser } from "./browser";

/** One run of a suite inside VS Code's extension host. */
export interface InHostRun {
  editor: EditorHome;
  /** The module that exports `run(): Promise<void>`, as for @vscode/test-electron. */
  tests: string;
  folder: string;
  locale: string;
  print(line: string): void;
}

const noResult = 124;
const patience = 180_000;

/** Runs the suite in the extension host of a real VS Code; gives the exit code, 124 when there is none in time. */
export async function runInHost({ editor, tests, folder, locale, print }: InHostRun): Promise<number> {
  const server = await startCodeServer(editor, { development: true, locale });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const result = await listen(page, print);
      const payload: [string, string][] = [
        ["extensionDevelopmentPath", server.remoteUri(root)],
        ["extensionTestsPath", server.remoteUri(tests)],
      ];
      await page.goto(server.windowUrl({ folder, payload }));
      return await result();
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** Receives the suite's lines and result; VS Code calls these two functions where a page has them. */
async function listen(page: Page, print: (line: string) => void): Promise<() => Promise<number>> {
  const log: string[] = [];
  let reported = false;
  await page.exposeFunction("codeAutomationLog", (type: string, values: unknown[]) => {
    const line = format(...values);
    if (line.startsWith(testLine)) {
      reported = true;
      print(line.replaceAll(testLine, ""));
    } else {
      log.push(`[${type}] ${line.split("\n", 1)}`);
    }
  });
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => end(code));
  return async () => {
    const timer = setTimeout(() => end(noResult), patience);
    const code = await ended;
    clearTimeout(timer);
    if (code === noResult) print(`no result after ${patience / 1000} s`);
    // Where the suite has spoken, it has said what is wrong; the workbench's own complaints would only bury it.
    if (code !== 0 && !reported) print(`--- the end of the workbench's log ---\n${log.slice(-40).join("\n")}`);
    return code;
  };
}
