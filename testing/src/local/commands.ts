import type { CommandLine } from "./command-line.js";
import { nearestOf } from "./nearest.js";
import { Problem } from "./problem.js";

/** What a local run is likely to be asked for, and so what a misspelt word may have meant. */
const usual = [
    "about",
    "cancel",
    "config",
    "console",
    "destroy",
    "import",
    "logs",
    "plugin",
    "policy",
    "preview",
    "refresh",
    "schema",
    "stack",
    "state",
    "up",
    "update",
    "version",
    "watch",
];

/** The engine's other commands and its aliases, which no suggestion names. */
const others = [
    "ai",
    "api",
    "completion",
    "convert",
    "convert-trace",
    "deployment",
    "dn",
    "do",
    "down",
    "env",
    "events",
    "gen-completion",
    "gen-markdown",
    "generate-cli-spec",
    "help",
    "history",
    "insights",
    "install",
    "login",
    "logout",
    "neo",
    "new",
    "org",
    "package",
    "pre",
    "project",
    "query",
    "replay-events",
    "template",
    "view-trace",
    "whoami",
];

const known = new Set([...usual, ...others]);

/**
 * Refuses a misspelt command, which the engine would answer with a complaint about the first flag that follows. A word
 * that resembles none is left to the engine: a later one may have commands that nobody knows here.
 */
export function refuseMisspelt({ words: [command] }: CommandLine): void {
    if (command === undefined || known.has(command)) return;
    const nearest = nearestOf(command, usual);
    if (nearest !== undefined) throw new Problem(`there is no command ${command}; did you mean ${nearest}?`);
}
