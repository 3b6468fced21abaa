import type { Locator, Page } from "playwright-core";

const patience = 20_000;

/** Text as the editor draws it: spaces are no-break spaces, and invisible characters are marked. */
function plain(text: string): string {
  return text.replace(/\u00a0/g, " ").replace(/[\u200b\u200c]/g, "");
}

/** VS Code's workbench on a page, driven by keyboard as a user would; every wait is for what the page shows. */
export class Workbench {
  readonly hover: Locator;
  readonly completionList: Locator;
  readonly codeActions: Locator;
  readonly statusBar: Locator;
  private readonly quickInput: Locator;
  private readonly editor: Locator;
  private readonly problems: Locator;

  constructor(readonly page: Page) {
    page.setDefaultTimeout(patience);
    this.hover = page.locator(".monaco-editor .monaco-hover:not(.hidden):visible");
    this.completionList = page.locator(".suggest-widget.visible .monaco-list-row");
    this.codeActions = page.locator(".action-widget:visible .monaco-list-row.action");
    this.statusBar = page.locator(".part.statusbar");
    this.quickInput = page.locator(".quick-input-widget:visible");
    this.editor = page.locator(".editor-group-container.active .editor-instance .monaco-editor").first();
    this.problems = page.locator(".markers-panel-container:visible");
  }

  /** Opens a window at the address and waits until it takes keys. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator(".monaco-workbench .part.editor").waitFor();
    // The status bar gets its items last; until then key bindings may be lost.
    await this.statusBar.locator(".statusbar-item").first().waitFor();
  }

  /** Opens a file of the workspace and waits until its text is there. */
  async openFile(name: string): Promise<void> {
    await this.quickPick("Control+p", name);
    await this.quickInput.locator(".quick-input-list .monaco-list-row").filter({ hasText: name }).first().click();
    await this.page.locator(`.editor-group-container.active .monaco-editor[data-uri$="${name}"] .view-line`).first().waitFor();
    await this.focusEditor();
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.focusEditor();
    await this.quickPick("Control+g", `:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.quickInput.waitFor({ state: "hidden" });
    // The status bar says "Ln 2, Col 5" in whatever language: its first two numbers.
    const position = this.page.locator('[id="status.editor.selection"]');
    await this.until(`the cursor at ${line}:${column}`, async () => {
      const numbers = ((await position.textContent()) ?? "").match(/\d+/g) ?? [];
      return numbers.slice(0, 2).join(":") === `${line}:${column}`;
    });
    await this.focused().waitFor();
  }

  /** Types in the editor at the cursor. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** The lines on the screen, inlay hints included. */
  async visibleLines(): Promise<string[]> {
    const lines = await this.editor.locator(".view-lines > .view-line").evaluateAll((nodes) =>
      nodes
        .map((node) => ({ top: node.getBoundingClientRect().top, text: node.textContent ?? "" }))
        .sort((a, b) => a.top - b.top)
        .map((line) => line.text),
    );
    return lines.map(plain);
  }

  /** The squiggles on the screen. */
  squiggles(severity: "error" | "warning" | "info" | "hint"): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  /** Shows the hover card at a place and gives its text. */
  async hoverAt(line: number, column: number): Promise<string> {
    await this.goTo(line, column);
    await this.pressUntil("the hover", ["Control+k", "Control+i"], this.hover.first());
    const text = async () => plain((await this.hover.allInnerTexts()).join("\n")).trim();
    // "Loading…" stands there until the server has answered.
    await this.until("the hover's text", async () => !/^(Loading.*)?$/.test(await text()));
    return text();
  }

  /** What the light bulb offers at the cursor; leaves its menu open. */
  async listCodeActions(): Promise<string[]> {
    await this.pressUntil("the light bulb's menu", ["Control+."], this.codeActions.first());
    return this.codeActions.allInnerTexts();
  }

  /** Picks from the light bulb's open menu. */
  async applyCodeAction(title: string): Promise<void> {
    await this.codeActions.filter({ hasText: title }).first().click();
    await this.codeActions.first().waitFor({ state: "hidden" });
  }

  /** What is offered for completion at the cursor; leaves the list open. */
  async completions(): Promise<string[]> {
    await this.pressUntil("the completion list", ["Control+Space"], this.completionList.first());
    return this.completionList.locator(".label-name").allInnerTexts();
  }

  /** The rows of the Problems panel, once the predicate holds: the panel trails the editor by a moment. */
  async problemRows(wanted: (rows: string[]) => boolean): Promise<string[]> {
    await this.pressUntil("the Problems panel", ["Control+Shift+m"], this.problems.first());
    let rows: string[] = [];
    await this.until("the Problems panel's rows", async () => {
      // While the panel draws itself anew it shows neither a row nor its "no problems".
      await this.problems.locator(".monaco-list-row, .message-box-container:visible").first().waitFor();
      rows = await this.problems.locator(".monaco-list-row").allInnerTexts();
      return wanted(rows);
    });
    return rows;
  }

  /** What stands in the status bar's language card, which the braces beside the language open. */
  /** Gives what stands at the cursor another name, in every file, and saves all of them. */
  async rename(name: string): Promise<void> {
    const box = this.page.locator(".rename-box input");
    await this.pressUntil("the box for a new name", ["F2"], box.first());
    await box.first().fill(name);
    await this.page.keyboard.press("Enter");
    await box.first().waitFor({ state: "hidden" });
    await this.page.locator(".editor-group-container.active .tab.active.dirty").waitFor();
    await this.page.keyboard.press("Control+k");
    await this.page.keyboard.press("s");
    await this.page.locator(".editor-group-container.active .tab.active.dirty").waitFor({ state: "detached" });
  }

  async languageStatus(): Promise<string> {
    await this.statusBar.locator('[id="status.languageStatus"]').hover();
    const card = this.page.locator(".hover-language-status");
    await card.first().waitFor();
    return plain((await card.allInnerTexts()).join("\n"));
  }

  /** Saves the active editor; the file on the disk then has its exact text. */
  async save(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press("Control+s");
    await this.page.locator(".editor-group-container.active .tab.active.dirty").waitFor({ state: "detached" });
  }

  /** Asks again until the answer is yes; for what no selector can express. */
  async until(what: string, ask: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + patience; !(await ask()); ) {
      if (Date.now() > deadline) throw new Error(`timed out waiting for ${what}`);
      await this.page.waitForTimeout(50);
    }
  }

  private async focusEditor(): Promise<void> {
    await this.page.keyboard.press("Control+1");
    await this.focused().waitFor();
  }

  private focused(): Locator {
    return this.page.locator(".editor-group-container.active .monaco-editor.focused");
  }

  private async quickPick(key: string, text: string): Promise<void> {
    const input = this.quickInput.locator('input[type="text"]').first();
    await this.pressUntil(`the input after ${key}`, [key], input);
    await input.fill(text);
  }

  /** A busy workbench loses a key now and then: they are pressed again while the thing is not there. */
  private async pressUntil(what: string, keys: string[], shown: Locator): Promise<void> {
    await this.until(what, async () => {
      if (await shown.count()) return true;
      for (const key of keys) await this.page.keyboard.press(key);
      return shown.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    });
  }
}
