import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/**
 * Leaves out of a bundle what the AWS SDK knows of the operations that a function does not call.
 *
 * A client of the SDK describes all its operations in one file, as literals with keys such as `[_xN]`, where `_xN` is a constant text of that file. To esbuild such a key
 * could be anything, so that it keeps every description: for EC2, half a megabyte. With the text in its place a description that nothing refers to is dropped.
 *
 * @see https://esbuild.github.io/api/#tree-shaking
 */
export const pureSchemas: Plugin = {
    name: "pure-schemas",
    setup({ onLoad }) {
        onLoad({ filter: /[\\/]schemas[\\/]schemas_\d+\.js$/ }, async ({ path }) => ({
            contents: withLiteralKeys(await readFile(path, "utf8")),
        }));
    },
};

/** The same program, with the text of each constant where it is the key of a literal. */
export function withLiteralKeys(source: string): string {
    const texts = new Map(
        Array.from(source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm), ([, name = "", text = ""]) => [name, text]),
    );
    return source.replace(/\[(_\w+)\]:/g, (key, name: string) => {
        const text = texts.get(name);
        return text === undefined ? key : `${text}:`;
    });
}
