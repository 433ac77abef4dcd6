/** A word for a POSIX shell, whatever is in it. */
export function quoted(word: string): string {
    return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Commands that write `content` to `path`, whatever is in it.
 *
 * @param mode permissions, such as `0644`
 */
export function writeFile(path: string, mode: string, content: string): string {
    // With its permissions from the start, and not only after it was written.
    return `install -D -m ${mode} /dev/null ${quoted(path)}\n${appendFile(path, content)}`;
}

/** A command that adds `content` to the end of a file, whatever is in it: the delimiter is one that no line of it is. */
export function appendFile(path: string, content: string): string {
    const lines = content.split("\n");
    let delimiter = "END";
    while (lines.includes(delimiter)) delimiter += "_";
    const ending = content.endsWith("\n") ? "" : "\n";
    return `cat >>${quoted(path)} <<'${delimiter}'\n${content}${ending}${delimiter}`;
}

/** The same configuration or script in fewer bytes: a blank for each level, and no comments, which the source has too. */
export function narrow(text: string): string {
    return text.replace(/^ *#.*\n/gm, "").replace(/^(?: {4})+/gm, (indent) => " ".repeat(indent.length / 4));
}
