import { isAbsolute, resolve } from "node:path";
import { pathFlags, shorthandFlags, valueFlags } from "./flags.js";

/** A Pulumi command line as far as a local run must understand it. */
export interface CommandLine {
    /** The folder that Pulumi would work in: `-C DIR` against the current folder. */
    readonly directory: string;
    /** The command and its sub-command, such as `["stack", "select", "dev"]`: every word that belongs to no flag. */
    readonly words: readonly string[];
    /** Flags by long name; a flag without a value has the value `"true"`. The last one of several wins. */
    readonly flags: ReadonlyMap<string, string>;
    /** What is handed to the engine: without `-C`, paths made absolute. */
    readonly args: readonly string[];
}

/**
 * Reads a Pulumi command line. What is not known is handed on as it is: the engine is the one to judge it.
 *
 * Relative paths mean what they mean to Pulumi, which goes to `-C DIR` first; the engine itself works elsewhere.
 */
export function readCommandLine(argv: readonly string[], currentFolder: string): CommandLine {
    const tokens = readTokens(argv);
    const named = tokens.findLast((token) => token.name === "cwd")?.value;
    const directory = resolve(currentFolder, named ?? ".");
    const kept = tokens.filter((token) => token.name !== "cwd");
    const words = kept.flatMap((token) => (token.name === undefined && token.value !== undefined ? [token.value] : []));
    return {
        directory,
        words,
        flags: new Map(kept.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value ?? "true"]]))),
        args: kept.flatMap((token) => writeToken(token, words, directory)),
    };
}

/** One flag with its value, or one word. */
interface Token {
    /** Long name of a flag; undefined for a word. */
    readonly name?: string;
    readonly value?: string;
    /** As it was typed. */
    readonly typed: readonly string[];
}

function readTokens(argv: readonly string[]): Token[] {
    const tokens: Token[] = [];
    for (let at = 0; at < argv.length; at++) {
        const argument = argv[at] ?? "";
        const next = argv[at + 1];
        if (argument === "--") {
            tokens.push(...argv.slice(at).map((typed) => ({ typed: [typed] })));
            break;
        }
        const read = argument.startsWith("--")
            ? readLong(argument, next)
            : argument.startsWith("-") && argument.length > 1
              ? readShort(argument, next, tokens)
              : [{ value: argument, typed: [argument] }];
        tokens.push(...read);
        if (read.some(({ typed }) => typed.length > 1)) at++;
    }
    return tokens;
}

function readLong(argument: string, next: string | undefined): Token[] {
    const equals = argument.indexOf("=");
    if (equals >= 0) return [{ name: argument.slice(2, equals), value: argument.slice(equals + 1), typed: [argument] }];
    const name = argument.slice(2);
    return valueFlags.has(name) && next !== undefined
        ? [{ name, value: next, typed: [argument, next] }]
        : [{ name, typed: [argument] }];
}

/** `-y`, `-s dev`, `-sdev`, `-s=dev` and several letters in one, as in `-ys dev`. */
function readShort(argument: string, next: string | undefined, before: readonly Token[]): Token[] {
    const command = before.find((token) => token.name === undefined)?.value;
    const tokens: Token[] = [];
    for (let at = 1; at < argument.length; at++) {
        const letter = argument.charAt(at);
        const name = shorthandFlags(command).get(letter) ?? letter;
        const rest = argument.slice(at + 1).replace(/^=/, "");
        if (!valueFlags.has(name)) {
            tokens.push({ name, typed: [`-${letter}`] });
            continue;
        }
        if (rest !== "") tokens.push({ name, value: rest, typed: [`-${letter}${rest}`] });
        else if (next !== undefined) tokens.push({ name, value: next, typed: [`-${letter}`, next] });
        else tokens.push({ name, typed: [`-${letter}`] });
        break;
    }
    return tokens;
}

function writeToken({ name, value, typed }: Token, words: readonly string[], directory: string): readonly string[] {
    if (name === undefined || value === undefined || !pathFlags(words[0]).has(name)) return typed;
    const absolute = value
        .split(",")
        .map((path) => (isAbsolute(path) || path === "-" ? path : resolve(directory, path)))
        .join(",");
    return [`--${name}=${absolute}`];
}
