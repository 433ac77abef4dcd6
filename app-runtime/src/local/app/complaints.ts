/**
 * Takes a program's log as it comes and hands on what is a warning or worse, and what is no line of a log.
 *
 * Requests and all that goes well would drown it on a terminal.
 */
export function complaintsOf(say: (line: string) => void): (text: string) => void {
    let rest = "";
    return (text) => {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        lines.map(complaintOf).forEach((complaint) => complaint !== undefined && say(complaint));
    };
}

function complaintOf(line: string): string | undefined {
    const content = parse(line);
    if (content === undefined) {
        return line === "" ? undefined : line;
    }
    const { level, message, problem, error } = content;
    const details = [message, problem, error].filter((part) => typeof part === "string").join(": ");
    return level === "info" || level === "debug" ? undefined : `${String(level)}: ${details}`;
}

function parse(line: string): Partial<Record<string, unknown>> | undefined {
    try {
        const content: unknown = JSON.parse(line);
        return typeof content === "object" && content !== null ? { ...content } : undefined;
    } catch {
        return undefined;
    }
}
