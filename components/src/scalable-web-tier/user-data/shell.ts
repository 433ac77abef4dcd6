/** A word for a POSIX shell, whatever is in it. */
export function quoted(word: string): string {
    return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Commands that write `content` to `path`, whatever is in it: the delimiter is one that no line of it is.
 *
 * @param mode permissions, such as `0644`
 */
export function writeFile(path: string, mode: string, content: string): string {
    const lines = content.split("\n");
    let delimiter = "END";
    while (lines.includes(delimiter)) delimiter += "_";
    const ending = content.endsWith("\n") ? "" : "\n";
    return [
        // With its permissions from the start, and not only after it was written.
        `install -D -m ${mode} /dev/null ${quoted(path)}`,
        `cat >${quoted(path)} <<'${delimiter}'\n${content}${ending}${delimiter}`,
    ].join("\n");
}
