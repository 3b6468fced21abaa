import { type Browser, chromium } from "playwright-core";

/** The browser that shows VS Code in the tests. */
export const browserPath = process.env.CHROMIUM || "/usr/bin/chromium";

/** Starts the browser, without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    // Without a sandbox it also runs as root; it only ever loads pages of this machine.
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
  });
}
