import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { LocalServerError } from "../errors.js";
import { findProgram } from "../find-program.js";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The program of a Chromium. `CHROMIUM` names another than the first that is installed. @throws LocalServerError where there is none */
export function findChromium({ CHROMIUM: named }: NodeJS.ProcessEnv = process.env): string {
    const found = named !== undefined && named !== "" ? named : findProgram(names);
    if (found === undefined || !existsSync(found)) {
        throw new LocalServerError(
            `There is no browser: ${found ?? names.join(", ")} is not installed; install Chromium (Debian: apt-get install --no-install-recommends chromium fonts-dejavu-core), or name one with CHROMIUM.`,
        );
    }
    return found;
}

/** Starts a Chromium without a window. Its sandbox needs a user that is not root. */
export function launchChromium(): Promise<Browser> {
    return chromium.launch({ executablePath: findChromium(), chromiumSandbox: process.getuid?.() !== 0 });
}
